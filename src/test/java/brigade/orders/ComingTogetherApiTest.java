package brigade.orders;

import static brigade.Api.asAna;
import static brigade.Api.asCook;
import static brigade.Api.asHost;
import static brigade.Api.asManager;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import brigade.FreeTables;
import brigade.HouseTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What dishes and guests are where orders and parties come together: combos whole, seats apart. */
@HouseTest
class ComingTogetherApiTest {
  private static final String ORDERS = "/api/v1/orders";

  /** A menu of three courses; what else the line says goes in. */
  private static final String MENU =
      "{\"sku\":\"menu-marlow\",\"components\":[{\"sku\":\"onion-soup-gratinee\"},"
          + "{\"sku\":\"roast-half-chicken-lemon-jus\"},{\"sku\":\"creme-brulee\"}]%s}";

  @BeforeEach
  void makeRoom() {
    FreeTables.makeRoom();
  }

  @Test
  @DisplayName(
      "M1 a combo is given to another order whole, and taken back there whole, to the cent")
  void aCombosCoursesStayTogether() {
    String from = order("TAKEOUT", MENU.formatted(",\"quantity\":3"));
    int three = read(from).getInt("subtotal");
    String to = order("TAKEOUT", "");
    give(from, Map.of("lineId", line(from, 1), "quantity", 1), "orderId", to)
        .statusCode(200)
        .body("lines", hasSize(3))
        .body("lines.quantity", everyItem(equalTo(1)))
        .body("lines.comboId.unique()", hasSize(1))
        .body("subtotal", equalTo(three / 3));
    assertEquals(List.of(2, 2, 2), read(from).getList("lines.quantity"));
    assertEquals(three - three / 3, read(from).getInt("subtotal"));
    asManager()
        .body("{\"reason\":\"Guest left\"}")
        .post(ORDERS + "/" + to + "/lines/" + line(to, 2) + "/void")
        .then()
        .statusCode(200)
        .body("lines.state", everyItem(equalTo("VOIDED")))
        .body("subtotal", equalTo(0));
    assertEquals(three - three / 3, read(from).getInt("subtotal"));
    // Named twice is not given twice.
    give(
            from,
            List.of(
                Map.of("lineId", line(from, 0)), Map.of("lineId", line(from, 2), "quantity", 1)),
            "orderId",
            to)
        .statusCode(200);
    assertEquals(0, read(from).getInt("subtotal"));
    assertEquals(three - three / 3, read(to).getInt("subtotal"));
  }

  @Test
  @DisplayName("M3 the seats of guests who join a table follow the last that is occupied there")
  void seatsOfWhoJoinsAreCountedOn() {
    // A third guest pulled up a chair at a table for two.
    String one = seated(2, soupAt(1) + "," + soupAt(3));
    String two =
        seated(4, soupAt(2) + "," + "{\"sku\":\"malbec-bottle\",\"seat\":1,\"sharedWith\":[4]}");
    asAna()
        .body("{\"lines\":[%s]}".formatted(soupAt(4)))
        .post(ORDERS + "/" + two + "/lines")
        .then()
        .statusCode(200);
    asAna()
        .body("{\"allergies\":[{\"seat\":2,\"text\":\"Nuts\"}]}")
        .put(ORDERS + "/" + two + "/allergies")
        .then()
        .statusCode(200);
    asHost()
        .body(Map.of("seatingId", read(two).getString("seatingId")))
        .post("/api/v1/seatings/" + read(one).getString("seatingId") + "/join")
        .then()
        .statusCode(200)
        .body("covers", equalTo(6));
    JsonPath joined = read(two);
    assertEquals(List.of(5, 4, 7), joined.getList("lines.seat"));
    assertEquals(List.of(7), joined.getList("lines[1].sharedWith"));
    assertEquals(5, joined.getInt("allergies[0].seat"));
    asCook()
        .get("/api/v1/kitchen/stations/HOT/tickets")
        .then()
        .body(
            "tickets.find { it.orderId == '%s' }.items.seat.flatten()".formatted(two),
            equalTo(List.of(5)))
        .body(
            "tickets.find { it.orderId == '%s' }.allergies".formatted(two),
            equalTo(List.of("S5 NUTS")));
    // An undo would seat it where another sits now; the last step left to undo is the allergy's.
    asAna()
        .post(ORDERS + "/" + two + "/undo")
        .then()
        .statusCode(409)
        .body("type", endsWith("undo-allergy-sent"));
    asAna()
        .body(Map.of("orderIds", List.of(two)))
        .post(ORDERS + "/" + one + "/merge")
        .then()
        .statusCode(200)
        .body("covers", equalTo(6))
        .body("lines.seat", equalTo(List.of(1, 3, 5, 4, 7)));
  }

  @Test
  void noSeatHasANumberThatIsTooHigh() {
    String one = seated(2, soupAt(Caps.SEATS));
    String two = seated(2, soupAt(2));
    asAna()
        .body(Map.of("orderIds", List.of(two)))
        .post(ORDERS + "/" + one + "/merge")
        .then()
        .statusCode(200)
        .body("lines.seat", equalTo(List.of(Caps.SEATS, Caps.SEATS)));
    asCook()
        .get("/api/v1/kitchen/stations/HOT/tickets")
        .then()
        .body(
            "tickets.findAll { it.orderId == '%s' }.items.seat.flatten()".formatted(one),
            everyItem(equalTo(Caps.SEATS)));
  }

  @Test
  @DisplayName("M3 what a guest had at the bar has no seat at the table it goes to")
  void aTabHasNoSeats() {
    String party = seated(2, soupAt(1));
    String tab = order("BAR", soupAt(1));
    asAna()
        .body("{\"allergies\":[{\"seat\":1,\"text\":\"Milk\"}]}")
        .put(ORDERS + "/" + tab + "/allergies")
        .then()
        .statusCode(200);
    asAna()
        .body(Map.of("orderIds", List.of(tab)))
        .post(ORDERS + "/" + party + "/merge")
        .then()
        .statusCode(200)
        .body("covers", equalTo(2))
        .body("lines.seat", equalTo(Arrays.asList(1, null)))
        .body("allergies[0].seat", equalTo(null))
        .body("allergies[0].text", equalTo("Milk"));
    asCook()
        .get("/api/v1/kitchen/stations/HOT/tickets")
        .then()
        .body(
            "tickets.findAll { it.orderId == '%s' }.items.seat.flatten()".formatted(party),
            hasItems(1, null));
  }

  @Test
  @DisplayName("M3 a dish given to another table keeps its seat where that table has one")
  void seatsOfDishesThatAreGiven() {
    String from =
        seated(
            8,
            String.join(
                ",",
                soupAt(2),
                soupAt(7),
                "{\"sku\":\"malbec-bottle\",\"seat\":3,\"sharedWith\":[6]}",
                soupAt(6),
                soupAt(8)));
    String to = seated(3, soupAt(1));
    give(
            from,
            List.of(
                Map.of("lineId", line(from, 0)),
                Map.of("lineId", line(from, 1)),
                Map.of("lineId", line(from, 2))),
            "orderId",
            to)
        .statusCode(200)
        .body("covers", equalTo(3))
        .body("lines.seat", equalTo(Arrays.asList(1, 2, null, 3)))
        .body("lines[3].sharedWith", hasSize(0));
    asCook()
        .get("/api/v1/kitchen/stations/HOT/tickets")
        .then()
        .body(
            "tickets.findAll { it.orderId == '%s' }.items.seat.flatten()".formatted(to),
            hasItems(1, 2, null));
    give(
            from,
            List.of(Map.of("lineId", line(from, 0)), Map.of("lineId", line(from, 1))),
            "tableId",
            FreeTables.next())
        .statusCode(200)
        .body("covers", equalTo(2))
        .body("lines.seat", equalTo(List.of(1, 2)));
  }

  private static ValidatableResponse give(String from, Object lines, String what, String where) {
    return asAna()
        .body(Map.of("lines", lines instanceof List<?> all ? all : List.of(lines), what, where))
        .post(ORDERS + "/" + from + "/lines/transfer")
        .then();
  }

  private static String soupAt(int seat) {
    return "{\"sku\":\"onion-soup-gratinee\",\"seat\":%d}".formatted(seat);
  }

  private static String order(String type, String lines) {
    return opened(
        "{\"type\":\"%s\",\"name\":\"Ilie\",\"lines\":[%s],\"send\":%s}"
            .formatted(type, lines, !lines.isEmpty()));
  }

  private static String seated(int covers, String lines) {
    return opened(
        "{\"type\":\"DINE_IN\",\"tableId\":\"%s\",\"covers\":%d,\"lines\":[%s],\"send\":true}"
            .formatted(FreeTables.next(), covers, lines));
  }

  private static String opened(String body) {
    return asAna().body(body).post(ORDERS).then().statusCode(201).extract().path("id");
  }

  private static JsonPath read(String order) {
    return asAna().get(ORDERS + "/" + order).jsonPath();
  }

  private static String line(String order, int index) {
    return read(order).getString("lines[%d].id".formatted(index));
  }
}
