package brigade.menu.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.with;
import static brigade.screen.Redraw.known;

import brigade.changes.Topic;
import brigade.menu.Category;
import brigade.menu.Course;
import brigade.menu.Daypart;
import brigade.menu.Levy;
import brigade.menu.MenuList;
import brigade.menu.ModifierGroup;
import brigade.menu.PriceRule;
import brigade.menu.Tax;
import brigade.menu.ui.SetupSection.Words;
import brigade.screen.Overlay;
import brigade.screen.Rail;
import brigade.screen.Redraw;
import brigade.screen.Screen;
import brigade.screen.ScreenKit;
import brigade.screen.TopBar;
import brigade.staff.Permission;
import brigade.staff.Requires;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveEvent.ContinueNavigationAction;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.quarkus.arc.All;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the house goes by: taxes and levies, hours, cards of the house, other prices, courses, the
 * groups that items ask for, and what other parts of the house add to it.
 */
@Route("menu/setup")
@PageTitle("Menu rules")
@Requires(Permission.EDIT_MENU)
public class MenuSetupView extends Screen implements BeforeLeaveObserver, SetupForm.Around {
  private static final long serialVersionUID = 1L;

  /** On a phone list and form are shown one at a time; this class shows the form. */
  private static final String FORM_SHOWN = "pane-form";

  private final transient MenuDesk desk;
  private final transient List<SetupSection<?>> sections;

  /** How many of them are the menu's own. */
  private final int ofMenu;

  private final Nav ways = new Nav();
  private final NativeButton add = button("btn", this::add);
  private final Div rows = div("rows scroll");
  private final Section formPane = new Section();
  private transient SetupSection<?> section;
  private transient @Nullable Shown shown;
  private transient @Nullable SetupForm<?> form;
  private transient @Nullable Object chosen;

  MenuSetupView(ScreenKit kit, MenuDesk desk, @All List<HouseSections> ofHouse) {
    super("setup", kit, Topic.MENU, Topic.VENUE);
    this.desk = desk;
    List<SetupSection<?>> own = ofMenu();
    ofMenu = own.size();
    sections =
        Stream.concat(
                own.stream(),
                ofHouse.stream()
                    .sorted(Comparator.comparingInt(HouseSections::place))
                    .flatMap(others -> others.sections().stream()))
            .filter(each -> actor().may(each.permission()))
            .toList();
    section = sections.getFirst();
    addClassNames("dining-room", "app", "screen-menu-setup");
    TopBar bar = new TopBar(kit).backTo("menu", text("menu.setup.title")).acting(add);
    ways.setClassName("sections");
    named(ways, text("menu.setup.title"));
    Section list = new Section(rows);
    list.setClassName("list");
    Rows.walk(rows);
    formPane.setClassName("fm");
    Main main = new Main(ways, list, formPane);
    main.setClassName("su");
    add(new Rail(kit, "menu"), bar, main);
    choose(null);
  }

  private List<SetupSection<?>> ofMenu() {
    return List.of(
        new SetupSection<Tax>(
            "menu.setup.taxes",
            "tax",
            Permission.EDIT_MENU,
            shown -> shown.menu().taxes(),
            Tax::code,
            (tax, shown) ->
                new Words(
                    tax.name(),
                    amounts().percent(tax.rate())
                        + " · "
                        + tax.code()
                        + (tax.compound() ? " · " + text("menu.setup.compound") : "")),
            true,
            (thing, shown, amounts, around) -> new TaxForm(thing, shown, desk, amounts, around)),
        new SetupSection<ByType>(
            "menu.setup.by-type",
            "bag",
            Permission.EDIT_MENU,
            shown -> WhenWords.ORDER_TYPES.stream().map(type -> byType(shown, type)).toList(),
            ByType::orderType,
            (type, shown) ->
                new Words(
                    WhenWords.orderType(type.orderType()),
                    type.rules().isEmpty()
                        ? text("menu.setup.same-taxes")
                        : text("menu.setup.other-taxes", type.rules().size())),
            false,
            (type, shown, amounts, around) ->
                new ByTypeForm(Objects.requireNonNull(type), shown, desk, amounts, around)),
        new SetupSection<Levy>(
            "menu.setup.levies",
            "coin",
            Permission.EDIT_MENU,
            shown -> shown.menu().levies(),
            Levy::code,
            (levy, shown) ->
                new Words(levy.name(), amounts().plain(levy.amount()) + " · " + levy.code()),
            true,
            (thing, shown, amounts, around) -> new LevyForm(thing, shown, desk, amounts, around)),
        new SetupSection<Daypart>(
            "menu.setup.hours",
            "clock",
            Permission.EDIT_MENU,
            shown -> shown.menu().dayparts(),
            Daypart::code,
            (part, shown) ->
                new Words(part.name(), part.from() + "–" + part.until() + " " + days(part)),
            true,
            (thing, shown, amounts, around) ->
                new DaypartForm(thing, shown, desk, amounts, around)),
        new SetupSection<MenuList>(
            "menu.setup.lists",
            "book",
            Permission.EDIT_MENU,
            shown -> shown.menu().lists(),
            MenuList::id,
            (list, shown) ->
                new Words(
                    list.name(),
                    WhenWords.of(list.when(), shown)
                        + " · "
                        + shown.menu().categories().stream()
                            .filter(category -> list.categories().contains(category.id()))
                            .map(Category::name)
                            .collect(Collectors.joining(", "))),
            true,
            (thing, shown, amounts, around) -> new ListForm(thing, shown, desk, amounts, around)),
        new SetupSection<PriceRule>(
            "menu.setup.prices",
            "percent",
            Permission.EDIT_MENU,
            shown -> shown.menu().priceRules(),
            PriceRule::id,
            (rule, shown) -> new Words(rule.name(), PriceWords.of(rule, shown, amounts())),
            true,
            (thing, shown, amounts, around) ->
                new PriceRuleForm(thing, shown, desk, amounts, around)),
        new SetupSection<Course>(
            "menu.setup.courses",
            "utensils",
            Permission.EDIT_MENU,
            shown -> shown.menu().courses(),
            Course::number,
            (course, shown) -> new Words(course.name(), String.valueOf(course.number())),
            true,
            (thing, shown, amounts, around) ->
                new CourseForm(thing, shown, desk, amounts, around)));
  }

  static ByType byType(Shown shown, String orderType) {
    return new ByType(
        orderType,
        shown.menu().orderTypeTaxes().stream()
            .filter(rule -> rule.orderType().equals(orderType))
            .toList());
  }

  private static String days(Daypart part) {
    return part.days().stream()
        .sorted()
        .map(day -> day.getDisplayName(TextStyle.SHORT_STANDALONE, UI.getCurrent().getLocale()))
        .collect(Collectors.joining(" "));
  }

  @Override
  protected void refresh() {
    Shown now = desk.read();
    shown = now;
    List<Component> drawn = new ArrayList<>();
    for (SetupSection<?> each : sections) {
      boolean on = each == section && !groupsShown;
      NativeButton way =
          button(
              on ? "on" : "",
              () -> guarded(() -> show(each)),
              icon(each.icon()),
              label("grow", text(each.key())),
              label("count", String.valueOf(each.all().apply(now).size())));
      drawn.add(known(with(way, "aria-pressed", String.valueOf(on)), each.key()));
    }
    NativeButton groups =
        button(
            groupsShown ? "on" : "",
            () -> guarded(this::showGroups),
            icon("list"),
            label("grow", text("menu.setup.groups")),
            label("count", String.valueOf(now.menu().modifierGroups().size())));
    with(groups, "aria-pressed", String.valueOf(groupsShown));
    drawn.add(ofMenu, known(groups, "groups"));
    Redraw.into(ways, drawn);
    drawRows(now);
    add.setVisible(groupsShown || section.grows());
    add.removeAll();
    add.add(icon("plus"), label("", text(groupsShown ? "menu.group.new" : section.key() + ".add")));
  }

  private boolean groupsShown;

  private void drawRows(Shown now) {
    List<Component> drawn = groupsShown ? groupRows(now) : rows(section, now);
    if (drawn.isEmpty()) {
      drawn.add(
          div(
              "empty",
              icon(section.icon()),
              label("b", text("menu.setup.none")),
              label("small", text(section.key() + ".none"))));
    }
    Redraw.into(rows, drawn);
  }

  private <T extends Record> List<Component> rows(SetupSection<T> of, Shown now) {
    List<Component> drawn = new ArrayList<>();
    for (T thing : of.all().apply(now)) {
      Object id = of.id().apply(thing);
      Words words = of.words().apply(thing, now);
      boolean on = id.equals(chosen);
      NativeButton row =
          button(
              on ? "on" : "",
              () -> guarded(() -> open(of, thing)),
              div(
                  "grow two-lines",
                  isolated("b cut", words.name()),
                  isolated("small mute cut", words.detail())));
      with(row, "data-row", id.toString());
      drawn.add(known(with(row, "aria-pressed", String.valueOf(on)), id));
    }
    return drawn;
  }

  private List<Component> groupRows(Shown now) {
    List<Component> drawn = new ArrayList<>();
    for (ModifierGroup group : now.menu().modifierGroups()) {
      NativeButton row =
          button(
              "",
              () -> GroupSheet.of(group, now, desk, amounts()).open(),
              div(
                  "grow two-lines",
                  div("row", isolated("b cut", group.name()), GroupsSection.rule(group)),
                  isolated("small mute cut", GroupsSection.options(group, amounts()))));
      drawn.add(known(with(row, "data-row", group.id().toString()), group.id()));
    }
    return drawn;
  }

  private void show(SetupSection<?> wanted) {
    section = wanted;
    groupsShown = false;
    choose(null);
    refresh();
  }

  private void showGroups() {
    groupsShown = true;
    choose(null);
    refresh();
  }

  private void add() {
    Shown now = shown;
    if (now == null) {
      return;
    }
    if (groupsShown) {
      GroupSheet.adding(now, desk, amounts()).open();
    } else {
      guarded(() -> open(section, null));
    }
  }

  private <T extends Record> void open(SetupSection<T> of, @Nullable T thing) {
    Shown now = shown;
    if (now == null) {
      return;
    }
    chosen = thing == null ? null : of.id().apply(thing);
    SetupForm<T> opened = of.form().of(thing, now, amounts(), this);
    form = opened;
    formPane.removeAll();
    formPane.add(opened);
    addClassName(FORM_SHOWN);
    drawRows(now);
  }

  private void choose(@Nullable Object none) {
    chosen = none;
    form = null;
    removeClassName(FORM_SHOWN);
    formPane.removeAll();
    formPane.add(
        div(
            "message",
            icon("sliders"),
            label("b", text("menu.setup.choose.title")),
            label("mute", text("menu.setup.choose.detail"))));
  }

  @Override
  public void saved(Record thing) {
    choose(null);
    refresh();
  }

  @Override
  public void back() {
    guarded(
        () -> {
          choose(null);
          refresh();
        });
  }

  /** Does something that leaves the form, after asking about what is not saved. */
  private void guarded(Runnable leaving) {
    SetupForm<?> open = form;
    if (open == null || !open.touched()) {
      leaving.run();
      return;
    }
    Overlay ask = new Overlay(text("menu.unsaved.title"), "");
    ask.keys(button("btn", ask::close, label("", text("menu.unsaved.stay"))));
    ask.answer(
            "btn danger",
            text("menu.unsaved.discard"),
            () -> {
              choose(null);
              leaving.run();
            })
        .answer("btn primary", text("menu.save"), () -> open.save(leaving));
    ask.open();
  }

  @Override
  public void beforeLeave(BeforeLeaveEvent leaving) {
    SetupForm<?> open = form;
    if (open != null && open.touched()) {
      ContinueNavigationAction onward = leaving.postpone();
      guarded(onward::proceed);
    }
  }
}
