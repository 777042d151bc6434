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
  private static final List<Entry> ENTRIES =
      List.of(
          new Entry("tables", "list", Permission.VIEW_TABLES),
          new Entry("floor", "floor", Permission.VIEW_FLOOR),
          new Entry("kitchen", "flame", Permission.VIEW_KITCHEN),
          new Entry("expo", "bell", Permission.VIEW_KITCHEN),
          new Entry("today", "reports", Permission.VIEW_REPORTS),
          new Entry("closing", "close-day", Permission.CLOSE_DAY),
          new Entry("printers", "printer", Permission.VIEW_PRINTERS));

  /**
   * @param current the route of the screen it stands on
   */
  public Rail(ScreenKit kit, String current) {
    getElement().setAttribute("class", "rail");
    named(this, Texts.of("core.rail"));
    add(span("mark", icon("brigade"), label("", "Brigade")));
    Actor actor = kit.actor();
    for (Entry entry : ENTRIES) {
      if (actor.may(entry.permission())) {
        add(link(entry, entry.route().equals(current)));
      }
    }
  }

  private static Anchor link(Entry entry, boolean current) {
    String words = Texts.of("core.rail." + entry.route());
    Anchor link = new Anchor(entry.route());
    link.add(icon(entry.icon()), label("", words));
    with(named(link, words), "title", words);
    // The client's router follows it without loading the page again.
    with(link, "router-link", "");
    return current ? with(link, "aria-current", "page") : link;
  }

  private record Entry(String route, String icon, Permission permission) {}
}
