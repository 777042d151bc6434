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

import brigade.menu.Allergen;
import brigade.menu.Availability;
import brigade.menu.Category;
import brigade.menu.Diet;
import brigade.menu.MenuItem;
import brigade.menu.OnSale;
import brigade.screen.Amounts;
import brigade.screen.OneOf;
import brigade.screen.Overlay;
import brigade.screen.Texts;
import brigade.screen.Toast;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The menu beside the check: for whom, which course, which section, and the tiles. */
final class MenuSide extends HtmlContainer {
  private static final long serialVersionUID = 1L;

  /** Stands for the whole table among the seats. */
  static final int TABLE = 0;

  /** Stands for each item's own course among the courses. */
  static final int OWN_COURSE = -1;

  /** What guests often have with the newest line. */
  private static final int USUAL = 3;

  /** Seats that a phone shows side by side; more stand in rows, so that none is out of sight. */
  private static final int SEATS_IN_A_ROW = 4;

  /** Tiles of a search; more are found by typing more. */
  private static final int HITS = 60;

  /** The section of what is ordered most. */
  private static final UUID FAVOURITES = new UUID(0, 0);

  private final transient Amounts amounts;
  private final transient Asked asked;
  private final Div strip = div("strip");
  private final Span courseWords = isolated("cut", "");
  private final Nav sections = new Nav();
  private final Input search = new Input();
  private final Span usualOf = label("lbl", "");
  private final Div find = div("find");
  private final List<NativeButton> usual = new ArrayList<>();
  private final Div items = div("items scroll");
  private final transient Kept<Tile> tiles = new Kept<>(items, Tile::id, tile -> new TileRow());
  private final transient Div nothing = div("empty");
  private final Map<Integer, NativeButton> seats = new LinkedHashMap<>();
  private final NativeButton share =
      button(
          "pick sharing",
          this::toggleSharing,
          icon("users s"),
          label("", Texts.of("orders.ui.seat.share")));
  private transient OneOf<Integer> courses = new OneOf<>(div(""), "pick", course -> {});
  private transient OneOf<UUID> section = new OneOf<>(div(""), "", id -> {});
  private transient @Nullable Shown shown;
  private Whose whose = Whose.TABLE;
  private boolean sharing;
  private int course = OWN_COURSE;
  private UUID category = FAVOURITES;

  /** What was searched when one of its hits was added: they stay until something else is wanted. */
  private String found = "";

  private List<Object> stripShape = List.of();
  private List<Object> usualShown = List.of();
  private List<Object> sectionShape = List.of();

  MenuSide(Amounts amounts, Asked asked) {
    super("section");
    this.amounts = amounts;
    this.asked = asked;
    getElement().setAttribute("class", "menu-side");
    named(this, Texts.of("orders.ui.menu"));
    sections.getElement().setAttribute("class", "cats scroll-x");
    named(sections, Texts.of("orders.ui.menu.sections"));
    add(strip, sections, finder(), items);
  }

  private Component finder() {
    String words = Texts.of("orders.ui.menu.search");
    with(named(search, words), "placeholder", words);
    with(with(search, "type", "search"), "autocomplete", "off");
    with(search, "enterkeyhint", "done");
    search.setValueChangeMode(ValueChangeMode.EAGER);
    search.addValueChangeListener(
        change -> {
          if (change.isFromClient()) {
            found = "";
          }
          draw();
        });
    // The value came with an earlier message, so the first hit is the one that is seen.
    search
        .getElement()
        .addEventListener("keydown", enter -> addFirstHit())
        .setFilter("event.key === 'Enter' && !event.isComposing");
    HtmlContainer field = new HtmlContainer("label");
    field.getElement().setAttribute("class", "in");
    field.add(icon("search"), search);
    find.add(field, usualOf);
    return find;
  }

  /** Draws the menu as it is now, for this order. */
  void show(Shown now) {
    shown = now;
    draw();
  }

  /** For whom the next item is. */
  Whose whose() {
    return whose;
  }

  /** The course that the next item is for. */
  int courseOf(MenuItem item) {
    return course == OWN_COURSE ? item.course() : course;
  }

  /** Chooses for whom the next item is. */
  void whose(Whose chosen) {
    whose = chosen;
    sharing = chosen.shared();
    draw();
  }

  /** While sharing, each seat that is tapped has its part; else the one tapped last has it all. */
  private void tapSeat(int seat) {
    if (seat == TABLE) {
      sharing = false;
      whose = Whose.TABLE;
    } else {
      whose = whose.tapped(seat, sharing);
    }
    asked.seatChosen();
    draw();
  }

  private void toggleSharing() {
    sharing = !sharing;
    if (!sharing) {
      whose = whose.alone();
      asked.seatChosen();
    }
    draw();
  }

  /** Shows the section again in place of what was searched. */
  void clearSearch() {
    if (!searched().isEmpty()) {
      found = "";
      search.clear();
      draw();
    }
  }

  /**
   * A hit was taken. The words are done with, so the next search begins with an empty field; the
   * hits stay where they are, since a second tap on one is one more of it.
   */
  private void keepHits() {
    if (!search.getValue().isBlank()) {
      found = search.getValue();
      search.clear();
    }
  }

  /** What the tiles were found by; empty when they are those of a section. */
  private String searched() {
    return search.getValue().isBlank() ? found : search.getValue();
  }

  private void addFirstHit() {
    Shown now = shown;
    if (now == null || search.getValue().isBlank()) {
      return;
    }
    now.hits(search.getValue()).stream()
        .filter(item -> now.menu().now(item.availability()).orderable())
        .findFirst()
        .ifPresentOrElse(
            item -> {
              clearSearch();
              asked.tap(item);
            },
            () -> Toast.refuse(Texts.of("orders.ui.menu.no-hit", search.getValue())));
  }

  private void draw() {
    Shown now = shown;
    if (now == null) {
      return;
    }
    drawStrip(now);
    drawSections(now);
    drawUsual(now);
    drawTiles(now);
  }

  private void drawStrip(Shown now) {
    List<Object> shape = List.of(now.seats(), now.allergies().keySet(), now.courses());
    if (!shape.equals(stripShape)) {
      stripShape = shape;
      strip.removeAll();
      if (now.seats() > 0) {
        Span row = named(span("strip seats"), Texts.of("orders.ui.seat"));
        strip.setClassName("crowded", now.seats() > SEATS_IN_A_ROW);
        seats.clear();
        if (now.seats() > 1) {
          row.add(
              named(
                  with(share, "title", Texts.of("orders.ui.seat.share-hint")),
                  Texts.of("orders.ui.seat.share-hint")));
        }
        for (int number = 1; number <= now.seats(); number++) {
          offerSeat(now, row, number);
        }
        offerSeat(now, row, TABLE);
        strip.add(label("lbl", Texts.of("orders.ui.seat")), row);
      }
      strip.add(span("grow"), label("lbl", Texts.of("orders.ui.course")));
      Span row = with(span("strip"), "title", Texts.of("orders.ui.course.hint"));
      courses =
          new OneOf<Integer>(
                  row,
                  "pick",
                  chosen -> {
                    course = chosen;
                    draw();
                  })
              .releasing(OWN_COURSE);
      now.courses().forEach(one -> courses.offer(one.number(), isolated("", one.words())));
      // A phone has no room for them: there one key says which, and opens the choice.
      strip.add(row, button("pick course", this::askCourse, courseWords, icon("down s")));
    }
    if (whose.seats().stream().anyMatch(seat -> seat > now.seats())) {
      whose = Whose.TABLE;
    }
    seats.forEach(
        (seat, key) ->
            mark(key, seat == TABLE ? whose.seats().isEmpty() : whose.seats().contains(seat)));
    mark(share, sharing);
    courses.choose(course);
    courseWords.setText(
        now.courses().stream()
            .filter(one -> one.number() == course)
            .findFirst()
            .map(ModifierPanel.CourseName::words)
            .orElseGet(() -> Texts.of("orders.ui.course")));
  }

  private void offerSeat(Shown now, Span row, int seat) {
    NativeButton key =
        seat == TABLE
            ? button("pick", () -> tapSeat(TABLE), label("", Texts.of("orders.ui.seat.table")))
            : named(
                button("pick", () -> tapSeat(seat), label("", String.valueOf(seat))),
                Texts.of("orders.ui.seat.number", seat));
    flag(now, seat, key);
    seats.put(seat, key);
    row.add(key);
  }

  private static void mark(NativeButton key, boolean on) {
    key.setClassName("on", on);
    with(key, "aria-pressed", String.valueOf(on));
  }

  private void askCourse() {
    Shown now = shown;
    if (now == null) {
      return;
    }
    Overlay which = new Overlay(Texts.of("orders.ui.course"), Texts.of("orders.ui.course.hint"));
    Div options = div("opts");
    options.getElement().getStyle().set("--cols", "2");
    now.courses()
        .forEach(
            one ->
                options.add(
                    button(
                        one.number() == course ? "opt on" : "opt",
                        () -> {
                          which.close();
                          course = one.number() == course ? OWN_COURSE : one.number();
                          draw();
                        },
                        isolated("", one.words()))));
    which.fill(options);
    which.keys(button("btn grow", which::close, label("", Texts.of("orders.ui.dialog.cancel"))));
    which.open();
  }

  private static void flag(Shown now, int seat, NativeButton key) {
    if (now.allergies().containsKey(seat)) {
      key.add(named(span("flag", icon("alert xs")), Texts.of("orders.ui.seat.allergy")));
    }
  }

  private void drawSections(Shown now) {
    List<Category> all = now.menu().categories();
    List<Object> shape = new ArrayList<>(all);
    if (!shape.equals(sectionShape)) {
      sectionShape = shape;
      sections.removeAll();
      section =
          new OneOf<>(
              sections,
              "",
              chosen -> {
                category = chosen;
                found = "";
                search.clear();
                draw();
                items.getElement().executeJs("this.scrollTop = 0");
              });
      section.offer(FAVOURITES, icon("star s"), label("", Texts.of("orders.ui.menu.favourites")));
      all.forEach(one -> section.offer(one.id(), isolated("", one.name())));
    }
    section.choose(searched().isEmpty() ? category : null);
  }

  private void drawUsual(Shown now) {
    List<MenuItem> with =
        now
            .newest()
            .map(item -> now.usual().getOrDefault(item.id(), List.of()))
            .orElse(List.of())
            .stream()
            .filter(now.menu()::sells)
            .filter(item -> now.menu().now(item.availability()).orderable())
            .limit(USUAL)
            .toList();
    usualOf.setVisible(!with.isEmpty());
    usualOf.setText(
        now.newest().map(item -> Texts.of("orders.ui.menu.usual", item.name())).orElse(""));
    List<Object> wanted =
        with.stream()
            .<Object>map(item -> List.of(item.id(), item.name(), now.menu().price(item)))
            .toList();
    if (wanted.equals(usualShown)) {
      return;
    }
    usualShown = wanted;
    usual.forEach(key -> key.removeFromParent());
    usual.clear();
    for (MenuItem item : with) {
      NativeButton key =
          button(
              "pick grow with",
              () -> asked.tap(item),
              isolated("cut", item.name()),
              label("tn mute", amounts.plain(now.menu().price(item))));
      key.getElement().getStyle().set("flex-basis", "0");
      usual.add(key);
      find.add(key);
    }
  }

  private void drawTiles(Shown now) {
    List<MenuItem> wanted = wanted(now);
    tiles.show(wanted.stream().map(item -> tile(now, item)).toList());
    if (wanted.isEmpty()) {
      nothing.removeAll();
      nothing.add(
          icon("search xl"),
          isolated("b", Texts.of("orders.ui.menu.no-hit", searched())),
          text("small", Texts.of("orders.ui.menu.no-hit-detail")));
      getElement().appendChild(nothing.getElement());
    } else {
      nothing.removeFromParent();
    }
    items.setVisible(!wanted.isEmpty());
  }

  private List<MenuItem> wanted(Shown now) {
    if (!searched().isEmpty()) {
      return now.hits(searched()).stream().limit(HITS).toList();
    }
    return FAVOURITES.equals(category)
        ? now.favourites()
        : now.menu().items().stream()
            .filter(item -> item.category().id().equals(category))
            .toList();
  }

  /** What it costs when no happy hour makes it cheaper; empty when none does. */
  private String struck(Shown now, MenuItem item) {
    return item.sizes().stream()
        .filter(size -> now.menu().price(size).equals(now.menu().price(item)))
        .filter(size -> now.menu().rule(size).isPresent())
        .findFirst()
        .map(size -> amounts.plain(size.priceOn(now.menu().moment().tradingDate())))
        .orElse("");
  }

  private Tile tile(Shown now, MenuItem item) {
    Availability holds = now.menu().now(item.availability());
    Set<String> mustNot = new HashSet<>(now.allergies().getOrDefault(TABLE, Set.of()));
    whose.seats().forEach(seat -> mustNot.addAll(now.allergies().getOrDefault(seat, Set.of())));
    return new Tile(
        item.id(),
        item.name(),
        item.allergens().stream()
            .sorted(Comparator.naturalOrder())
            .map(allergen -> new Letter(allergen, mustNot.contains(allergen.name())))
            .toList(),
        !holds.orderable(),
        holds.left().orElse(null),
        item.diet().stream().sorted().toList(),
        item.kind() == MenuItem.Kind.OPEN ? "" : amounts.plain(now.menu().price(item)),
        struck(now, item),
        item.comesInSizes(),
        item.kind(),
        now.ordered().getOrDefault(item.id(), 0),
        item);
  }

  /**
   * The menu and what of it concerns this order.
   *
   * @param favourites the first page
   * @param seats how many there are to choose from, 0 where nobody sits
   * @param ordered portions in this order, by item
   * @param usual what guests often have with an item
   * @param newest what was added last, if anything is not sent
   */
  record Shown(
      OnSale menu,
      List<MenuItem> favourites,
      int seats,
      List<ModifierPanel.CourseName> courses,
      Map<Integer, Set<String>> allergies,
      Map<UUID, Integer> ordered,
      Optional<MenuItem> newest,
      Map<UUID, List<MenuItem>> usual) {

    /** What the words find. */
    List<MenuItem> hits(String words) {
      return menu.search(words);
    }
  }

  /** What the panel asks of the screen around it. */
  interface Asked {
    /** One of this, please. */
    void tap(MenuItem item);

    /** Another seat is chosen. */
    void seatChosen();
  }

  private record Letter(Allergen allergen, boolean hit) {}

  private record Tile(
      UUID id,
      String name,
      List<Letter> letters,
      boolean out,
      @Nullable Integer left,
      List<Diet> diet,
      String price,
      String struck,
      boolean from,
      MenuItem.Kind kind,
      int ordered,
      MenuItem item) {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Tile tile
          && id.equals(tile.id)
          && name.equals(tile.name)
          && letters.equals(tile.letters)
          && out == tile.out
          && Objects.equals(left, tile.left)
          && diet.equals(tile.diet)
          && price.equals(tile.price)
          && struck.equals(tile.struck)
          && kind == tile.kind
          && from == tile.from
          && ordered == tile.ordered
          && item.availability().equals(tile.item.availability());
    }

    @Override
    public int hashCode() {
      return id.hashCode();
    }
  }

  private final class TileRow implements Kept.Row<Tile> {
    private final NativeButton root = button("item", this::tapped);
    private @Nullable Tile tile;

    @Override
    public Component component() {
      return root;
    }

    private void tapped() {
      Tile now = tile;
      if (now == null) {
        return;
      }
      // The tile may be older than the menu; what is tapped is what the menu has now.
      MenuItem item =
          Optional.ofNullable(shown)
              .flatMap(s -> s.menu().menu().item(now.id()))
              .orElse(now.item());
      if (now.out()) {
        Toast.refuse(outWords(item));
        return;
      }
      keepHits();
      asked.tap(item);
    }

    private String outWords(MenuItem item) {
      Availability holds = item.availability();
      return holds.by() == null || holds.at() == null
          ? Texts.of("orders.ui.menu.out", item.name())
          : Texts.of("orders.ui.menu.out-by", item.name(), holds.by(), amounts.time(holds.at()));
    }

    @Override
    public void show(Tile content) {
      tile = content;
      root.removeAll();
      if (content.ordered() > 0) {
        root.add(
            named(
                label("in-order", String.valueOf(content.ordered())),
                Texts.of("orders.ui.menu.in-order", content.ordered())));
      }
      root.add(isolated("name two", content.name()));
      Span foot = span("foot");
      for (Letter letter : content.letters()) {
        foot.add(letter(letter));
      }
      Integer left = content.left();
      if (content.out()) {
        foot.add(span("chip bad low", icon("ban xs"), label("", "86")));
      } else if (left != null) {
        foot.add(label("chip warn low", Texts.of("orders.ui.menu.left", left)));
      }
      content.diet().forEach(diet -> foot.add(mark(diet)));
      if (!content.struck().isEmpty()) {
        foot.add(
            named(
                label("was tn", content.struck()),
                Texts.of("orders.ui.menu.was", content.struck())));
      }
      foot.add(label(content.struck().isEmpty() ? "price" : "price happy", price(content)));
      root.add(foot);
      root.getElement().setAttribute("class", content.out() ? "item out" : "item");
      // The browser says at once that this is being saved; what has questions says so by asking.
      if (content.item().plain()
          && !content.out()
          && content.letters().stream().noneMatch(Letter::hit)) {
        with(root, "data-saves", content.name());
      } else {
        root.getElement().removeAttribute("data-saves");
      }
      root.getElement().setAttribute("aria-disabled", String.valueOf(content.out()));
    }

    private static String price(Tile tile) {
      return switch (tile.kind()) {
        case OPEN -> Texts.of("orders.ui.menu.open");
        case WEIGHED -> Texts.of("orders.ui.menu.per-kilo", tile.price());
        case PLAIN, COMBO ->
            tile.from() ? Texts.of("orders.ui.menu.from", tile.price()) : tile.price();
      };
    }

    private static Component mark(Diet diet) {
      String words = Texts.of("orders.ui.diet." + diet.name());
      return named(with(label("diet", diet.mark()), "title", words), words);
    }

    private Component letter(Letter letter) {
      String words = Texts.of("orders.ui.allergen." + letter.allergen().name());
      Span mark =
          letter.hit()
              ? span("al hit", icon("alert xs"), label("", letter.allergen().letter()))
              : label("al", letter.allergen().letter());
      with(mark, "title", letter.hit() ? Texts.of("orders.ui.menu.hit", words) : words);
      return named(mark, letter.hit() ? Texts.of("orders.ui.menu.hit", words) : words);
    }
  }
}
