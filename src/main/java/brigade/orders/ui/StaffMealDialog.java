package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;

import brigade.orders.Order;
import brigade.orders.OrderOutcome;
import brigade.screen.Approval;
import brigade.screen.OneOf;
import brigade.screen.Overlay;
import brigade.screen.ScreenKit;
import brigade.screen.Texts;
import brigade.staff.Permission;
import brigade.staff.StaffMember;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Whose staff meal it is, and a manager's PIN where the person may not let staff eat. */
final class StaffMealDialog extends Overlay {
  private static final long serialVersionUID = 1L;

  private final transient BiFunction<UUID, @Nullable String, OrderOutcome> open;
  private final Approval approval;
  private final NativeButton go;
  private @Nullable UUID eater;

  /**
   * @param open opens the order of this person, with a colleague's PIN or without
   */
  StaffMealDialog(
      ScreenKit kit,
      List<StaffMember> staff,
      BiFunction<UUID, @Nullable String, OrderOutcome> open) {
    super(Texts.of("orders.ui.staff-meal.title"), Texts.of("orders.ui.staff-meal.detail"));
    this.open = open;
    go = button("btn primary grow", this::run, label("", Texts.of("orders.ui.staff-meal.open")));
    approval =
        new Approval(Texts.of("orders.ui.approval.staff-meal", kit.actor().name()), this::run);
    approval.setVisible(false);
    boolean alone = kit.actor().may(Permission.STAFF_MEAL);
    Div people = div("opts lines-to");
    people.getElement().getStyle().set("--cols", "2");
    OneOf<UUID> who =
        new OneOf<>(
            people,
            "opt",
            chosen -> {
              eater = chosen;
              accept();
              // The fourth digit begins the meal where a colleague has to let them eat.
              approval.setVisible(!alone);
              go.setEnabled(alone);
            });
    staff.forEach(
        member ->
            who.offer(
                member.id(),
                label("ava s a" + member.colour(), member.initials()),
                isolated("cut", member.name())));
    go.setEnabled(false);
    fill(people, approval);
    keys(button("btn grow", this::close, label("", Texts.of("orders.ui.dialog.cancel"))), go);
  }

  private void run() {
    UUID whose = eater;
    if (whose == null) {
      return;
    }
    switch (open.apply(whose, approval.pin().orElse(null))) {
      case OrderOutcome.Done(Order order) -> {
        close();
        UI.getCurrent().navigate("orders/" + order.id());
      }
      case OrderOutcome refused -> {
        if (approval.pin().isPresent()) {
          approval.ask();
        }
        Outcomes.refusal(refused).ifPresent(this::refuse);
      }
    }
  }
}
