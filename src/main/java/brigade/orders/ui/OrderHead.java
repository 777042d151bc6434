package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.with;

import brigade.kitchen.Calls;
import brigade.orders.Alarms;
import brigade.orders.ui.Sheet.Line;
import brigade.screen.ScreenKit;
import brigade.screen.Texts;
import brigade.screen.TopBar;
import brigade.staff.Permission;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The top of an order's screen: whose it is, what can be done with all of it, who else is here. */
final class OrderHead {
  private final OrderAtHand order;
  private final ScreenKit kit;
  private final Presence presence;
  private final Calls calls;
  private final OrderSheets sheets;
  private final TopBar bar;
  private final Span others = span("chip line");
  private final Span bellCount = label("count ready", "");
  private final NativeButton bell;
  private Presence.@Nullable Staying staying;
  private String titled = "";

  OrderHead(OrderAtHand order, Presence presence, Calls calls, OrderSheets sheets) {
    this.order = order;
    this.kit = order.kit();
    this.presence = presence;
    this.calls = calls;
    this.sheets = sheets;
    bar = new TopBar(kit);
    bell = button("who", () -> UI.getCurrent().navigate("tables"), icon("bell"), bellCount);
    bell.setVisible(false);
  }

  TopBar bar() {
    return bar;
  }

  /** Says to the others that somebody looks at this order now. */
  void arrive(UI ui) {
    order
        .known()
        .ifPresent(
            id -> {
              staying =
                  presence.enter(
                      id,
                      kit.actor(),
                      () ->
                          Thread.startVirtualThread(
                              () -> {
                                if (ui.isAttached()) {
                                  ui.access(this::drawOthers);
                                }
                              }));
              drawOthers();
            });
  }

  void leave() {
    if (staying != null) {
      staying.close();
      staying = null;
    }
  }

  void drawNone() {
    titled = "";
    bar.backTo("tables", Texts.of("orders.ui.tables")).acting(Ways.key(kit, ""));
  }

  void draw(Sheet now) {
    String state =
        now.kind()
            + now.place()
            + now.covers()
            + now.open()
            + now.allergies()
            + now.lines().stream().allMatch(Line::voided);
    if (state.equals(titled)) {
      return;
    }
    titled = state;
    List<Component> actions = new ArrayList<>();
    actions.add(others);
    actions.add(bell);
    List<Ways.Act> acts = acts(now);
    for (Ways.Act act : acts) {
      NativeButton key =
          named(button("btn quiet icon extra", act.run(), icon(act.icon())), act.words());
      if (!now.allergies().isEmpty() && act.icon().equals("allergy")) {
        key.getElement().setAttribute("class", "btn icon");
        key.getElement()
            .getStyle()
            .set("background", "var(--allergy-bg)")
            .set("color", "var(--allergy-ink)");
        named(key, Texts.of("orders.ui.allergies.noted"));
      }
      actions.add(key);
    }
    actions.add(Ways.key(kit, "", acts));
    bar.backTo("tables", Titles.of(now), facts(now).toArray(Component[]::new))
        .acting(actions.toArray(Component[]::new));
    drawOthers();
  }

  private static List<Component> facts(Sheet now) {
    List<Component> facts = new ArrayList<>();
    if (now.covers() > 0) {
      facts.add(
          span("sub tn", icon("users s"), label("", Texts.of("orders.ui.covers", now.covers()))));
    }
    Span since = span("");
    with(
        with(since, "data-since", String.valueOf(now.since().toEpochMilli())),
        "data-format",
        "min");
    facts.add(span("sub tn", icon("clock s"), since));
    facts.add(
        label("sub tn extra", Texts.of("orders.ui.order-number", String.valueOf(now.number()))));
    if (!now.open()) {
      facts.add(span("chip good", icon("check xs"), label("", Texts.of("orders.ui.order.closed"))));
    }
    return facts;
  }

  private List<Ways.Act> acts(Sheet now) {
    List<Ways.Act> acts = new ArrayList<>();
    if (!order.takesOrders()) {
      return acts;
    }
    acts.add(new Ways.Act("allergy", Texts.of("orders.ui.allergies.title"), sheets::askAllergies));
    if (now.seatingId() != null && kit.actor().may(Permission.SEAT)) {
      acts.add(new Ways.Act("users", Texts.of("orders.ui.covers.recount"), sheets::askCovers));
    }
    acts.add(new Ways.Act("move", Texts.of("orders.ui.move.title"), sheets::askMove));
    acts.add(new Ways.Act("link", Texts.of("orders.ui.merge.title"), sheets::askMerge));
    if (now.kind() != Sheet.Kind.TABLE && now.lines().stream().allMatch(Line::voided)) {
      acts.add(new Ways.Act("trash", Texts.of("orders.ui.order.drop"), sheets::drop));
    }
    return acts;
  }

  /** What waits for this person elsewhere: food at the pass, and alarms about other orders. */
  void drawBell(Alarms.Now news) {
    long alarms =
        AlarmWords.of(
                news.alarms().stream()
                    .filter(
                        alarm -> order.known().isEmpty() || !alarm.orderIds().contains(order.id()))
                    .toList(),
                kit.amounts())
            .size();
    long elsewhere =
        alarms
            + QuarkusTransaction.joiningExisting()
                .call(() -> calls.openFor(kit.actor().staffId()))
                .stream()
                .filter(call -> !call.orderId().equals(order.known().orElse(null)))
                .count();
    // Green is food at the pass and nothing else.
    bellCount.setClassName("ready", alarms == 0);
    bellCount.setClassName("bad", alarms > 0);
    bell.setVisible(elsewhere > 0);
    bellCount.setText(String.valueOf(elsewhere));
    named(bell, Texts.of("orders.ui.calls.elsewhere", elsewhere));
  }

  private void drawOthers() {
    List<String> names =
        order.known().map(id -> presence.others(id, kit.actor())).orElse(List.of());
    others.removeAll();
    others.setVisible(!names.isEmpty());
    if (!names.isEmpty()) {
      others.add(
          icon("user xs"),
          isolated("", Texts.of("orders.ui.also-here", names.size(), String.join(", ", names))));
    }
  }
}
