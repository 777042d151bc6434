package brigade.screen;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.label;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeButton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks why something is done, and for a colleague's PIN where the person may not decide alone; then
 * does it, and says why when it could not be done.
 */
public final class ReasonSheet extends Overlay {
  private static final long serialVersionUID = 1L;

  private final Reasons reasons;
  private final @Nullable Approval approval;
  private final transient Act act;
  private final NativeButton go;

  /**
   * @param usual reasons to tap
   * @param approval what a colleague's PIN would be for; empty where the person may decide alone
   * @param done what the key says
   * @param more what is asked besides, above the reasons
   */
  public ReasonSheet(
      String title,
      String detail,
      List<String> usual,
      Optional<String> approval,
      String done,
      Act act,
      Component... more) {
    super(title, detail);
    this.act = act;
    reasons = new Reasons(usual, this::draw);
    this.approval = approval.map(about -> new Approval(about, this::approved)).orElse(null);
    go = button("btn primary grow", this::run, label("", done));
    List<Component> body = new ArrayList<>(List.of(more));
    body.add(reasons);
    if (this.approval != null) {
      body.add(this.approval);
    }
    fill(body.toArray(Component[]::new));
    keys(button("btn grow", this::close, label("", Texts.of("core.dialog.cancel"))), go);
    draw();
  }

  private void draw() {
    go.setEnabled(reasons.chosen().isPresent() && (approval == null || approval.pin().isPresent()));
  }

  private void approved() {
    draw();
    if (reasons.chosen().isPresent()) {
      run();
    }
  }

  private void run() {
    String pin = approval == null ? null : approval.pin().orElse(null);
    reasons
        .chosen()
        .ifPresent(
            why -> {
              if (!settle(act.run(why, pin)) && approval != null) {
                approval.ask();
                draw();
              }
            });
  }

  /** What is done. */
  @FunctionalInterface
  public interface Act {
    /**
     * Does it.
     *
     * @param pin of a colleague who approves it, or null
     * @return why it could not be done, or nothing
     */
    Optional<String> run(String reason, @Nullable String pin);
  }
}
