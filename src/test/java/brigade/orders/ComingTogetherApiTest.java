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
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.FreeTables;
import brigade.HouseTest;
import brigade.kitchen.printing.PaperText;
import brigade.kitchen.printing.PrintJob;
import brigade.kitchen.printing.PrintJobs;
import brigade.kitchen.printing.Printing;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What dishes and guests are where orders and parties come together: combos whole, seats apart. */
@HouseTest
class ComingTogetherApiTest {
  private static final String ORDERS = "/api/v1/orders";
  private static final String RULES = "/api/v1/billing/rules";

  /** A menu of three courses; what else the line says goes in. */
  private static final String MENU =
      "{\"sku\":\"menu-marlow\",\"components\":[{\"sku\":\"onion-soup-gratinee\"},"
          + "{\"sku\":\"roast-half-chicken-lemon-jus\"},{\"sku\":\"creme-brulee\"}]%s}";

  @Inject Printing printing;
  @Inject PrintJobs printJobs;

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
    // An undo would seat it, and the allergy, where another sits now.
    asAna()
        .post(ORDERS + "/" + two + "/undo")
        .then()
        .statusCode(409)
        .body("type", endsWith("nothing-to-undo"));
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

  @Test
  @DisplayName("K13 an allergy goes along with its guest's dish, to tickets, paper and later sends")
  void allergiesGoAlong() {
    String from = seated(4, soupAt(2) + "," + soupAt(3));
    note(
        from,
        "{\"seat\":2,\"text\":\"Nuts\"},{\"seat\":3,\"text\":\"Milk\"},{\"text\":\"Sesame\"}");
    String to = seated(2, soupAt(1));
    note(to, "{\"text\":\"Egg\"}");
    give(from, Map.of("lineId", line(from, 0)), "orderId", to)
        .statusCode(200)
        .body("allergies.seat", equalTo(Arrays.asList(null, 2, null)))
        .body("allergies.text", equalTo(List.of("Egg", "Nuts", "Sesame")));
    List<String> warnings = List.of("EGG", "S2 NUTS", "SESAME");
    tickets()
        .body(of(to) + ".size()", equalTo(2))
        .body(of(to) + ".allergies", everyItem(equalTo(warnings)));
    String paper = lastWarning(to);
    assertTrue(warnings.stream().allMatch(paper::contains), paper);
    assertTrue(!paper.contains("MILK"), paper);
    // Who stays is warned of as before, and so are tickets that come later.
    tickets()
        .body(of(from) + ".allergies", everyItem(equalTo(List.of("S2 NUTS", "S3 MILK", "SESAME"))));
    assertEquals(List.of("Nuts", "Milk", "Sesame"), read(from).getList("allergies.text"));
    add(to, soupAt(1));
    asAna().post(ORDERS + "/" + to + "/send").then().statusCode(200);
    tickets()
        .body(of(to) + ".size()", equalTo(3))
        .body(of(to) + ".allergies", everyItem(equalTo(warnings)));
  }

  @Test
  @DisplayName("K13 whose seat is not known there is warned of for the whole table")
  void allergiesWithoutASeatAreTheTables() {
    String from = seated(8, soupAt(7) + ",{\"sku\":\"onion-soup-gratinee\"}," + soupAt(3));
    note(from, "{\"seat\":7,\"text\":\"Nuts\"},{\"seat\":2,\"text\":\"Milk\"}");
    String to = seated(4, soupAt(1));
    give(from, Map.of("lineId", line(from, 0)), "orderId", to)
        .statusCode(200)
        .body("allergies.seat", equalTo(Arrays.asList((Object) null)))
        .body("allergies.text", equalTo(List.of("Nuts")));
    // Anybody there may eat what is for the whole table.
    give(from, Map.of("lineId", line(from, 0)), "orderId", to)
        .statusCode(200)
        .body("allergies.seat", equalTo(Arrays.asList(null, null)))
        .body("allergies.text", equalTo(List.of("Nuts", "Milk")));
    tickets().body(of(to) + ".allergies", everyItem(equalTo(List.of("NUTS", "MILK"))));
    note(from, "{\"seat\":3,\"text\":\"Fish\"},{\"seat\":2,\"text\":\"Milk\"}");
    String alone =
        give(from, Map.of("lineId", line(from, 0)), "tableId", FreeTables.next())
            .statusCode(200)
            .body("allergies.seat", equalTo(List.of(1)))
            .extract()
            .path("id");
    tickets().body(of(alone) + ".allergies", equalTo(List.of(List.of("S1 FISH"))));
  }

  @Test
  @DisplayName("K13 no undo takes off an allergy that came with a dish")
  void anUndoLeavesWhatCame() {
    String from = seated(2, "");
    add(from, soupAt(2));
    note(from, "{\"seat\":2,\"text\":\"Nuts\"}");
    String to = seated(2, "");
    note(to, "{\"text\":\"Milk\"}");
    give(from, Map.of("lineId", line(from, 0)), "orderId", to).statusCode(200);
    asAna()
        .post(ORDERS + "/" + to + "/undo")
        .then()
        .statusCode(409)
        .body("type", endsWith("nothing-to-undo"));
    assertEquals(List.of("Milk", "Nuts"), read(to).getList("allergies.text"));
  }

  @Test
  @DisplayName("K13 tickets of an order that goes into another warn of what is noted there")
  void mergedTicketsWarn() {
    String into = order("TAKEOUT", soupAt(1));
    note(into, "{\"text\":\"Nuts\"}");
    String from = order("TAKEOUT", soupAt(1));
    asAna()
        .body(Map.of("orderIds", List.of(from)))
        .post(ORDERS + "/" + into + "/merge")
        .then()
        .statusCode(200);
    tickets()
        .body(of(into) + ".size()", equalTo(2))
        .body(of(into) + ".allergies", everyItem(equalTo(List.of("NUTS"))));
  }

  @Test
  @DisplayName("K13 no allergy is dropped because there are too many")
  void noAllergyIsDropped() {
    String into = order("TAKEOUT", soupAt(1));
    note(into, "{\"text\":\"Nuts\"}");
    String from = order("TAKEOUT", soupAt(1));
    note(
        from,
        IntStream.range(0, Caps.ALLERGIES)
            .mapToObj("{\"seat\":1,\"text\":\"No %d\"}"::formatted)
            .collect(Collectors.joining(",")));
    asAna()
        .body(Map.of("orderIds", List.of(from)))
        .post(ORDERS + "/" + into + "/merge")
        .then()
        .statusCode(409)
        .body("type", endsWith("allergies-full"));
    give(from, Map.of("lineId", line(from, 0)), "orderId", into)
        .statusCode(409)
        .body("type", endsWith("allergies-full"));
    assertEquals(Caps.ALLERGIES, read(from).getList("allergies").size());
    assertEquals(List.of("Nuts"), read(into).getList("allergies.text"));
    assertEquals(1, read(from).getList("lines").size());
  }

  @Test
  @DisplayName("M3 guests who leave a table with an order of theirs are counted once")
  void guestsWhoLeaveAreCountedOnce() {
    Map<String, Object> before = asManager().get(RULES).jsonPath().getMap("");
    Map<String, Object> rules = new HashMap<>(before);
    rules.put(
        "serviceCharges",
        List.of(
            Map.of(
                "name",
                "Large table",
                "percent",
                10,
                "orderTypes",
                List.of("DINE_IN"),
                "fromCovers",
                5)));
    asManager().body(rules).put(RULES).then().statusCode(200);
    try {
      String table = FreeTables.next();
      String stays = at(table, 6, soupAt(1));
      String goes = at(table, 6, soupAt(3) + "," + soupAt(4) + "," + soupAt(4));
      assertTrue(serviceCharge(stays) > 0);
      assertTrue(serviceCharge(goes) > 0);
      String elsewhere = FreeTables.next();
      transfer(goes, Map.of("tableId", elsewhere)).statusCode(200).body("covers", equalTo(2));
      assertCovers(stays, table, 4);
      assertCovers(goes, elsewhere, 2);
      assertEquals(0, serviceCharge(stays));
      assertEquals(0, serviceCharge(goes));
    } finally {
      asManager().body(before).put(RULES).then().statusCode(200);
    }
  }

  @Test
  @DisplayName("M3 whoever moves an order says how many guests go, and somebody always stays")
  void guestsWhoLeaveAreSaid() {
    String table = FreeTables.next();
    String stays = at(table, 4, soupAt(1));
    String goes = at(table, 4, soupAt(2));
    String elsewhere = FreeTables.next();
    for (Object covers : List.of(0, 4, -1, 1.5, 100)) {
      transfer(goes, Map.of("tableId", elsewhere, "covers", covers))
          .statusCode(400)
          .body("errors[0].field", equalTo("covers"));
    }
    transfer(goes, Map.of("serverId", read(goes).getString("serverId"), "covers", 1))
        .statusCode(400)
        .body("errors[0].field", equalTo("covers"));
    assertCovers(goes, table, 4);
    transfer(goes, Map.of("tableId", elsewhere, "covers", 3)).statusCode(200);
    assertCovers(stays, table, 1);
    assertCovers(goes, elsewhere, 3);
    // One order is all there is of a party now, which moves as it is.
    String third = FreeTables.next();
    transfer(goes, Map.of("tableId", third, "covers", 2)).statusCode(400);
    transfer(goes, Map.of("tableId", third)).statusCode(200);
    assertCovers(goes, third, 3);
    // More seats than guests: one of them still stays with the other order.
    String small = FreeTables.next();
    String left = at(small, 2, soupAt(1));
    String all = at(small, 2, soupAt(1) + "," + soupAt(2));
    String last = FreeTables.next();
    transfer(all, Map.of("tableId", last)).statusCode(200);
    assertCovers(left, small, 1);
    assertCovers(all, last, 1);
  }

  @Test
  @DisplayName("M3 checks split by seat keep their guests apart when parties join and orders merge")
  void splitGuestsStayApart() {
    String one = seated(2, soupAt(1) + "," + soupAt(2));
    String two =
        seated(
            2,
            soupAt(1)
                + ","
                + soupAt(2)
                + ",{\"sku\":\"malbec-bottle\",\"seat\":1,\"sharedWith\":[2]}");
    asAna().body("{\"by\":\"SEAT\"}").post(checksOf(two) + "/split").then().statusCode(200);
    List<Integer> totals = asAna().get(checksOf(two)).path("checks.total");
    join(two, one);
    asAna()
        .get(checksOf(two))
        .then()
        .body("checks.seats", equalTo(List.of(List.of(3), List.of(4))))
        .body("checks.total", equalTo(totals));
    assertEquals(List.of(3, 4, 3), read(two).getList("lines.seat"));
    // What is ordered later finds the check of its guest.
    add(two, soupAt(4));
    asAna().post(ORDERS + "/" + two + "/send").then().statusCode(200);
    asAna().get(checksOf(two)).then().body("checks[1].lines", hasSize(3));
    asAna().post(checksOf(two) + "/merge").then().statusCode(200);
    asAna()
        .body(Map.of("orderIds", List.of(two)))
        .post(ORDERS + "/" + one + "/merge")
        .then()
        .statusCode(200);
    asAna()
        .body("{\"by\":\"SEAT\"}")
        .post(checksOf(one) + "/split")
        .then()
        .statusCode(200)
        .body("checks.seats", equalTo(List.of(List.of(1), List.of(2), List.of(3), List.of(4))))
        .body("checks.lines.size()", equalTo(4))
        .body("checks.collect { it.lines.size() }", equalTo(List.of(1, 1, 2, 3)));
  }

  @Test
  @DisplayName(
      "M1 who has paid a share of a bottle owes no more of it when the party joins another")
  void whoHasPaidOwesNothingAnew() {
    String one = seated(2, soupAt(1));
    String two =
        seated(2, soupAt(1) + ",{\"sku\":\"malbec-bottle\",\"seat\":1,\"sharedWith\":[2]}");
    asAna().body("{\"by\":\"SEAT\"}").post(checksOf(two) + "/split").then().statusCode(200);
    JsonPath split = asAna().get(checksOf(two)).jsonPath();
    asAna()
        .body(Map.of("tender", "CASH", "amount", split.getInt("checks[0].due")))
        .post("/api/v1/checks/" + split.getString("checks[0].id") + "/payments")
        .then()
        .statusCode(201);
    join(two, one);
    asAna()
        .get(checksOf(two))
        .then()
        .body("checks.seats", equalTo(List.of(List.of(3), List.of(4))))
        .body("checks.state", equalTo(List.of("PAID", "OPEN")))
        .body("checks.total", equalTo(split.getList("checks.total")));
    asAna()
        .body("{\"by\":\"SEAT\"}")
        .post(checksOf(two) + "/split")
        .then()
        .statusCode(200)
        .body("checks.seats", equalTo(List.of(List.of(3), List.of(4))))
        .body("checks.total", equalTo(split.getList("checks.total")));
  }

  private static void join(String goes, String into) {
    asHost()
        .body(Map.of("seatingId", read(goes).getString("seatingId")))
        .post("/api/v1/seatings/" + read(into).getString("seatingId") + "/join")
        .then()
        .statusCode(200);
  }

  private static String checksOf(String order) {
    return ORDERS + "/" + order + "/checks";
  }

  private static int serviceCharge(String order) {
    return asAna().get(checksOf(order)).path("checks[0].serviceCharge");
  }

  private static ValidatableResponse transfer(String order, Map<String, Object> body) {
    return asAna().body(body).post(ORDERS + "/" + order + "/transfer").then();
  }

  /** On the order, at the table, and in the kitchen. */
  private static void assertCovers(String order, String table, int covers) {
    assertEquals(covers, read(order).getInt("covers"));
    assertEquals(
        covers,
        asHost()
            .get("/api/v1/floor")
            .<Integer>path("tables.find { it.id == '%s' }.seating.covers".formatted(table)));
    tickets().body(of(order) + ".covers", everyItem(equalTo(covers)));
  }

  private static void note(String order, String allergies) {
    asAna()
        .body("{\"allergies\":[%s]}".formatted(allergies))
        .put(ORDERS + "/" + order + "/allergies")
        .then()
        .statusCode(200);
  }

  private static void add(String order, String line) {
    asAna()
        .body("{\"lines\":[%s]}".formatted(line))
        .post(ORDERS + "/" + order + "/lines")
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse tickets() {
    return asCook().get("/api/v1/kitchen/stations/HOT/tickets").then();
  }

  private static String of(String order) {
    return "tickets.findAll { it.orderId == '%s' }".formatted(order);
  }

  /** The last paper that told a station what guests of the order must not be served. */
  private String lastWarning(String order) {
    List<String> tickets = tickets().extract().path(of(order) + ".id");
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                tickets.stream()
                    .flatMap(ticket -> printing.about(UUID.fromString(ticket)).stream())
                    .filter(job -> job.kind().equals("ALLERGY"))
                    .max(Comparator.comparing(PrintJob::id))
                    .map(job -> PaperText.plain(printJobs.paper(job.id()).orElseThrow()))
                    .orElse(""));
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
    return at(FreeTables.next(), covers, lines);
  }

  /** One more order of whoever sits there. */
  private static String at(String table, int covers, String lines) {
    return opened(
        "{\"type\":\"DINE_IN\",\"tableId\":\"%s\",\"covers\":%d,\"lines\":[%s],\"send\":%s}"
            .formatted(table, covers, lines, !lines.isEmpty()));
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
