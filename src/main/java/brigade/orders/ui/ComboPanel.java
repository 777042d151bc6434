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

import brigade.menu.Availability;
import brigade.menu.Chosen;
import brigade.menu.Component.Option;
import brigade.menu.MenuItem;
import brigade.menu.MenuSnapshot;
import brigade.menu.OnSale;
import brigade.money.Money;
import brigade.orders.LineRequest;
import brigade.screen.Amounts;
import brigade.screen.Overlay;
import brigade.screen.Stepper;
import brigade.screen.Texts;
import brigade.screen.Toast;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts a combo or prix fixe together: one step for each of its courses, one thing in each, with
 * what it costs more. It is complete when every course has its choice.
 */
final class ComboPanel extends HtmlContainer {
  private static final long serialVersionUID = 1L;
  private static final int COLUMNS = 3;

  private final transient OnSale menu;
  private final transient MenuItem combo;
  private final transient Whose whose;
  private final transient ModifierPanel.Setting setting;
  private final transient Amounts amounts;
  private final transient Asked asked;
  private final transient List<@Nullable Draft> parts = new ArrayList<>();
  private final Div steps = div("steps");
  private final Div body = div("body scroll");
  private final Div sum = div("small mute cut");
  private final Div total = div("sum");
  private final Span under = span("under row");
  private final NativeButton add;
  private transient @Nullable ModifierPanel questions;
  private int quantity = 1;
  private int step;

  ComboPanel(
      OnSale menu,
      MenuItem combo,
      Whose whose,
      ModifierPanel.Setting setting,
      Amounts amounts,
      Asked asked) {
    super("section");
    this.menu = menu;
    this.combo = combo;
    this.whose = whose;
    this.setting = setting;
    this.amounts = amounts;
    this.asked = asked;
    combo.components().forEach(component -> parts.add(null));
    getElement().setAttribute("class", "mod combo");
    with(named(this, combo.name()), "role", "dialog");
    add = button("btn primary key", this::goOn, label("", Texts.of("orders.ui.mod.add")), under);
    total.getElement().setAttribute("aria-live", "polite");
    add(
        new Header(
            div(
                "grow",
                with(new H2(combo.name()), "dir", "auto"),
                text("small mute tn", amounts.plain(menu.price(combo)) + " · " + whose.words())),
            named(
                button("btn quiet icon", this::close, icon("x l")),
                Texts.of("orders.ui.mod.close"))),
        steps,
        body,
        new Footer(
            new Stepper(
                quantity,
                1,
                Draft.MOST,
                portions -> {
                  quantity = portions;
                  draw();
                }),
            div("grow tn", sum, total),
            add));
    draw();
  }

  @Override
  protected void onAttach(AttachEvent attached) {
    super.onAttach(attached);
    Shortcuts.addShortcutListener(this, this::close, Key.ESCAPE);
    focusOptions();
  }

  private void focusOptions() {
    body.getElement().executeJs("this.querySelector('.opts button')?.focus({preventScroll: true})");
  }

  private void draw() {
    drawSteps();
    drawOptions();
    Money each = menu.price(combo);
    List<String> terms = new ArrayList<>(List.of(amounts.plain(each)));
    for (Draft part : parts) {
      Money more = part == null ? Money.ZERO : part.unitPrice();
      each = each.plus(more);
      if (part != null && more.isPositive()) {
        terms.add("+ " + amounts.plain(more) + " " + part.name());
      }
    }
    sum.setText(String.join(" ", terms));
    total.setText(amounts.signed(each.times(quantity)));
    List<String> missing = missing();
    under.removeAll();
    if (!missing.isEmpty()) {
      under.getElement().getStyle().set("color", "var(--bad-ink)");
      under.add(
          icon("alert s"),
          isolated("cut", Texts.of("orders.ui.mod.missing", String.join(", ", missing))));
    }
    add.getElement().setAttribute("aria-disabled", String.valueOf(!missing.isEmpty()));
  }

  private List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) == null) {
        missing.add(combo.components().get(i).name());
      }
    }
    return missing;
  }

  /** The courses, each with what was chosen; a tap goes back to it. */
  private void drawSteps() {
    steps.removeAll();
    for (int i = 0; i < parts.size(); i++) {
      int at = i;
      Draft part = parts.get(i);
      NativeButton key =
          button(
              "pick stepkey" + (i == step ? " on" : ""),
              () -> turnTo(at),
              part == null ? label("pn", String.valueOf(i + 1)) : span("pn done", icon("check xs")),
              span(
                  "two-lines",
                  isolated("b cut", combo.components().get(i).name()),
                  isolated(
                      "tiny cut", part == null ? Texts.of("orders.ui.combo.open") : part.name())));
      steps.add(i == step ? with(key, "aria-current", "step") : key);
    }
  }

  private void turnTo(int at) {
    step = at;
    draw();
    focusOptions();
  }

  private void drawOptions() {
    brigade.menu.Component course = combo.components().get(step);
    HtmlContainer group = new HtmlContainer("fieldset");
    group.getElement().setAttribute("class", "group");
    named(group, course.name());
    Div options = div("opts");
    options.getElement().getStyle().set("--cols", String.valueOf(COLUMNS));
    for (Option option : course.choices()) {
      menu.menu().offer(option.sku()).ifPresent(offer -> options.add(key(course, option, offer)));
    }
    group.add(
        div("head", isolated("b", course.name()), label("", Texts.of("orders.ui.combo.rule"))),
        options);
    body.removeAll();
    body.add(group);
  }

  private NativeButton key(brigade.menu.Component course, Option option, MenuSnapshot.Offer offer) {
    Draft part = parts.get(step);
    boolean on =
        part != null && part.size().filter(size -> size.sku().equals(option.sku())).isPresent();
    Availability now = menu.now(offer.item().availability());
    NativeButton key = button("opt", () -> choose(course, option, offer));
    GroupQuestion.option(
        key,
        on,
        "",
        offer
            .size()
            .label()
            .map(size -> offer.item().name() + ", " + size)
            .orElse(offer.item().name()),
        option.supplement().isPositive() ? "+" + amounts.plain(option.supplement()) : "");
    if (on && part != null && !part.choices().isEmpty()) {
      key.add(isolated("sub cut", chosen(part)));
    }
    if (!now.orderable()) {
      key.addClassName("out");
      key.add(span("chip bad low", icon("ban xs"), label("", "86")));
    } else {
      now.left()
          .ifPresent(
              left -> key.add(label("chip warn low", Texts.of("orders.ui.menu.left", left))));
    }
    key.getElement().setAttribute("aria-disabled", String.valueOf(!now.orderable()));
    return key;
  }

  private static String chosen(Draft part) {
    return part.priced().stream()
        .flatMap(priced -> Chosen.asked(priced.chosen()).stream())
        .map(Chosen::name)
        .collect(Collectors.joining(", "));
  }

  private void choose(brigade.menu.Component course, Option option, MenuSnapshot.Offer offer) {
    if (!menu.now(offer.item().availability()).orderable()) {
      Toast.refuse(Texts.of("orders.ui.menu.out", offer.item().name()));
      return;
    }
    Draft draft =
        Draft.within(
            menu,
            offer.item(),
            offer.size(),
            option.supplement(),
            whose,
            Objects.requireNonNullElse(course.course(), offer.item().course()));
    Draft before = parts.get(step);
    boolean again =
        before != null && before.size().filter(size -> size.sku().equals(option.sku())).isPresent();
    if (again && !offer.item().modifierGroups().isEmpty()) {
      // A second tap opens what may be changed about it.
      ask(Objects.requireNonNull(before));
    } else if (draft.picks().gaps().isEmpty()) {
      take(draft);
    } else {
      ask(draft);
    }
  }

  /** The questions of what was chosen slide over the courses. */
  private void ask(Draft draft) {
    ModifierPanel panel =
        new ModifierPanel(
            draft,
            ModifierPanel.Use.PART,
            setting,
            amounts,
            new ModifierPanel.Asked() {
              @Override
              public void changed() {
                // What the whole costs is drawn when the part is complete.
              }

              @Override
              public void add(Draft complete) {
                close();
                take(complete);
              }

              @Override
              public void close() {
                closeQuestions();
              }
            });
    questions = panel;
    addClassName("asking");
    add(panel);
  }

  private void closeQuestions() {
    ModifierPanel panel = questions;
    if (panel != null) {
      questions = null;
      panel.removeFromParent();
      removeClassName("asking");
      focusOptions();
    }
  }

  /** Goes on to the next course that has nothing yet. */
  private void take(Draft draft) {
    parts.set(step, draft);
    for (int i = 1; i <= parts.size(); i++) {
      int next = (step + i) % parts.size();
      if (parts.get(next) == null) {
        step = next;
        break;
      }
    }
    draw();
    focusOptions();
  }

  private void goOn() {
    if (!missing().isEmpty()) {
      turnTo(parts.indexOf(null));
      return;
    }
    asked.add(request(), combo.name());
  }

  private LineRequest request() {
    return new LineRequest(
        combo.id(),
        null,
        null,
        quantity,
        whose.first(),
        whose.others(),
        null,
        null,
        List.of(),
        null,
        parts.stream()
            .map(Objects::requireNonNull)
            .map(
                part ->
                    new LineRequest.Part(
                        part.size().orElseThrow().sku(),
                        null,
                        part.choices(),
                        part.note().isBlank() ? null : part.note().strip()))
            .toList(),
        null,
        null,
        null);
  }

  private void close() {
    if (questions != null) {
      return;
    }
    if (parts.stream().allMatch(Objects::isNull)) {
      asked.close();
      return;
    }
    Overlay sure = new Overlay(Texts.of("orders.ui.mod.lose"), combo.name());
    sure.fill(text("mute", Texts.of("orders.ui.mod.lose-detail")));
    sure.keys(
        button("btn grow", sure::close, label("", Texts.of("orders.ui.mod.lose-no"))),
        button(
            "btn danger grow",
            () -> {
              sure.close();
              asked.close();
            },
            label("", Texts.of("orders.ui.mod.lose-yes"))));
    sure.open();
  }

  /** What the panel asks of the screen around it. */
  interface Asked {
    /** The combo is complete. */
    void add(LineRequest request, String name);

    /** The person thinks better of it. */
    void close();
  }
}
