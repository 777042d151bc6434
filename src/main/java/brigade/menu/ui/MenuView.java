package brigade.menu.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.text;
import static brigade.screen.Markup.with;

import brigade.changes.Topic;
import brigade.menu.Category;
import brigade.menu.ChangingMenu;
import brigade.menu.MenuItem;
import brigade.menu.Modifier;
import brigade.menu.SettingAvailability;
import brigade.rest.Problem.FieldError;
import brigade.screen.Overlay;
import brigade.screen.Rail;
import brigade.screen.Screen;
import brigade.screen.ScreenKit;
import brigade.screen.Toast;
import brigade.screen.TopBar;
import brigade.staff.Permission;
import brigade.staff.Requires;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveEvent.ContinueNavigationAction;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The menu: categories, their items, one item's form and how it will look. */
@Route("menu")
@PageTitle("Menu")
@Requires(Permission.EDIT_MENU)
public class MenuView extends Screen
    implements BeforeLeaveObserver, ItemForm.Around, ItemPane.Asked {
  private static final long serialVersionUID = 1L;
  private static final List<String> PANES =
      List.of("pane-categories", "pane-items", "pane-form", "pane-preview");

  private final transient MenuDesk desk;
  private final transient ObjectMapper json;
  private final TopBar bar;
  private final CategoryPane categories;
  private final ItemPane items;
  private final Section formPane = new Section();
  private final Preview preview;
  private transient @Nullable Shown shown;
  private transient @Nullable EightySixSheet eightySix;
  private @Nullable ItemForm form;
  private @Nullable UUID category;

  MenuView(ScreenKit kit, MenuDesk desk, ObjectMapper json) {
    super("menu", kit, Topic.MENU, Topic.KITCHEN, Topic.VENUE);
    this.desk = desk;
    this.json = json;
    addClassNames("dining-room", "app");
    bar = new TopBar(kit);
    categories =
        new CategoryPane(
            this::show, this::editCategory, () -> editCategory(null), this::placeCategory);
    items = new ItemPane(this, amounts());
    formPane.setClassName("fm");
    preview = new Preview(amounts(), () -> pane("pane-form"));
    Main main = new Main(categories, items, formPane, preview);
    main.setClassName("mn");
    add(new Rail(kit, "menu"), bar, main);
    pane("pane-items");
    // Not a shortcut of the server's: that would take the key from dialogs that lie above.
    getElement().addEventListener("screen-back", pressed -> back());
  }

  @Override
  protected void onAttach(AttachEvent attached) {
    super.onAttach(attached);
    getElement()
        .executeJs(
            "import(new URL('brigade/menu-rows.js', document.baseURI)).then(m => m.guard(this))");
    for (KeyModifier modifier : List.of(KeyModifier.CONTROL, KeyModifier.META)) {
      Shortcuts.addShortcutListener(this, this::save, Key.KEY_S, modifier);
    }
  }

  @Override
  protected void refresh() {
    Shown now = desk.read();
    shown = now;
    drawBar(now);
    List<Category> all = now.menu().categories();
    if (all.stream().noneMatch(each -> each.id().equals(category))) {
      category = all.isEmpty() ? null : all.getFirst().id();
    }
    ItemForm open = form;
    if (open != null) {
      open.meanwhile(now);
    }
    draw(now);
    EightySixSheet sheet = eightySix;
    if (sheet != null && sheet.isOpened()) {
      sheet.draw(now);
    }
  }

  private void drawBar(Shown now) {
    int count = now.menu().items().size();
    int sections = now.menu().categories().size();
    bar.titled(
        text("menu.title"),
        now.last()
            .map(last -> text("menu.context-saved", count, sections, when(last.at()), last.by()))
            .orElseGet(() -> text("menu.context", count, sections)));
    NativeButton list =
        button(
            "btn",
            this::showEightySix,
            icon("x"),
            label("", text("menu.86-list")),
            label("count", String.valueOf(EightySixSheet.out(now))));
    NativeButton bringIn =
        button(
            "btn",
            () -> guarded(() -> new ImportSheet(desk.importing(), json).open()),
            icon("upload"),
            label("word", text("menu.import")));
    NativeButton takeOut =
        button(
            "btn",
            () -> new ExportSheet(desk, json).open(),
            icon("download"),
            label("word", text("menu.export")));
    NativeButton rules =
        button(
            "btn",
            () -> UI.getCurrent().navigate(MenuSetupView.class),
            icon("sliders"),
            label("word", text("menu.setup.open")));
    bar.acting(
        named(rules, text("menu.setup.title")),
        list,
        named(bringIn, text("menu.import")),
        named(takeOut, text("menu.export")));
  }

  private String when(Instant at) {
    ZoneId zone = amounts().venue().zone();
    boolean today =
        at.atZone(zone).toLocalDate().equals(kit().clock().instant().atZone(zone).toLocalDate());
    return today ? amounts().time(at) : amounts().date(at.atZone(zone).toLocalDate());
  }

  private void draw(Shown now) {
    ItemForm open = form;
    UUID chosen = open == null ? null : open.draft().id();
    categories.draw(now, category);
    items.show(now, category, chosen);
    if (open == null) {
      formPane.removeAll();
      formPane.add(
          div(
              "message",
              icon("menu"),
              label("b", text("menu.choose.title")),
              label("mute", text("menu.choose.detail"))));
      preview.removeAll();
    } else {
      preview.draw(open.draft(), now);
    }
    mark();
  }

  /** Says to the browser whether there is something to lose. */
  private void mark() {
    ItemForm open = form;
    if (open != null && open.draft().changes() > 0) {
      with(this, "data-unsaved", "");
    } else {
      getElement().removeAttribute("data-unsaved");
    }
  }

  private void pane(String name) {
    PANES.forEach(each -> setClassName(each, each.equals(name)));
  }

  private void show(UUID wanted) {
    category = wanted;
    items.clear();
    pane("pane-items");
    redraw();
  }

  private void redraw() {
    Shown now = shown;
    if (now != null) {
      draw(now);
    }
  }

  private void editCategory(@Nullable UUID id) {
    Shown now = shown;
    if (now == null) {
      return;
    }
    Category base = id == null ? null : now.menu().category(id).orElse(null);
    new CategorySheet(
            base,
            now,
            desk,
            saved -> {
              category = saved;
              refresh();
            })
        .open();
  }

  @Override
  public void open(UUID item) {
    ItemForm open = form;
    if (open != null && open.draft().id().equals(item)) {
      pane("pane-form");
      return;
    }
    guarded(
        () -> {
          Shown now = shown;
          Optional<MenuItem> wanted = now == null ? Optional.empty() : now.menu().item(item);
          wanted.ifPresent(
              found -> {
                category = found.category().id();
                edit(ItemDraft.of(found, amounts()));
              });
        });
  }

  @Override
  public void add() {
    guarded(
        () -> {
          Shown now = shown;
          if (now == null) {
            return;
          }
          now.menu().categories().stream()
              .filter(each -> each.id().equals(category))
              .findFirst()
              .ifPresentOrElse(
                  into -> edit(ItemDraft.adding(into, now.menu(), amounts())),
                  () -> editCategory(null));
        });
  }

  private void edit(ItemDraft draft) {
    Shown now = shown;
    if (now == null) {
      return;
    }
    formPane.removeAll();
    form = null;
    ItemForm opened = new ItemForm(draft, now, desk, amounts(), this);
    form = opened;
    formPane.add(opened);
    pane("pane-form");
    draw(now);
  }

  @Override
  public void place(UUID item, int place) {
    Shown now = shown;
    if (now != null) {
      now.menu()
          .item(item)
          .ifPresent(
              moved ->
                  placed(
                      desk.changing()
                          .reorderItems(
                              moved.category().id(),
                              Rows.placed(
                                  now.menu().items(moved.category()).stream()
                                      .map(MenuItem::id)
                                      .toList(),
                                  item,
                                  place))));
    }
  }

  private void placeCategory(UUID moved, int place) {
    Shown now = shown;
    if (now != null) {
      placed(
          desk.changing()
              .reorderCategories(
                  Rows.placed(
                      now.menu().categories().stream().map(Category::id).toList(), moved, place)));
    }
  }

  /** The order was that of a menu that is not any more: the rows show the new one. */
  private void placed(ChangingMenu.Outcome outcome) {
    if (!(outcome instanceof ChangingMenu.Outcome.Saved)) {
      Toast.refuse(text("menu.overtaken", text("menu.by-somebody")));
      refresh();
    }
  }

  @Override
  public void changed() {
    ItemForm open = form;
    Shown now = shown;
    if (open != null && now != null) {
      preview.draw(open.draft(), now);
      mark();
    }
  }

  @Override
  public void saved(MenuItem item) {
    category = item.category().id();
    Shown now = desk.read();
    shown = now;
    drawBar(now);
    now.menu().item(item.id()).ifPresent(found -> edit(ItemDraft.of(found, amounts())));
  }

  @Override
  public void discarded() {
    form = null;
    pane("pane-items");
    refresh();
  }

  @Override
  public void setAvailability(UUID item, @Nullable Boolean available, @Nullable Integer left) {
    switch (desk.availability().set(item, available, left, false)) {
      case SettingAvailability.Outcome.Set(MenuItem set) ->
          Toast.say(
              left != null
                  ? text("menu.said-left", set.name(), left)
                  : text(
                      set.availability().available() ? "menu.said-on" : "menu.said-86",
                      set.name()));
      case SettingAvailability.Outcome.ModifierSet(Modifier set) ->
          Toast.say(
              left != null
                  ? text("menu.said-left", set.name(), left)
                  : text(
                      set.availability().available() ? "menu.said-on" : "menu.said-86",
                      set.name()));
      case SettingAvailability.Outcome.NoSuchItem(UUID gone) ->
          Toast.refuse(text("menu.gone", text("menu.by-somebody")));
      case SettingAvailability.Outcome.Invalid(FieldError fault) ->
          Toast.refuse(Faults.words(fault.field()));
    }
  }

  @Override
  public void limit(MenuItem item) {
    Shown now = shown;
    if (now != null) {
      new AvailabilitySheet(item.id(), item.name(), item.availability().on(now.today()), desk)
          .open();
    }
  }

  @Override
  public void duplicate(MenuItem item) {
    guarded(
        () -> {
          if (desk.changing().duplicate(item.id())
              instanceof ChangingMenu.Outcome.Saved(UUID twin)) {
            Toast.say(text("menu.item.duplicated", item.name()));
            refresh();
            open(twin);
          } else {
            Toast.refuse(text("menu.gone", text("menu.by-somebody")));
          }
        });
  }

  /** One pane back where there is room for one; elsewhere to the row in the list. */
  @Override
  public void back() {
    if (hasClassName("pane-preview")) {
      pane("pane-form");
    } else if (hasClassName("pane-form")) {
      pane("pane-items");
      items.focusRow();
    } else {
      pane("pane-categories");
    }
  }

  @Override
  public void preview() {
    pane("pane-preview");
  }

  private void showEightySix() {
    Shown now = shown;
    if (now != null) {
      EightySixSheet sheet =
          new EightySixSheet(now, amounts(), item -> setAvailability(item, true, null));
      eightySix = sheet;
      sheet.open();
    }
  }

  private void save() {
    ItemForm open = form;
    if (open != null) {
      open.save();
    }
  }

  /** Does something that leaves the form, after asking about what is not saved. */
  private void guarded(Runnable leaving) {
    ItemForm open = form;
    if (open == null || open.draft().changes() == 0) {
      leaving.run();
      return;
    }
    Overlay ask =
        new Overlay(
            text("menu.unsaved.title"),
            text("menu.unsaved.detail", open.draft().changes(), open.draft().get(ItemDraft.NAME)));
    ask.keys(button("btn", ask::close, label("", text("menu.unsaved.stay"))));
    ask.answer(
            "btn danger",
            text("menu.unsaved.discard"),
            () -> {
              open.revert();
              leaving.run();
            })
        .answer("btn primary", text("menu.save"), () -> open.save(leaving));
    ask.open();
  }

  @Override
  public void beforeLeave(BeforeLeaveEvent leaving) {
    ItemForm open = form;
    if (open != null && open.draft().changes() > 0) {
      ContinueNavigationAction onward = leaving.postpone();
      guarded(onward::proceed);
    }
  }
}
