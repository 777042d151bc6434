package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.text;
import static brigade.screen.Markup.with;

import brigade.orders.ui.Sheet.Line;
import brigade.screen.Amounts;
import brigade.screen.PinPad;
import brigade.screen.ScreenKit;
import brigade.screen.Texts;
import brigade.staff.Permission;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Voiding or comping a line: how many, why, whether it was made, and a manager's PIN where the
 * person may not decide alone. The approval is for this one act; the person stays signed in.
 */
final class ReasonDialog extends Overlay {
  private static final long serialVersionUID = 1L;
  private static final int REASON_LIMIT = 120;
  private static final String OTHER = "other";

  private final transient ScreenKit kit;
  private final transient Amounts amounts;
  private final transient Kind kind;
  private final transient Line line;
  private final transient Function<Answer, Optional<String>> act;
  private final Input other = new Input();
  private final Span words = label("", "");
  private final NativeButton go;
  private final Div refusal = div("banner warn small");
  private final Div approvalBox = div("sheet-body");
  private @Nullable String reason;
  private boolean made;
  private int quantity;
  private @Nullable String pin;

  /**
   * @param act does it and gives the reason why it could not be done, or nothing when it is done
   */
  ReasonDialog(ScreenKit kit, Kind kind, Line line, Function<Answer, Optional<String>> act) {
    super(Texts.of("orders.ui." + kind.key + ".title", line.name()), detail(line, kit.amounts()));
    this.kit = kit;
    this.amounts = kit.amounts();
    this.kind = kind;
    this.line = line;
    this.act = act;
    this.quantity = line.quantity();
    go =
        button(
            "btn danger solid grow",
            this::run,
            icon((kind == Kind.VOID ? "ban" : "gift") + " s"),
            words);
    List<Component> body = new ArrayList<>();
    if (line.quantity() > 1) {
      body.add(howMany());
    }
    body.add(why());
    if (kind == Kind.VOID && line.look() != Sheet.Look.HELD) {
      body.add(wasItMade());
      body.add(
          div(
              "banner info small",
              icon("info s"),
              label("", Texts.of("orders.ui.void.kitchen-sees"))));
    }
    refusal.getElement().setAttribute("role", "alert");
    refusal.setVisible(false);
    body.add(refusal);
    if (needsApproval()) {
      body.add(approvalBox);
      askForPin();
    }
    fill(body.toArray(Component[]::new));
    keys(button("btn grow", this::close, label("", Texts.of("orders.ui.dialog.keep"))), go);
    draw();
  }

  private static String detail(Line line, Amounts amounts) {
    List<String> facts = new ArrayList<>();
    Integer seat = line.seat();
    facts.add(
        seat == null ? Texts.of("orders.ui.seat.table") : Texts.of("orders.ui.seat.number", seat));
    facts.add(amounts.plain(line.amount()));
    if (line.at() != null && line.look().inKitchen()) {
      facts.add(Texts.of("orders.ui.check.sent", amounts.time(line.at())));
    }
    return String.join(" · ", facts);
  }

  private Component howMany() {
    return div(
        "row",
        label("lbl grow", Texts.of("orders.ui.reason.how-many")),
        new Stepper(
            quantity,
            1,
            line.quantity(),
            count -> {
              quantity = count;
              draw();
            }));
  }

  private Component why() {
    Div options = div("opts");
    options.getElement().getStyle().set("--cols", "2");
    OneOf<String> reasons =
        new OneOf<>(
            options,
            "opt",
            chosen -> {
              reason = chosen;
              other.setVisible(chosen.equals(OTHER));
              if (chosen.equals(OTHER)) {
                other.focus();
              }
              draw();
            });
    for (String one : kind.reasons) {
      reasons.offer(one, label("", Texts.of("orders.ui.reason." + one)));
    }
    with(named(other, Texts.of("orders.ui.reason.other")), "class", "in");
    with(other, "maxlength", String.valueOf(REASON_LIMIT));
    other.setValueChangeMode(ValueChangeMode.EAGER);
    other.addValueChangeListener(change -> draw());
    other.setVisible(false);
    return div("field", label("lbl", Texts.of("orders.ui.reason.why")), options, other);
  }

  private Component wasItMade() {
    Span seg = span("seg wide");
    OneOf<Boolean> ways = new OneOf<>(seg, "", chosen -> made = chosen);
    ways.offer(false, label("", Texts.of("orders.ui.void.not-made")));
    ways.offer(true, label("", Texts.of("orders.ui.void.made")));
    made = line.look() == Sheet.Look.READY || line.look() == Sheet.Look.SERVED;
    ways.choose(made);
    return div("field", label("lbl", Texts.of("orders.ui.void.was-it-made")), seg);
  }

  private boolean needsApproval() {
    return !kit.actor().may(kind.permission);
  }

  private void askForPin() {
    approvalBox.removeAll();
    approvalBox.add(
        div(
            "row",
            icon("shield"),
            div(
                "grow",
                label("b", Texts.of("orders.ui.approval.title")),
                text("tiny mute", Texts.of("orders.ui.approval." + kind.key, kit.actor().name())))),
        new PinPad(true, this::approve));
  }

  /** The fourth digit does it, once it is said why. */
  private void approve(String entered) {
    pin = entered;
    draw();
    if (chosenReason().isPresent()) {
      run();
      return;
    }
    approvalBox.removeAll();
    approvalBox.add(
        div(
            "banner good small",
            icon("check s"),
            label("", Texts.of("orders.ui.approval.entered"))));
  }

  private void refuse(String why) {
    refusal.removeAll();
    refusal.add(icon("alert s"), isolated("grow", why));
    refusal.setVisible(true);
  }

  private Optional<String> chosenReason() {
    String chosen = reason;
    if (chosen == null) {
      return Optional.empty();
    }
    return chosen.equals(OTHER)
        ? Optional.of(other.getValue().strip()).filter(text -> !text.isEmpty())
        : Optional.of(Texts.of("orders.ui.reason." + chosen));
  }

  private void draw() {
    boolean ready = chosenReason().isPresent() && (!needsApproval() || pin != null);
    words.setText(
        Texts.of(
            "orders.ui." + kind.key + ".do",
            amounts.plain(
                brigade.money.Money.of(
                    Math.multiplyExact(line.gross().minor() / line.quantity(), quantity)))));
    go.setEnabled(ready);
  }

  private void run() {
    Optional<String> why = chosenReason();
    if (why.isEmpty()) {
      return;
    }
    Optional<String> refused = act.apply(new Answer(quantity, why.get(), made, pin));
    if (refused.isEmpty()) {
      close();
      return;
    }
    refuse(refused.get());
    if (needsApproval()) {
      // A PIN is for one try, whatever was wrong.
      pin = null;
      askForPin();
      draw();
    }
  }

  /** What is done to the line. */
  enum Kind {
    VOID(
        "void",
        Permission.VOID_SENT,
        "changed-mind",
        "wrong-item",
        "too-long",
        "quality",
        "kitchen-error",
        OTHER),
    COMP("comp", Permission.COMP, "too-long", "quality", "spilled", "regular", "birthday", OTHER);

    private final String key;
    private final Permission permission;
    private final List<String> reasons;

    Kind(String key, Permission permission, String... reasons) {
      this.key = key;
      this.permission = permission;
      this.reasons = List.of(Objects.requireNonNull(reasons));
    }
  }

  /**
   * What the person said.
   *
   * @param quantity 1 to what is on the line
   * @param made whether it was made and is wasted
   * @param pin of somebody who may, where the person may not
   */
  record Answer(int quantity, String reason, boolean made, @Nullable String pin) {}
}
