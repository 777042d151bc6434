package brigade.kitchen.ui;

import static brigade.screen.Texts.of;

import brigade.kitchen.ItemState;
import brigade.kitchen.Ticket;
import brigade.kitchen.TicketItem;
import brigade.screen.Amounts;
import java.util.Collection;
import java.util.Locale;

/** What stands behind a card: who sent what and when, who has seen it, who finished it. */
final class CardDetail {
  private CardDetail() {}

  static String html(Ticket face, Collection<TicketItem> items, Amounts amounts) {
    Html html = new Html();
    html.open("h2", "")
        .name("span", "", face.label() + " · " + face.courseName())
        .open(
            "button",
            "kbtn",
            "type",
            "button",
            "data-close",
            "",
            "aria-label",
            of("kitchen.detail.close"))
        .icon("x")
        .close("button")
        .close("h2");
    html.leaf(
        "p",
        "",
        of(
            "kitchen.detail.sent",
            "#" + face.orderNumber(),
            face.serverName(),
            amounts.time(face.sentAt()),
            face.firedAt().map(amounts::time).orElse("–")));
    html.open("table", "").open("tr", "");
    for (String column : new String[] {"item", "state", "seen", "done"}) {
      html.leaf("th", "", of("kitchen.detail." + column));
    }
    html.close("tr");
    for (TicketItem item : items) {
      html.open("tr", "")
          .name("td", "", item.quantity() + " " + item.name())
          .leaf("td", "", of("kitchen.state." + item.state().name().toLowerCase(Locale.ROOT)))
          .leaf(
              "td",
              "",
              item.seenAt()
                  .map(at -> amounts.time(at) + " " + item.seenDevice().orElse(""))
                  .orElse("–"))
          .leaf(
              "td",
              "",
              item.state() == ItemState.VOIDED ? voided(item, amounts) : done(item, amounts))
          .close("tr");
    }
    return html.close("table").toString();
  }

  private static String done(TicketItem item, Amounts amounts) {
    return item.doneAt().map(at -> amounts.time(at) + " " + item.doneBy().orElse("")).orElse("–");
  }

  private static String voided(TicketItem item, Amounts amounts) {
    return item.voidAt().map(amounts::time).orElse("")
        + " "
        + item.voidBy().orElse("")
        + ", "
        + item.voidReason().orElse("");
  }
}
