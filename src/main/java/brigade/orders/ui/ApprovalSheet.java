package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.label;

import brigade.screen.Approval;
import brigade.screen.Overlay;
import brigade.screen.Texts;
import java.util.Optional;
import java.util.function.Function;

/** Asks for a colleague's PIN and for nothing else; the last digit does what is approved. */
final class ApprovalSheet extends Overlay {
  private static final long serialVersionUID = 1L;

  private final Approval approval;
  private final transient Function<String, Optional<String>> act;

  /**
   * @param about what the PIN is for, in a sentence
   * @param act does it with a PIN and gives the reason why it could not be done, or nothing
   */
  ApprovalSheet(String title, String detail, String about, Function<String, Optional<String>> act) {
    super(title, detail);
    this.act = act;
    approval = new Approval(about, this::approved);
    fill(approval);
    keys(button("btn grow", this::close, label("", Texts.of("orders.ui.dialog.cancel"))));
  }

  private void approved() {
    approval
        .pin()
        .ifPresent(
            pin -> {
              if (!settle(act.apply(pin))) {
                approval.ask();
              }
            });
  }
}
