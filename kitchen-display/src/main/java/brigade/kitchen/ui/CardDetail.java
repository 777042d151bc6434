package brigade.kitchen.ui;

import static brigade.screen.Texts.of;

import brigade.kitchen.DishStory;
import brigade.kitchen.Ticket;
import brigade.screen.Amounts;
import java.util.List;

/** What stands behind a card: every step that the dishes of its order took, at every station. */
final class CardDetail {
  private CardDetail() {}

  static String html(Ticket face, List<DishStory> stories, Amounts amounts) {
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
    return html.add(FollowTable.html(stories, null, amounts)).toString();
  }
}
