package brigade.kitchen.ui;

import static brigade.screen.Markup.div;

import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a kitchen screen. A card that is still there keeps its element, wherever it goes.
 */
final class Board {
  /** Looks of the types of orders. */
  static final String DINE = "type-dine";

  static final String AWAY = "type-away";
  static final String DELIVERY = "type-delivery";
  static final String STAFF = "type-staff";

  /** Classes the server sets; the age's are the browser's. */
  private static final List<String> CLASSES =
      List.of(
          "x",
          "sel",
          "new",
          "gone",
          "waiting",
          "ready",
          "brk-r",
          "brk-l",
          Board.DINE,
          Board.AWAY,
          Board.DELIVERY,
          Board.STAFF);

  private final Main main;
  private final int before;
  private final List<Div> columns = new ArrayList<>();
  private Map<String, Article> shown = new HashMap<>();

  /**
   * A card, or a part of one, as it is drawn.
   *
   * @param key one per element
   * @param classes beside {@code ticket}
   * @param attributes of the element
   * @param height in pixels where it is given, else 0
   */
  record Drawn(
      String key, Set<String> classes, Map<String, String> attributes, String html, int height) {}

  /**
   * @param before how many elements stand before the columns
   */
  Board(Main main, int before) {
    this.main = main;
    this.before = before;
  }

  void draw(List<List<Drawn>> wanted) {
    draw(wanted, null, List.of());
  }

  /**
   * Draws the columns, and a lane that the caller has placed.
   *
   * @param lane null where there is none
   */
  void draw(List<List<Drawn>> wanted, @Nullable Div lane, List<Drawn> inLane) {
    while (columns.size() < wanted.size()) {
      Div column = div("col");
      main.getElement().insertChild(before + columns.size(), column.getElement());
      columns.add(column);
    }
    Map<String, Article> next = new HashMap<>();
    if (lane != null) {
      fill(lane, inLane, next);
    }
    for (int i = 0; i < wanted.size(); i++) {
      fill(columns.get(i), wanted.get(i), next);
    }
    while (columns.size() > wanted.size()) {
      Div gone = columns.removeLast();
      gone.removeAll();
      main.remove(gone);
    }
    shown = next;
  }

  private void fill(Div column, List<Drawn> cards, Map<String, Article> next) {
    List<Article> articles = new ArrayList<>();
    for (Drawn card : cards) {
      Article article = shown.get(card.key());
      if (article == null) {
        article = new Article();
        article.addClassName("ticket");
        article.getElement().setAttribute("tabindex", "-1");
      }
      apply(article, card);
      next.put(card.key(), article);
      articles.add(article);
    }
    List<?> children = column.getChildren().toList();
    if (!children.equals(articles)) {
      // Only what has to move is moved, so that nothing on the way is drawn anew.
      column
          .getChildren()
          .filter(child -> !articles.contains(child))
          .toList()
          .forEach(column::remove);
      for (int i = 0; i < articles.size(); i++) {
        if (i >= column.getComponentCount() || column.getComponentAt(i) != articles.get(i)) {
          column.addComponentAtIndex(i, articles.get(i));
        }
      }
    }
  }

  private static void apply(Article article, Drawn card) {
    for (String name : CLASSES) {
      if (article.hasClassName(name) != card.classes().contains(name)) {
        article.setClassName(name, card.classes().contains(name));
      }
    }
    for (String name :
        List.of(
            "data-age-since",
            "data-age-warn",
            "data-age-late",
            "data-sent",
            "data-card",
            "data-shown",
            "aria-label")) {
      String value = card.attributes().get(name);
      if (value == null) {
        article.getElement().removeAttribute(name);
      } else if (!value.equals(article.getElement().getAttribute(name))) {
        article.getElement().setAttribute(name, value);
      }
    }
    String height = card.height() == 0 ? null : card.height() + "px";
    article.getElement().getStyle().set("height", height);
    if (!card.html().equals(article.getElement().getProperty("innerHTML"))) {
      article.getElement().setProperty("innerHTML", card.html());
    }
  }
}
