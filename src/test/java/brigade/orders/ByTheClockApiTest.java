package brigade.orders;

import static brigade.Api.asAna;
import static brigade.Api.asManager;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.HouseTest;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the time does to orders, over HTTP, with the house's clock set to any moment: hours over
 * midnight, weekdays, future prices, and both days on which the clocks change. The demo restaurant
 * is in Dublin and its trading date begins at four.
 */
@HouseTest
@TestProfile(ByTheClockApiTest.HouseOfItsOwn.class)
class ByTheClockApiTest {
  private static final String ORDERS = "/api/v1/orders";
  private static final String MENU = "/api/v1/menu";
  private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");
  private static final int NEGRONI_BY_NIGHT = 500;

  @Inject SendingDelayed sending;

  private final WallClock wall = new WallClock();

  @BeforeEach
  void hangTheClock() {
    QuarkusMock.installMockForType(wall, Clock.class);
  }

  @ParameterizedTest
  @DisplayName(
      "M8 hours over midnight belong to the weekday they begin on, whatever the trading date")
  @CsvSource({
    "2027-06-04T21:59, false",
    "2027-06-04T22:00, true",
    "2027-06-05T01:59, true",
    "2027-06-05T02:00, false",
    // Of Thursday's night Friday's rule knows nothing, and Saturday has none.
    "2027-06-04T01:00, false",
    "2027-06-05T22:30, false",
  })
  void hoursOverMidnight(LocalDateTime at, boolean on) {
    set(at);
    priceHolds(
        on, "{\"name\":\"Night\",\"days\":[\"FRIDAY\"],\"from\":\"22:00\",\"until\":\"02:00\"}");
  }

  @ParameterizedTest
  @DisplayName("M8 hours after midnight go by the weekday on the wall, not by the trading date")
  @CsvSource({"2027-06-04T01:00, false", "2027-06-05T01:00, true", "2027-06-06T01:00, false"})
  void hoursAfterMidnight(LocalDateTime at, boolean on) {
    set(at);
    priceHolds(
        on, "{\"name\":\"Late\",\"days\":[\"SATURDAY\"],\"from\":\"00:30\",\"until\":\"02:00\"}");
  }

  /** Asserts whether the price of some hours holds now. */
  private static void priceHolds(boolean on, String hours) {
    put("/dayparts/BC-HOURS", hours);
    String rule = priced("BC-HOURS");
    try {
      assertEquals(on, isCheap(order("TAKEOUT")));
    } finally {
      remove(rule, "BC-HOURS");
    }
  }

  @Test
  @DisplayName("M8 what was ordered in the happy hour keeps its price when it is sent after it")
  void theHappyHourGoesByTheTimeOfOrdering() {
    set(LocalDateTime.parse("2027-06-04T16:59"));
    int regular = order("BAR").getInt("lines[0].unitPrice");
    set(LocalDateTime.parse("2027-06-04T18:59"));
    JsonPath happy = order("BAR");
    int price = happy.getInt("lines[0].unitPrice");
    assertEquals(regular - Math.round(regular * 0.3f), price);
    assertEquals("Happy hour", happy.getString("lines[0].priceRule"));
    String id = happy.getString("id");
    set(LocalDateTime.parse("2027-06-04T19:00"));
    asAna()
        .body("{\"lines\":[{\"sku\":\"negroni\"}]}")
        .post(ORDERS + "/" + id + "/lines")
        .then()
        .statusCode(200)
        .body("lines.unitPrice", equalTo(List.of(price, regular)))
        .body("lines[1].priceRule", nullValue());
    asAna()
        .post(ORDERS + "/" + id + "/send")
        .then()
        .statusCode(200)
        .body("lines.unitPrice", equalTo(List.of(price, regular)))
        .body("checks[0].total", equalTo(price + regular));
    set(LocalDateTime.parse("2027-06-05T18:00"));
    assertEquals(regular, order("BAR").getInt("lines[0].unitPrice"), "not on a Saturday");
    set(LocalDateTime.parse("2027-06-07T18:00"));
    assertEquals(regular, order("TAKEOUT").getInt("lines[0].unitPrice"), "not to go");
  }

  @ParameterizedTest
  @DisplayName("M8 what is on sale at certain hours is refused a minute before and after them")
  @CsvSource({
    "2027-06-04T11:59, 409",
    "2027-06-04T12:00, 201",
    "2027-06-04T14:59, 201",
    "2027-06-04T15:00, 409",
    "2027-06-05T12:30, 409"
  })
  void whatIsOnSaleAtLunch(LocalDateTime at, int status) {
    set(at);
    asAna()
        .body("{\"type\":\"TAKEOUT\",\"lines\":[{\"sku\":\"plat-du-jour\"}]}")
        .post(ORDERS)
        .then()
        .statusCode(status)
        .body("type", status == 409 ? endsWith("not-on-sale") : equalTo("TAKEOUT"));
  }

  @ParameterizedTest
  @DisplayName("M8 the hour that comes twice is happy twice, and the one that is skipped never")
  @CsvSource({
    // The clock goes from 02:00 back to 01:00 at 01:00Z.
    "2027-10-31T00:14:00Z, false",
    "2027-10-31T00:15:00Z, true",
    "2027-10-31T00:45:00Z, false",
    "2027-10-31T01:14:00Z, false",
    "2027-10-31T01:15:00Z, true",
    "2027-10-31T01:45:00Z, false",
    "2027-10-31T02:15:00Z, false",
    // The clock goes from 01:00 on to 02:00 at 01:00Z.
    "2027-03-28T00:15:00Z, false",
    "2027-03-28T00:59:00Z, false",
    "2027-03-28T01:00:00Z, false",
    "2027-03-28T01:15:00Z, false",
    "2027-03-28T01:30:00Z, false",
  })
  void theHoursWhenTheClocksChange(Instant at, boolean on) {
    set(at);
    priceHolds(on, "{\"name\":\"Hour\",\"from\":\"01:15\",\"until\":\"01:45\"}");
  }

  @ParameterizedTest
  @DisplayName("M8 a future price begins with its trading date, also on the days the clocks change")
  @CsvSource({
    "2027-03-28T02:59:00Z, 1000",
    "2027-03-28T03:00:00Z, 1100",
    "2027-10-31T03:59:00Z, 1100",
    "2027-10-31T04:00:00Z, 1200"
  })
  void futurePrices(Instant at, int price) {
    set(at);
    String item =
        asManager()
            .body(
                """
                {"sku":"bc-pie","name":"Pie of the season","category":"Desserts","price":1000,
                 "taxes":["FOOD"],"futurePrices":[{"from":"2027-03-28","price":1100},
                 {"from":"2027-10-31","price":1200}]}
                """)
            .post(MENU + "/items")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    try {
      asAna()
          .body("{\"type\":\"TAKEOUT\",\"lines\":[{\"sku\":\"bc-pie\"}]}")
          .post(ORDERS)
          .then()
          .statusCode(201)
          .body("lines[0].unitPrice", equalTo(price));
    } finally {
      asManager().delete(MENU + "/items/" + item).then().statusCode(204);
    }
  }

  @ParameterizedTest
  @DisplayName(
      "K4 an order is made so many minutes before its pick-up, whatever the clocks do between")
  @CsvSource({
    // Asked for at 00:10; it is fetched at 02:20, which is an hour and ten minutes later.
    "2027-03-28T00:10:00Z, 2027-03-28T01:20:00Z, 2027-03-28T00:50:00Z",
    // Asked for at 01:30 in summer; it is fetched at 01:45 in winter.
    "2027-10-31T00:30:00Z, 2027-10-31T01:45:00Z, 2027-10-31T01:15:00Z"
  })
  void pickUpsWhenTheClocksChange(Instant asked, Instant fetched, Instant made) {
    set(asked);
    Map<String, Object> before =
        asManager().get(ORDERS + "/types").path("types.find { it.type == 'TAKEOUT' }");
    asManager().body("{\"leadMinutes\":30}").put(ORDERS + "/types/TAKEOUT").then().statusCode(200);
    try {
      JsonPath order =
          asAna()
              .body(
                  "{\"type\":\"TAKEOUT\",\"pickupAt\":\"%s\",\"send\":true,\"lines\":[{\"sku\":\"negroni\"}]}"
                      .formatted(fetched))
              .post(ORDERS)
              .then()
              .statusCode(201)
              .body("lines.state", everyItem(equalTo("NEW")))
              .extract()
              .jsonPath();
      assertEquals(made, Instant.parse(order.getString("lines[0].sendAt")));
      goesAt(order.getString("id"), made);
    } finally {
      asManager()
          .body(
              before.get("leadMinutes") == null
                  ? "{}"
                  : Map.of("leadMinutes", before.get("leadMinutes")))
          .put(ORDERS + "/types/TAKEOUT")
          .then()
          .statusCode(oneOf(200, 204));
    }
  }

  @ParameterizedTest
  @DisplayName("K4 what is put off goes at its instant in the hour that comes twice or is skipped")
  @CsvSource({
    // 01:30 in winter, an hour after 01:30 in summer.
    "2027-10-31T00:30:00Z, 2027-10-31T01:30:00Z",
    // 02:00 in summer, one minute after 00:59 in winter.
    "2027-03-28T00:59:00Z, 2027-03-28T01:00:00Z"
  })
  void delayedWhenTheClocksChange(Instant asked, Instant due) {
    set(asked);
    String order = order("TAKEOUT").getString("id");
    asAna()
        .body(Map.of("sendAt", due.toString()))
        .post(ORDERS + "/" + order + "/send")
        .then()
        .statusCode(200)
        .body("lines[0].state", equalTo("NEW"));
    goesAt(order, due);
  }

  private void goesAt(String order, Instant due) {
    set(due.minusSeconds(20));
    sending.sendDue();
    assertEquals("NEW", read(order).getString("lines[0].state"));
    set(due);
    sending.sendDue();
    // Another look, of the server's own, may have the order in hand at this moment.
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!"SENT".equals(read(order).getString("lines[0].state"))) {
      assertTrue(System.nanoTime() < until, "never sent by itself");
    }
    assertEquals(
        1,
        (int)
            asManager()
                .get("/api/v1/kitchen/stations/BAR/tickets")
                .<Integer>path("tickets.findAll { it.orderId == '%s' }.size()".formatted(order)));
  }

  private static boolean isCheap(JsonPath order) {
    boolean cheap = order.getInt("lines[0].unitPrice") == NEGRONI_BY_NIGHT;
    assertEquals(cheap ? "By the clock" : null, order.getString("lines[0].priceRule"));
    return cheap;
  }

  /** A negroni is cheap while this daypart is on. */
  private static String priced(String daypart) {
    return asManager()
        .body(
            Map.of(
                "name",
                "By the clock",
                "when",
                Map.of("dayparts", List.of(daypart)),
                "skus",
                List.of("negroni"),
                "price",
                NEGRONI_BY_NIGHT))
        .post(MENU + "/price-rules")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static void put(String path, String body) {
    asManager().body(body).put(MENU + path).then().statusCode(200);
  }

  private static void remove(String rule, String daypart) {
    asManager().delete(MENU + "/price-rules/" + rule).then().statusCode(204);
    asManager().delete(MENU + "/dayparts/" + daypart).then().statusCode(204);
  }

  private static JsonPath order(String type) {
    return asAna()
        .body(
            "{\"type\":\"%s\",\"name\":\"Ilie\",\"lines\":[{\"sku\":\"negroni\"}]}".formatted(type))
        .post(ORDERS)
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  private static JsonPath read(String order) {
    return asAna().get(ORDERS + "/" + order).jsonPath();
  }

  private void set(LocalDateTime onTheWall) {
    set(onTheWall.atZone(DUBLIN).toInstant());
  }

  private void set(Instant at) {
    wall.set(at);
  }

  /** A clock that runs on from any moment it is set to. */
  private static final class WallClock extends Clock {
    private volatile Instant from = Instant.now();
    private volatile long since = System.nanoTime();

    synchronized void set(Instant at) {
      from = at;
      since = System.nanoTime();
    }

    @Override
    public synchronized Instant instant() {
      // What PostgreSQL keeps of it.
      return from.plusNanos((System.nanoTime() - since) / 1_000 * 1_000);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(instant(), zone);
    }
  }

  /** Makes the test's server another than the one all the others share. */
  public static class HouseOfItsOwn implements QuarkusTestProfile {}
}
