package brigade.kitchen.ui;

import static brigade.screen.Texts.of;

import brigade.kitchen.DishStory;
import brigade.kitchen.ItemState;
import brigade.screen.Amounts;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The dishes of an order with every step they took: when, where and by whom. */
@StyleSheet("context://brigade/kitchen.css")
public final class FollowTable extends Div {
  private static final long serialVersionUID = 1L;

  /**
   * @param stories as the kitchen tells them
   * @param asked the line that was asked about, as the kitchen knows it; null is none
   */
  public FollowTable(List<DishStory> stories, @Nullable UUID asked, Amounts amounts) {
    addClassName("follow");
    getElement().setProperty("innerHTML", html(stories, asked, amounts));
  }

  static String html(List<DishStory> stories, @Nullable UUID asked, Amounts amounts) {
    Html html = new Html();
    if (stories.isEmpty()) {
      return html.leaf("p", "", of("kitchen.follow.none")).toString();
    }
    html.open("table", "follow").open("thead", "").open("tr", "");
    for (String column :
        new String[] {
          "item", "ordered", "sent", "fired", "received", "seen", "done", "called", "delivered"
        }) {
      html.leaf("th", "", of("kitchen.follow." + column), "scope", "col");
    }
    html.close("tr").close("thead").open("tbody", "");
    for (DishStory story : stories) {
      row(html, story, story.orderLineId().equals(asked), amounts);
    }
    return html.close("tbody").close("table").toString();
  }

  private static void row(Html html, DishStory story, boolean asked, Amounts amounts) {
    boolean over = story.state() == ItemState.VOIDED || story.state() == ItemState.CLEARED;
    html.open("tr", asked ? "asked" : "")
        .open("th", over ? "over" : "", "scope", "row")
        .name(
            "span",
            "",
            story.quantity() == 0 ? story.name() : story.quantity() + " " + story.name())
        .name("small", "", story.station() + " · " + story.course());
    if (over || story.voidedAt() != null) {
      html.open("small", "bad")
          .icon("ban")
          .text(" " + of("kitchen.state.voided") + " " + at(story.voidedAt(), amounts))
          .name("bdi", "", " " + said(story.voidedBy()))
          .close("small");
    }
    if (story.late() != null) {
      html.open("small", "bad")
          .icon("alert")
          .text(" " + of("kitchen.follow.late." + story.late().name().toLowerCase(Locale.ROOT)))
          .close("small");
    }
    html.close("th");
    cell(html, story.orderedAt(), story.orderedBy(), amounts);
    cell(html, story.sentAt(), null, amounts);
    cell(html, story.firedAt(), story.firedAt() == null ? of("kitchen.state.held") : null, amounts);
    cell(html, story.receivedAt(), story.receivedBy(), amounts);
    cell(html, story.seenAt(), story.seenDevice(), amounts);
    html.open("td", "").text(at(story.doneAt(), amounts));
    for (String where : List.of(said(story.doneBy()), said(story.doneDevice()))) {
      if (!where.isEmpty()) {
        html.name("small", "", where);
      }
    }
    html.close("td");
    cell(
        html,
        story.calledAt(),
        story.readAt() == null
            ? null
            : of("kitchen.follow.read", at(story.readAt(), amounts), said(story.readBy())),
        amounts);
    cell(html, story.deliveredAt(), null, amounts);
    html.close("tr");
  }

  private static void cell(
      Html html, @Nullable Instant at, @Nullable String where, Amounts amounts) {
    html.open("td", "").text(at(at, amounts));
    if (where != null && !where.isEmpty()) {
      html.name("small", "", where);
    }
    html.close("td");
  }

  private static String at(@Nullable Instant at, Amounts amounts) {
    return at == null ? "–" : amounts.time(at);
  }

  private static String said(@Nullable String words) {
    return words == null ? "" : words;
  }
}
