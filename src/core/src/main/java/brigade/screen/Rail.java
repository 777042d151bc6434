package brigade.screen;

import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.with;

import brigade.staff.Actor;
import brigade.staff.Permission;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import java.util.List;

/**
 * The ways to the other screens, at the start of every house screen; on a phone it lies at the
 * bottom. It shows what the person may open. A screen that has it adds the class {@code app} to its
 * root and holds, in this order, the rail, the {@link TopBar} and one {@code main}.
 */
public final class Rail extends Nav {
  private static final long serialVersionUID = 1L;

  /** All entries, in the order of an evening. */
  private static final List<Way> WAYS =
      List.of(
          new Way("tables", "list", Permission.VIEW_TABLES),
          new Way("floor", "floor", Permission.VIEW_FLOOR),
          new Way("kitchen", "flame", Permission.VIEW_KITCHEN),
          new Way("expo", "bell", Permission.VIEW_KITCHEN),
          new Way("today", "reports", Permission.VIEW_REPORTS),
          new Way("closing", "close-day", Permission.CLOSE_DAY),
          new Way("menu", "menu", Permission.EDIT_MENU),
          new Way("printers", "printer", Permission.VIEW_PRINTERS),
          new Way("staff", "users", Permission.EDIT_STAFF));

  /**
   * @param current the route of the screen it stands on
   */
  public Rail(ScreenKit kit, String current) {
    getElement().setAttribute("class", "rail");
    named(this, Texts.of("core.rail"));
    add(span("mark", icon("brigade"), label("", "Brigade")));
    Actor actor = kit.actor();
    for (Way way : ways(actor)) {
      add(link(way, way.route().equals(current)));
    }
  }

  /** The screens that somebody may open, for screens that lead to them in their own way. */
  public static List<Way> ways(Actor actor) {
    return WAYS.stream().filter(way -> actor.may(way.permission())).toList();
  }

  private static Anchor link(Way way, boolean current) {
    String words = Texts.of("core.rail." + way.route());
    Anchor link = new Anchor(way.route());
    link.add(icon(way.icon()), label("", words));
    with(named(link, words), "title", words);
    // The client's router follows it without loading the page again.
    with(link, "router-link", "");
    return current ? with(link, "aria-current", "page") : link;
  }

  /**
   * A screen.
   *
   * @param route where it is; its name is the text {@code core.rail.<route>}
   * @param icon of the style sheet
   */
  public record Way(String route, String icon, Permission permission) {}
}
