package brigade.menu.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.text;
import static brigade.screen.Markup.with;

import brigade.journal.Change;
import brigade.menu.Availability;
import brigade.menu.ChangingMenu;
import brigade.menu.MenuItem;
import brigade.menu.SavingEdits.Outcome;
import brigade.menu.ui.ItemDraft.Meanwhile;
import brigade.rest.Problem.FieldError;
import brigade.screen.Amounts;
import brigade.screen.Overlay;
import brigade.screen.Texts;
import brigade.screen.Toast;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The form of one item: its sections, what somebody else did to it meanwhile, and the bar with what
 * is to be saved.
 */
final class ItemForm extends Div {
  private static final long serialVersionUID = 1L;

  private final transient MenuDesk desk;
  private final transient Amounts amounts;
  private final transient Around around;
  private final transient ItemDraft draft;
  private transient Shown shown;
  private transient List<Field<?>> disputed = List.of();
  private transient List<FormSection> sections = List.of();
  private CountField counted = new CountField(null);

  private final Div body = div("fbody");
  private final Div news = div("banner warn");
  private final Div problem = text("banner bad", "");
  private final Span count = span("chip warn");
  private final NativeButton eightySix = button("btn quiet", this::flipAvailability, label("", ""));
  private final NativeButton revert =
      button("btn revertkey", this::revert, icon("undo"), label("", Texts.of("menu.revert")));
  private final NativeButton save =
      button("btn primary", this::save, icon("check"), label("", Texts.of("menu.save")));

  ItemForm(ItemDraft draft, Shown shown, MenuDesk desk, Amounts amounts, Around around) {
    this.draft = draft;
    this.shown = shown;
    this.desk = desk;
    this.amounts = amounts;
    this.around = around;
    getStyle().set("display", "contents");
    with(news, "role", "status").setVisible(false);
    with(problem, "role", "alert").setVisible(false);
    Div bar =
        div(
            "save",
            count,
            named(
                button("btn quiet icon paneback", around::back, icon("back")),
                Texts.of("menu.to-items")),
            span("grow"),
            button(
                "btn quiet previewkey",
                around::preview,
                icon("eye"),
                label("", Texts.of("menu.preview"))),
            eightySix,
            revert,
            save);
    add(body, bar);
    build();
  }

  ItemDraft draft() {
    return draft;
  }

  /** Draws the sections anew from the draft. */
  private void build() {
    FormSetting setting = new FormSetting(draft, shown, amounts, this::changed);
    counted = new CountField(draft.isNew() ? null : this::count);
    availability().ifPresent(counted::show);
    sections = new ArrayList<>();
    sections.add(new NameSection(setting));
    if (draft.get(ItemDraft.KIND) == MenuItem.Kind.COMBO) {
      sections.add(new PartsSection(setting));
    }
    sections.add(new GroupsSection(setting, this::editGroup, this::addGroup));
    sections.add(new WhereSection(setting, counted));
    sections.add(new MoreSection(setting, this::build));
    body.removeAll();
    body.add(news, problem);
    sections.forEach(body::add);
    MenuItem known = draft.base();
    if (known != null) {
      body.add(
          div(
              "g row wrap",
              button(
                  "btn quiet link",
                  () -> around.limit(known),
                  icon("clock"),
                  label("", Texts.of("menu.availability.more"))),
              button(
                  "btn quiet link",
                  () -> around.duplicate(known),
                  icon("copy"),
                  label("", Texts.of("menu.item.duplicate"))),
              button(
                  "btn danger quiet removekey",
                  this::askRemove,
                  icon("trash"),
                  label("", Texts.of("menu.item.remove")))));
    }
    changed();
  }

  private Optional<Availability> availability() {
    MenuItem base = draft.base();
    return base == null ? Optional.empty() : Optional.of(base.availability().on(shown.today()));
  }

  /** The menu changed, perhaps this very item, perhaps by this very form. */
  void meanwhile(Shown now) {
    Shown before = shown;
    shown = now;
    Optional<MenuItem> theirs = now.menu().item(draft.id());
    if (theirs.isEmpty()) {
      if (!draft.isNew()) {
        say(problem, Texts.of("menu.gone", by(desk.history().lastOf(draft.id()))));
      } else if (!choicesOf(before).equals(choicesOf(now))) {
        build();
      }
      return;
    }
    boolean mine = draft.changes() > 0;
    Meanwhile meanwhile = draft.follow(theirs.get());
    List<Field<?>> open = new ArrayList<>(disputed);
    open.removeIf(field -> !draft.changed(field));
    meanwhile.disputed().stream().filter(field -> !open.contains(field)).forEach(open::add);
    disputed = List.copyOf(open);
    if (mine && !meanwhile.news().isEmpty()) {
      say(
          news,
          Texts.of(
              disputed.isEmpty() ? "menu.meanwhile" : "menu.meanwhile-disputed",
              by(desk.history().lastOf(draft.id())),
              FieldWords.names(meanwhile.news())));
    }
    // What somebody types into stays under their fingers unless it has to be another.
    if (!meanwhile.news().isEmpty() || !choicesOf(before).equals(choicesOf(now))) {
      build();
    } else {
      availability().ifPresent(counted::show);
      changed();
    }
  }

  private static Object choicesOf(Shown shown) {
    return List.of(
        shown.menu().categories(),
        shown.menu().modifierGroups(),
        shown.menu().taxes(),
        shown.menu().levies(),
        shown.menu().dayparts(),
        shown.menu().courses(),
        shown.stations());
  }

  private static void say(Div banner, String words) {
    banner.removeAll();
    banner.add(icon("alert"), isolated("grow", words));
    banner.setVisible(true);
  }

  private String by(Optional<Change> change) {
    return change
        .map(one -> Texts.of("menu.by", one.by(), amounts.time(one.at())))
        .orElse(Texts.of("menu.by-somebody"));
  }

  private void changed() {
    int changes = draft.changes();
    count.removeAll();
    count.add(icon("pencil"), label("", Texts.of("menu.changes", changes)));
    count.setVisible(changes > 0);
    revert.setEnabled(changes > 0);
    save.setEnabled(changes > 0 || draft.isNew());
    boolean out = availability().map(holds -> !holds.orderable()).orElse(false);
    eightySix.setVisible(!draft.isNew());
    eightySix.removeAll();
    eightySix.add(label("", Texts.of(out ? "menu.back-on" : "menu.86-now")));
    around.changed();
  }

  void revert() {
    draft.revert();
    news.setVisible(false);
    problem.setVisible(false);
    disputed = List.of();
    build();
  }

  /** Saves what was changed; does nothing when nothing was. */
  void save() {
    save(() -> {});
  }

  /**
   * Saves what was changed.
   *
   * @param then runs once it is saved
   */
  void save(Runnable then) {
    if (draft.changes() == 0) {
      return;
    }
    if (!disputed.isEmpty()) {
      askWhose(then);
      return;
    }
    problem.setVisible(false);
    sections.forEach(FormSection::clear);
    switch (draft.build(shown.menu())) {
      case ItemDraft.Built.Faulty(List<String> fields) -> faults(fields);
      case ItemDraft.Built.Ready(MenuItem item) -> save(item, then);
    }
  }

  /** Shows both versions of what two people changed, and lets one of them stay. */
  private void askWhose(Runnable then) {
    Overlay ask =
        new Overlay(Texts.of("menu.disputed.title", by(desk.history().lastOf(draft.id()))), "");
    ask.fill(disputed.stream().map(this::bothVersions).toArray(Component[]::new));
    ask.answer("btn", Texts.of("menu.disputed.theirs"), this::takeTheirs)
        .answer(
            "btn primary",
            Texts.of("menu.disputed.mine"),
            () -> {
              disputed = List.of();
              save(then);
            });
    ask.open();
  }

  private Div bothVersions(Field<?> field) {
    return div(
        "versions",
        label("b", Texts.of("menu.field." + field.key())),
        label("lbl", Texts.of("menu.disputed.their")),
        isolated("tn", FieldWords.of(field, draft.was(field), shown)),
        label("lbl", Texts.of("menu.disputed.my")),
        isolated("tn", FieldWords.of(field, draft.get(field), shown)));
  }

  private void takeTheirs() {
    draft.adopt(disputed);
    disputed = List.of();
    news.setVisible(false);
    build();
  }

  private void save(MenuItem item, Runnable then) {
    switch (desk.saving().item(draft.base(), item, draft.uploaded().orElse(null))) {
      case Outcome.Saved<MenuItem>() -> {
        news.setVisible(false);
        Toast.say(Texts.of("menu.saved", item.name()));
        around.saved(item);
        then.run();
      }
      case Outcome.Refused<MenuItem>(List<FieldError> faults) ->
          faults(faults.stream().map(FieldError::field).toList());
      case Outcome.Overtaken<MenuItem> overtaken -> {
        // The screen has not heard of it yet; it follows as if it had, and asks where they differ.
        meanwhile(desk.read());
        if (disputed.isEmpty()) {
          Toast.refuse(Texts.of("menu.overtaken", by(overtaken.last())));
        } else {
          save(then);
        }
      }
      case Outcome.Gone<MenuItem>(Optional<Change> last) ->
          say(problem, Texts.of("menu.gone", by(last)));
    }
  }

  private void faults(List<String> fields) {
    List<String> homeless = new ArrayList<>();
    for (String field : fields.reversed()) {
      String words = Faults.words(field);
      if (sections.stream().noneMatch(section -> section.fault(field, words))) {
        homeless.add(words);
      }
    }
    if (!homeless.isEmpty()) {
      say(problem, String.join(" ", homeless));
    }
  }

  private void flipAvailability() {
    boolean out = availability().map(holds -> !holds.orderable()).orElse(false);
    around.setAvailability(draft.id(), out, null);
  }

  private void count(@Nullable Integer left) {
    around.setAvailability(draft.id(), left == null ? true : null, left);
  }

  private void askRemove() {
    String name = draft.get(ItemDraft.NAME);
    Overlay ask =
        new Overlay(Texts.of("menu.item.remove.title", name), Texts.of("menu.item.remove.detail"));
    ask.keys(button("btn", ask::close, label("", Texts.of("menu.keep"))));
    ask.answer(
        "btn danger",
        Texts.of("menu.item.remove"),
        () -> {
          switch (desk.changing().removeItem(draft.id())) {
            case ChangingMenu.Outcome.Saved saved -> {
              Toast.say(Texts.of("menu.item.removed", name));
              around.discarded();
            }
            case ChangingMenu.Outcome.Refused(List<FieldError> faults) ->
                say(problem, Texts.of("menu.gone", Texts.of("menu.by-somebody")));
            case ChangingMenu.Outcome.Missing missing ->
                say(problem, Texts.of("menu.gone", Texts.of("menu.by-somebody")));
            case ChangingMenu.Outcome.InUse(List<String> by) ->
                say(problem, Texts.of("menu.item.in-use", String.join(", ", by)));
          }
        });
    ask.open();
  }

  private void editGroup(UUID id) {
    shown
        .menu()
        .group(id)
        .ifPresent(
            group -> GroupSheet.of(group, shown, desk, amounts).forSizes(sizeNames()).open());
  }

  private List<String> sizeNames() {
    return draft.get(ItemDraft.SIZES).stream()
        .map(row -> row.name().strip())
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private void addGroup() {
    new GroupChoice(
            shown,
            draft.get(ItemDraft.GROUPS),
            amounts,
            group -> {
              List<UUID> asked = new ArrayList<>(draft.get(ItemDraft.GROUPS));
              asked.add(group);
              draft.set(ItemDraft.GROUPS, List.copyOf(asked));
              build();
            },
            adopt ->
                GroupSheet.adding(shown, desk, amounts)
                    .forSizes(sizeNames())
                    .onSaved(
                        group -> {
                          shown = desk.read();
                          adopt.accept(group.id());
                        })
                    .open())
        .open();
  }

  /** What the form asks of the screen around it. */
  interface Around {
    /** The draft is not as it was; the preview and what is unsaved follow. */
    void changed();

    /** The item is on the menu as it was typed. */
    void saved(MenuItem item);

    /** There is nothing to edit any more. */
    void discarded();

    /** 86, back on sale, or a count. */
    void setAvailability(UUID item, @Nullable Boolean available, @Nullable Integer left);

    /** The sheet of what can be had of an item, until when. */
    void limit(MenuItem item);

    /** The same item once more. */
    void duplicate(MenuItem item);

    /** The list, where there is room for one pane. */
    void back();

    /** The preview, where there is no room for it beside the form. */
    void preview();
  }
}
