package brigade.menu.ui;

import static brigade.screen.Markup.bold;
import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.text;

import brigade.menu.Allergen;
import brigade.menu.Modifier;
import brigade.menu.ModifierGroup;
import brigade.money.Money;
import brigade.screen.Amounts;
import brigade.screen.Redraw;
import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How the item will look where it is sold, asked for, cooked and paid: the tile, the first
 * question, the ticket and the check, with the first choice of each group that asks for one.
 */
final class Preview extends Aside {
  private static final long serialVersionUID = 1L;

  private final transient Amounts amounts;
  private final transient Runnable back;

  /**
   * @param back shows the form again where there is no room for both
   */
  Preview(Amounts amounts, Runnable back) {
    this.amounts = amounts;
    this.back = back;
    setClassName("pv");
    named(this, Texts.of("menu.preview"));
  }

  void draw(ItemDraft draft, Shown shown) {
    List<Component> parts = new ArrayList<>();
    parts.add(button("btn previewback", back, icon("back"), label("", Texts.of("menu.to-form"))));
    parts.add(label("lbl", Texts.of("menu.preview.tile")));
    parts.add(tile(draft));
    List<ModifierGroup> groups = draft.groups(shown.menu());
    groups.stream()
        .min(Comparator.comparing((ModifierGroup group) -> !group.forced()))
        .ifPresent(
            group -> {
              parts.add(label("lbl", Texts.of("menu.preview.question")));
              parts.add(question(group));
            });
    String station = draft.get(ItemDraft.STATION);
    parts.add(
        label(
            "lbl",
            station.isEmpty()
                ? Texts.of("menu.preview.expo")
                : Texts.of(
                    "menu.preview.station", shown.stations().getOrDefault(station, station))));
    List<Modifier> usual =
        groups.stream()
            .filter(ModifierGroup::forced)
            .flatMap(group -> group.modifiers().stream().limit(group.min()))
            .toList();
    parts.add(ticket(draft, usual));
    parts.add(label("lbl", Texts.of("menu.preview.check")));
    parts.add(check(draft, usual));
    parts.add(div("note info", icon("clock"), label("", Texts.of("menu.saving-changes"))));
    Redraw.into(this, parts);
  }

  private Div tile(ItemDraft draft) {
    Div foot = div("row");
    draft.get(ItemDraft.ALLERGENS).stream()
        .sorted()
        .map(Allergen::letter)
        .forEach(letter -> foot.add(label("al", letter)));
    List<SizeRow> sizes = draft.get(ItemDraft.SIZES);
    foot.add(label("small mute grow", sizes.size() > 1 ? Texts.of("menu.preview.from") : ""));
    foot.add(bold("tn", price(cheapest(draft))));
    return div("tile", isolated("b two", name(draft)), foot);
  }

  private static String name(ItemDraft draft) {
    String name = draft.get(ItemDraft.NAME);
    return name.isBlank() ? Texts.of("menu.item.new") : name;
  }

  private static Optional<Money> cheapest(ItemDraft draft) {
    return draft.get(ItemDraft.SIZES).stream()
        .flatMap(row -> draft.money(row.price()).stream())
        .min(Comparator.naturalOrder());
  }

  private String price(Optional<Money> price) {
    return price.map(amounts::plain).orElse("–");
  }

  private static Div question(ModifierGroup group) {
    Div options = div("opts");
    for (int i = 0; i < group.modifiers().size(); i++) {
      String name = group.modifiers().get(i).name();
      options.add(
          i < group.min()
              ? span("on", icon("check s"), isolated("in-opt", name))
              : span("", isolated("in-opt", name)));
    }
    return div(
        "ask", div("row wrap", isolated("b", group.name()), GroupsSection.rule(group)), options);
  }

  private static Div ticket(ItemDraft draft, List<Modifier> usual) {
    SizeRow size = draft.get(ItemDraft.SIZES).getFirst();
    String kitchen = size.kitchenName().isBlank() ? draft.kitchenName() : size.kitchenName();
    Div ticket = div("kitchen ktile", bold("", "1"), isolated("", kitchen));
    usual.forEach(
        modifier -> {
          HtmlContainer line = new HtmlContainer("em");
          line.setText(modifier.kitchenName());
          ticket.add(line);
        });
    return ticket;
  }

  private Div check(ItemDraft draft, List<Modifier> usual) {
    SizeRow size = draft.get(ItemDraft.SIZES).getFirst();
    boolean several = draft.get(ItemDraft.SIZES).size() > 1;
    Div paper = div("paper tn");
    paper.add(
        line(
            "1 " + name(draft) + (several ? ", " + size.name() : ""),
            price(draft.money(size.price()))));
    usual.forEach(
        modifier ->
            paper.add(
                line(
                    "  " + modifier.name(),
                    modifier.price().isZero() ? "" : amounts.plain(modifier.price()))));
    return paper;
  }

  private static Div line(String words, String amount) {
    return div("", text("cut pre", words), text("", amount));
  }
}
