package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.span;
import static java.util.stream.Collectors.joining;

import brigade.money.Money;
import brigade.orders.ui.Sheet.Line;
import brigade.screen.Amounts;
import brigade.screen.Approval;
import brigade.screen.OneOf;
import brigade.screen.Overlay;
import brigade.screen.Reasons;
import brigade.screen.ScreenKit;
import brigade.screen.Stepper;
import brigade.screen.Texts;
import brigade.staff.Permission;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Voiding or comping a line: how many, why, whether it was made, and a manager's PIN where the
 * person may not decide alone. The approval is for this one act; the person stays signed in.
 */
final class ReasonDialog extends Overlay {
  private static final long serialVersionUID = 1L;

  private final transient Amounts amounts;
  private final transient Kind kind;
  private final transient Line line;
  private final transient List<Line> together;
  private final transient Function<Answer, Optional<String>> act;
  private final Reasons reasons;
  private final @Nullable Approval approval;
  private final Span words = label("", "");
  private final NativeButton go;
  private boolean made;
  private int quantity;

  /**
   * @param together the lines it is done to: the line, or all of its combo
   * @param quantity how many of the line it is about, at first
   * @param usual the reasons to tap
   * @param act does it and gives the reason why it could not be done, or nothing when it is done
   */
  ReasonDialog(
      ScreenKit kit,
      Kind kind,
      Line line,
      List<Line> together,
      int quantity,
      List<String> usual,
      Function<Answer, Optional<String>> act) {
    super(
        Texts.of(
            "orders.ui." + kind.key + ".title",
            together.size() > 1 ? line.comboName() : line.name()),
        detail(line, together, kit.amounts()));
    this.amounts = kit.amounts();
    this.kind = kind;
    this.line = line;
    this.together = List.copyOf(together);
    this.act = act;
    this.quantity = quantity;
    reasons = new Reasons(usual, this::draw);
    approval =
        kit.actor().may(kind.permission)
            ? null
            : new Approval(
                Texts.of("orders.ui.approval." + kind.key, kit.actor().name()), this::approved);
    go =
        button(
            "btn danger solid grow",
            this::run,
            icon((kind == Kind.VOID ? "ban" : "gift") + " s"),
            words);
    List<Component> body = new ArrayList<>();
    if (together.size() > 1) {
      body.add(
          div(
              "banner warn small",
              icon("list s"),
              isolated(
                  "grow",
                  Texts.of(
                      "orders.ui.void.combo",
                      together.stream().map(Line::name).distinct().collect(joining(", "))))));
    }
    if (line.quantity() > 1) {
      body.add(howMany());
    }
    body.add(reasons);
    if (kind == Kind.VOID && together.stream().anyMatch(one -> isFired(one.look()))) {
      body.add(wasItMade());
      body.add(
          div(
              "banner info small",
              icon("info s"),
              label("", Texts.of("orders.ui.void.kitchen-sees"))));
    }
    if (approval != null) {
      body.add(approval);
    }
    fill(body.toArray(Component[]::new));
    keys(button("btn grow", this::close, label("", Texts.of("orders.ui.dialog.keep"))), go);
    draw();
  }

  private static boolean isMade(Sheet.Look look) {
    return look == Sheet.Look.READY || look == Sheet.Look.SERVED;
  }

  private static boolean isFired(Sheet.Look look) {
    return look != Sheet.Look.HELD && look != Sheet.Look.NEW;
  }

  private static String detail(Line line, List<Line> together, Amounts amounts) {
    List<String> facts = new ArrayList<>();
    facts.add(line.whose().words());
    facts.add(amounts.plain(together.stream().map(Line::amount).reduce(Money.ZERO, Money::plus)));
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

  private Component wasItMade() {
    Span seg = span("seg wide");
    OneOf<Boolean> ways = new OneOf<>(seg, "", chosen -> made = chosen);
    ways.offer(false, label("", Texts.of("orders.ui.void.not-made")));
    ways.offer(true, label("", Texts.of("orders.ui.void.made")));
    made = together.stream().map(Line::look).anyMatch(ReasonDialog::isMade);
    ways.choose(made);
    return div("field", label("lbl", Texts.of("orders.ui.void.was-it-made")), seg);
  }

  /** The fourth digit does it, once it is said why. */
  private void approved() {
    draw();
    if (reasons.chosen().isPresent()) {
      run();
    }
  }

  private Optional<String> pin() {
    return Optional.ofNullable(approval).flatMap(Approval::pin);
  }

  private void draw() {
    words.setText(Texts.of("orders.ui." + kind.key + ".do", amounts.plain(worth())));
    go.setEnabled(reasons.chosen().isPresent() && (approval == null || approval.pin().isPresent()));
  }

  /** What so many are worth; of a combo as many of each of its parts, wherever they stand. */
  private Money worth() {
    Money worth = Money.ZERO;
    Map<Object, Integer> left = new HashMap<>();
    for (Line one : together) {
      Object part = one.comboPart() == null ? one.id() : one.comboPart();
      int missing = left.getOrDefault(part, quantity);
      int taken = Math.min(missing, one.quantity());
      left.put(part, missing - taken);
      worth = worth.plus(Money.of(one.gross().minor() / one.quantity()).times(taken));
    }
    return worth;
  }

  private void run() {
    Optional<String> why = reasons.chosen();
    if (why.isPresent()
        && !settle(act.apply(new Answer(quantity, why.get(), made, pin().orElse(null))))
        && approval != null) {
      approval.ask();
      draw();
    }
  }

  /** What is done to the line. */
  enum Kind {
    VOID("void", Permission.VOID_SENT),
    COMP("comp", Permission.COMP);

    private final String key;
    private final Permission permission;

    Kind(String key, Permission permission) {
      this.key = key;
      this.permission = permission;
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
