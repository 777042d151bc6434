package brigade.orders;

import static brigade.Api.asAna;
import static brigade.Api.asBen;
import static brigade.Api.asCook;
import static brigade.Api.asHost;
import static brigade.Api.asManager;
import static brigade.Api.signedIn;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.FreeTables;
import brigade.HouseTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Ordering in depth: types, courses, seats, delayed sends, transfers, merges, undo. */
@HouseTest
class OrderingApiTest {
  private static final String ORDERS = "/api/v1/orders";
  private static final String SOUP = "{\"sku\":\"onion-soup-gratinee\",\"seat\":1}";
  private static final String DUCK = "{\"sku\":\"duck-confit-lentils\",\"seat\":2,\"hold\":true}";
  private static final String CHICKEN =
      "{\"sku\":\"roast-half-chicken-lemon-jus\",\"seat\":1,\"hold\":true}";

  /** A combo; what else the line says goes in. */
  private static final String MENU =
      "{\"sku\":\"menu-marlow\",\"components\":[{\"sku\":\"onion-soup-gratinee\"},"
          + "{\"sku\":\"roast-half-chicken-lemon-jus\"},{\"sku\":\"creme-brulee\"}]%s}";

  private static final String WINE = "{\"sku\":\"malbec-bottle\"}";

  @Inject LearntFavourites favourites;
  @Inject EntityManager entities;

  // --- types -----------------------------------------------------------------------------------

  @BeforeEach
  void makeRoom() {
    FreeTables.makeRoom();
  }

  @ParameterizedTest
  @EnumSource(OrderType.class)
  void everyTypeIsTakenByItsRules(OrderType type) {
    asManager()
        .body(
            """
            {"type":"%s","name":"Haddad","phone":"0712 000 111","address":"Lipscani 4",
             "note":"second bell","lines":[{"sku":"creme-brulee"}],"send":true}
            """
                .formatted(type))
        .post(ORDERS)
        .then()
        .statusCode(201)
        .body("type", equalTo(type.name()))
        .body("lines.state", everyItem(equalTo("SENT")))
        .body("phone", equalTo("0712 000 111"))
        .body("note", equalTo("second bell"))
        .body("typeDiscountPpm", equalTo(type == OrderType.STAFF_MEAL ? 500_000 : 0));
  }

  @Test
  void aDeliveryNeedsANameATelephoneAndAnAddress() {
    asAna()
        .body("{\"type\":\"DELIVERY\",\"name\":\" \"}")
        .post(ORDERS)
        .then()
        .statusCode(400)
        .body("errors.field", equalTo(List.of("name", "phone", "address")))
        .body("errors.message", everyItem(containsString("is missing")));
  }

  @Test
  @DisplayName("O4 a staff meal is on a person's name and is approved by somebody who may")
  void aStaffMealIsApproved() {
    String ben = asManager().get("/api/v1/staff").path("staff.find { it.name == 'Ben' }.id");
    String body = "{\"type\":\"STAFF_MEAL\",\"staffId\":\"%s\",\"lines\":[%s],\"send\":true%s}";
    asAna()
        .body(body.formatted(ben, SOUP, ""))
        .post(ORDERS)
        .then()
        .statusCode(403)
        .body("permission", equalTo("STAFF_MEAL"));
    String order =
        asAna()
            .body(body.formatted(ben, SOUP, ",\"approval\":{\"pin\":\"9999\"}"))
            .post(ORDERS)
            .then()
            .statusCode(201)
            .body("name", equalTo("Ben"))
            .body("staffId", equalTo(ben))
            .body("serverName", equalTo("Ana"))
            .body("subtotal", equalTo(1200))
            .body("checks[0].total", equalTo(600))
            .extract()
            .path("id");
    asManager()
        .body(body.formatted(UUID.randomUUID(), SOUP, ""))
        .post(ORDERS)
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("staffId"));
    assertEquals("Iris", approverOf(order));
  }

  @Test
  void aTypesRulesAreDataAndGoForWhatIsOpenedNext() {
    Map<String, Object> before =
        asManager().get(ORDERS + "/types").path("types.find { it.type == 'TAKEOUT' }");
    try {
      asAna().body("{}").put(ORDERS + "/types/TAKEOUT").then().statusCode(403);
      asManager()
          .body("{\"kitchenLabel\":\"TO GO\",\"needsName\":true,\"holdFrom\":2}")
          .put(ORDERS + "/types/TAKEOUT")
          .then()
          .statusCode(200)
          .body("kitchenLabel", equalTo("TO GO"))
          .body("name", equalTo(before.get("name")));
      asAna()
          .body("{\"type\":\"TAKEOUT\",\"lines\":[%s],\"send\":true}".formatted(SOUP))
          .post(ORDERS)
          .then()
          .statusCode(400)
          .body("errors.field", hasItem("name"));
      String order =
          asAna()
              .body(
                  ("{\"type\":\"TAKEOUT\",\"name\":\"Ilie\",\"send\":true,\"lines\":[%s,"
                          + "{\"sku\":\"boeuf-bourguignon\"}]}")
                      .formatted(SOUP))
              .post(ORDERS)
              .then()
              .statusCode(201)
              .body("lines[0].state", equalTo("SENT"))
              .body("lines[1].state", equalTo("HELD"))
              .extract()
              .path("id");
      tickets("HOT")
          .body(
              "tickets.findAll { it.orderId == '%s' }.typeLabel".formatted(order),
              everyItem(equalTo("TO GO")));
      add(order, "{\"sku\":\"boeuf-bourguignon\",\"hold\":false}");
      add(order, "{\"sku\":\"boeuf-bourguignon\"}");
      asAna()
          .get(ORDERS + "/" + order)
          .then()
          .body("lines.hold[2..3]", equalTo(List.of(false, true)));
      asAna()
          .body("{\"sku\":\"boeuf-bourguignon\",\"quantity\":2}")
          .put(ORDERS + "/" + order + "/lines/" + line(order, 2))
          .then()
          .statusCode(200)
          .body("lines[2].quantity", equalTo(2))
          .body("lines[2].hold", equalTo(true));
      asAna()
          .body("{\"sku\":\"boeuf-bourguignon\",\"quantity\":100}")
          .put(ORDERS + "/" + order + "/lines/" + line(order, 2))
          .then()
          .statusCode(400)
          .body("errors.field", equalTo(List.of("quantity")));
    } finally {
      asManager()
          .body("{\"kitchenLabel\":\"\",\"needsName\":false}")
          .put(ORDERS + "/types/TAKEOUT")
          .then()
          .statusCode(200)
          .body("holdFrom", nullValue());
    }
    asManager()
        .body("{\"discountPpm\":1000001,\"holdFrom\":10,\"leadMinutes\":0.5}")
        .put(ORDERS + "/types/TAKEOUT")
        .then()
        .statusCode(400);
    asManager().body("{}").put(ORDERS + "/types/PARTY").then().statusCode(400);
  }

  // --- courses, holds, seats -------------------------------------------------------------------

  @Test
  @DisplayName("K4 a course that comes late is no ADD-ON; what follows in a course already sent is")
  void onlyWhatFollowsInItsCourseIsAnAddOn() {
    String order = sent(SOUP + "," + DUCK);
    fireCourse(order, 2);
    add(order, "{\"sku\":\"creme-brulee\"}");
    send(order);
    add(order, SOUP);
    send(order);
    tickets("HOT")
        .body(
            "tickets.findAll { it.orderId == '%s' && it.course == 2 }.addOn".formatted(order),
            equalTo(List.of(false)))
        .body(
            "tickets.findAll { it.orderId == '%s' && it.course == 1 }.addOn".formatted(order),
            equalTo(List.of(false, true)));
    tickets("PASTRY")
        .body(
            "tickets.findAll { it.orderId == '%s' }.addOn".formatted(order),
            equalTo(List.of(false)));
  }

  @Test
  @DisplayName("K8 one line of a held course is fired, and the others wait on")
  void oneHeldLineIsFired() {
    String order = sent(DUCK + "," + CHICKEN);
    String duck = line(order, 0);
    asAna()
        .post(ORDERS + "/" + order + "/lines/" + duck + "/fire")
        .then()
        .statusCode(200)
        .body("lines.state", equalTo(List.of("SENT", "HELD")));
    tickets("HOT")
        .body(
            "tickets.findAll { it.orderId == '%s' }.state".formatted(order),
            equalTo(List.of("HELD", "OPEN")));
    asAna()
        .post(ORDERS + "/" + order + "/lines/" + duck + "/fire")
        .then()
        .statusCode(409)
        .body("type", endsWith("line-not-held"));
    asAna()
        .body(Map.of("lineIds", List.of(line(order, 1))))
        .post(ORDERS + "/" + order + "/fire")
        .then()
        .statusCode(200)
        .body("lines.state", everyItem(equalTo("SENT")));
    asAna().post(ORDERS + "/" + order + "/fire").then().statusCode(409);
    asAna()
        .post(ORDERS + "/" + order + "/lines/" + UUID.randomUUID() + "/fire")
        .then()
        .statusCode(404);
  }

  @Test
  void severalLinesMoveToAnotherCourseInTheKitchenToo() {
    String order = sent(DUCK + "," + CHICKEN + "," + SOUP);
    move(order, Map.of("lineIds", List.of(line(order, 0), line(order, 1)), "course", 3))
        .statusCode(200)
        .body("lines.course", equalTo(List.of(3, 3, 1)));
    tickets("HOT")
        .body(
            "tickets.findAll { it.orderId == '%s' && it.state == 'HELD' }.course".formatted(order),
            equalTo(List.of(3)));
    move(order, Map.of("lineIds", List.of(line(order, 2)), "course", 2))
        .statusCode(409)
        .body("type", endsWith("line-fired"));
    fireCourse(order, 3);
    move(order, Map.of("lineIds", List.of(), "course", 2)).statusCode(400);
    move(order, Map.of("lineIds", List.of(line(order, 0)), "course", 12)).statusCode(400);
    move(order, Map.of("lineIds", List.of(line(order, 0)), "seat", 0)).statusCode(400);
    move(order, Map.of("lineIds", List.of(line(order, 0)), "seat", 1.5)).statusCode(400);
    move(order, Map.of("lineIds", List.of(UUID.randomUUID()), "course", 2)).statusCode(404);
  }

  @Test
  void aBottleIsSharedBetweenSeatsAndMovesWithThem() {
    String order = sent("{\"sku\":\"malbec-bottle\",\"seat\":3,\"sharedWith\":[1,2,1]}," + SOUP);
    asAna()
        .get(ORDERS + "/" + order)
        .then()
        .body("lines[0].seat", equalTo(1))
        .body("lines[0].sharedWith", equalTo(List.of(2, 3)));
    move(order, Map.of("lineIds", List.of(line(order, 0), line(order, 1)), "seat", 4))
        .statusCode(200)
        .body("lines.seat", equalTo(List.of(4, 4)))
        .body("lines[0].sharedWith", empty());
    tickets("HOT")
        .body("tickets.find { it.orderId == '%s' }.items[0].seat".formatted(order), equalTo(4));
    move(order, Map.of("lineIds", List.of(line(order, 0)), "wholeTable", true))
        .statusCode(200)
        .body("lines[0].seat", nullValue());
    for (String wrong :
        List.of(
            "\"sharedWith\":[2]",
            "\"seat\":1,\"sharedWith\":[100]",
            "\"seat\":1,\"sharedWith\":[1.5]")) {
      asAna()
          .body("{\"lines\":[{\"sku\":\"malbec-bottle\",%s}]}".formatted(wrong))
          .post(ORDERS + "/" + order + "/lines")
          .then()
          .statusCode(400)
          .body("errors[0].field", containsString("sharedWith"));
    }
  }

  @Test
  @DisplayName(
      "K13 an allergy noted late stands on the tickets that are open, and on those to come")
  void aLateAllergyReachesTheKitchen() {
    String order = sent(SOUP + "," + DUCK);
    asAna()
        .body("{\"allergies\":[{\"seat\":2,\"text\":\"Peanut\"}]}")
        .put(ORDERS + "/" + order + "/allergies")
        .then()
        .statusCode(200);
    tickets("HOT")
        .body(
            "tickets.findAll { it.orderId == '%s' }.allergies".formatted(order),
            equalTo(List.of(List.of("S2 PEANUT"), List.of("S2 PEANUT"))));
    add(order, "{\"sku\":\"creme-brulee\"}");
    send(order);
    tickets("PASTRY")
        .body(
            "tickets.find { it.orderId == '%s' }.allergies".formatted(order),
            equalTo(List.of("S2 PEANUT")));
  }

  // --- quantity --------------------------------------------------------------------------------

  @Test
  @DisplayName("K5 three to two is minus one at the kitchen, two to three an add-on of one")
  void aSentQuantityChangesByTheDifference() {
    String order = sent("{\"sku\":\"onion-soup-gratinee\",\"quantity\":3}");
    String soup = line(order, 0);
    quantity(order, soup, "{\"quantity\":2}")
        .statusCode(400)
        .body("errors.field", hasItem("reason"));
    quantity(order, soup, "{\"quantity\":2,\"reason\":\"Changed mind\"}")
        .statusCode(403)
        .body("permission", equalTo("VOID_SENT"));
    quantity(
            order,
            soup,
            "{\"quantity\":2,\"reason\":\"Changed mind\",\"approval\":{\"pin\":\"9999\"}}")
        .statusCode(200)
        .body("lines[0].quantity", equalTo(2))
        .body("lines[1].state", equalTo("VOIDED"))
        .body("lines[1].quantity", equalTo(1));
    tickets("HOT")
        .body("tickets.findAll { it.orderId == '%s' }".formatted(order), hasSize(1))
        .body("tickets.find { it.orderId == '%s' }.items[0].quantity".formatted(order), equalTo(2))
        .body(
            "tickets.find { it.orderId == '%s' }.items[0].voidUnread".formatted(order), equalTo(1));
    quantity(order, soup, "{\"quantity\":3}")
        .statusCode(200)
        .body("lines", hasSize(3))
        .body("lines[2].quantity", equalTo(1))
        .body("lines[2].state", equalTo("SENT"));
    tickets("HOT")
        .body(
            "tickets.findAll { it.orderId == '%s' }.addOn".formatted(order),
            equalTo(List.of(false, true)));
  }

  @Test
  @DisplayName(
      "K1 O4 a fired void is approved and shown until it is bumped; an unsent one is silent")
  void aFiredVoidIsShownUntilItIsBumped() {
    String order = sent(SOUP);
    add(order, "{\"sku\":\"frites-aioli\"}");
    asAna()
        .post(ORDERS + "/" + order + "/lines/" + line(order, 1) + "/void")
        .then()
        .statusCode(200);
    String path = ORDERS + "/" + order + "/lines/" + line(order, 0) + "/void";
    asAna()
        .body("{\"reason\":\"Wrong item\"}")
        .post(path)
        .then()
        .statusCode(403)
        .body("permission", equalTo("VOID_SENT"));
    asAna()
        .body("{\"reason\":\"Wrong item\",\"approval\":{\"pin\":\"9999\"}}")
        .post(path)
        .then()
        .statusCode(200)
        .body("lines[0].voided.by", equalTo("Ana"))
        .body("lines[0].voided.approvedBy", equalTo("Iris"));
    String found = "tickets.findAll { it.orderId == '%s' }".formatted(order);
    String ticket =
        tickets("HOT")
            .body(found, hasSize(1))
            .body(found + ".items.voidUnread.flatten()", equalTo(List.of(1)))
            .extract()
            .path(found + "[0].id");
    asCook().post("/api/v1/kitchen/tickets/" + ticket + "/bump").then().statusCode(200);
    tickets("HOT").body(found, empty());
    // The approval was for one action: the next one needs its own.
    String next = sent(SOUP);
    asAna()
        .body("{\"reason\":\"Wrong item\"}")
        .post(ORDERS + "/" + next + "/lines/" + line(next, 0) + "/void")
        .then()
        .statusCode(403);
  }

  @Test
  @DisplayName("O12 500 desserts are stopped by the line's cap, many lines of 99 by the send's")
  void tooManyDessertsAreStopped() {
    String order = open("");
    String path = ORDERS + "/" + order + "/lines";
    String brulees = "{\"sku\":\"creme-brulee\",\"quantity\":%d}";
    asAna()
        .body("{\"lines\":[" + brulees.formatted(500) + "]}")
        .post(path)
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("lines[0].quantity"));
    String most = brulees.formatted(99);
    asAna()
        .body("{\"lines\":[" + String.join(",", most, most, most, most) + "]}")
        .post(path)
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("lines"));
    add(order, String.join(",", most, most, most));
    add(order, most);
    asAna()
        .post(ORDERS + "/" + order + "/send")
        .then()
        .statusCode(409)
        .body("type", endsWith("send-too-large"))
        .body("detail", containsString("lineIds"));
    asAna().get(ORDERS + "/" + order).then().body("lines.state", everyItem(equalTo("NEW")));
    asAna()
        .body(Map.of("lineIds", List.of(line(order, 0), line(order, 1))))
        .post(ORDERS + "/" + order + "/send")
        .then()
        .statusCode(200)
        .body("lines.state", equalTo(List.of("SENT", "SENT", "NEW", "NEW")));
  }

  @ParameterizedTest
  @CsvSource({"-1", "100", "1e9", "0.0001", "1.333", "NaN", "'\"x\"'"})
  @DisplayName("O12 a quantity that is none changes nothing")
  void quantitiesThatAreNone(String quantity) {
    String order = open(SOUP);
    quantity(order, line(order, 0), "{\"quantity\":%s}".formatted(quantity)).statusCode(400);
    asAna().get(ORDERS + "/" + order).then().body("version", equalTo(0));
  }

  @Test
  void aNewLineIsCountedUpAndDownAndAway() {
    String order = open(SOUP);
    String soup = line(order, 0);
    quantity(order, soup, "{\"quantity\":5}").statusCode(200).body("lines[0].quantity", equalTo(5));
    quantity(order, soup, "{\"quantity\":2}").statusCode(200).body("lines[0].quantity", equalTo(2));
    quantity(order, soup, "{\"quantity\":0}")
        .statusCode(200)
        .body("lines[0].state", equalTo("VOIDED"));
    quantity(order, soup, "{\"quantity\":2}").statusCode(409).body("type", endsWith("line-voided"));
  }

  @Test
  @DisplayName("K5 more of a held line waits with it")
  void moreOfAHeldLineIsHeld() {
    String order = sent(DUCK);
    quantity(order, line(order, 0), "{\"quantity\":2}")
        .statusCode(200)
        .body("lines.state", equalTo(List.of("HELD", "HELD")));
  }

  @Test
  @DisplayName("O5 a void asks whether it was made: what was not goes back to the portions left")
  void whatWasNotMadeIsLeft() {
    String item =
        asAna().get("/api/v1/menu").path("items.find { it.sku == 'gnocchi-sage-butter' }.id");
    String path = "/api/v1/menu/items/" + item + "/availability";
    asManager().body("{\"remaining\":5}").put(path).then().statusCode(200);
    try {
      String order = sent("{\"sku\":\"gnocchi-sage-butter\",\"quantity\":3}");
      String voiding = ORDERS + "/" + order + "/lines/" + line(order, 0) + "/void";
      asManager()
          .body("{\"quantity\":1,\"reason\":\"Wrong item\",\"made\":true}")
          .post(voiding)
          .then()
          .statusCode(200);
      assertEquals(2, left(item));
      asManager()
          .body("{\"quantity\":1,\"reason\":\"Wrong item\",\"made\":false}")
          .post(voiding)
          .then()
          .statusCode(200);
      assertEquals(3, left(item));
    } finally {
      asManager().body("{\"available\":true}").put(path).then().statusCode(200);
    }
  }

  // --- delayed send ----------------------------------------------------------------------------

  @Test
  void linesWaitForTheirTimeAndAreSentOnceByThemselves() throws Exception {
    String order = open(SOUP + "," + WINE);
    Instant at = Instant.now().plusSeconds(3);
    asAna()
        .body(Map.of("lineIds", List.of(line(order, 0)), "sendAt", at.toString()))
        .post(ORDERS + "/" + order + "/send")
        .then()
        .statusCode(200)
        .body("lines[0].state", equalTo("NEW"))
        .body("lines[0].sendAt", notNullValue())
        .body("sendAt", notNullValue());
    asAna()
        .post(ORDERS + "/" + order + "/send")
        .then()
        .statusCode(200)
        .body("lines.state", equalTo(List.of("NEW", "SENT")));
    untilSent(order);
    asAna()
        .get(ORDERS + "/" + order)
        .then()
        .body("lines[0].sendAt", nullValue())
        .body("sendAt", nullValue());
    tickets("HOT").body("tickets.findAll { it.orderId == '%s' }".formatted(order), hasSize(1));
  }

  @Test
  @DisplayName(
      "O12 an order fetched in days waits until its lead, and one in a thousand years is none")
  void whatIsFetchedInDaysIsNotCookedToday() {
    String body =
        "{\"type\":\"TAKEOUT\",\"name\":\"Ilie\",\"pickupAt\":\"%s\",\"send\":%s,\"lines\":["
            + SOUP
            + "]}";
    asManager().body("{\"leadMinutes\":20}").put(ORDERS + "/types/TAKEOUT").then().statusCode(200);
    try {
      Instant fetched = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
      String at = fetched.minus(Duration.ofMinutes(20)).toString();
      asAna()
          .body(body.formatted(fetched, true))
          .post(ORDERS)
          .then()
          .statusCode(201)
          .body("lines[0].state", equalTo("NEW"))
          .body("lines[0].sendAt", equalTo(at));
      String order =
          asAna()
              .body(body.formatted(fetched, false))
              .post(ORDERS)
              .then()
              .statusCode(201)
              .extract()
              .path("id");
      send(order);
      asAna()
          .get(ORDERS + "/" + order)
          .then()
          .body("lines[0].state", equalTo("NEW"))
          .body("lines[0].sendAt", equalTo(at));
      for (String never : List.of("9999-12-31T23:59:59Z", "1970-01-01T00:00:00Z")) {
        asAna()
            .body(body.formatted(never, true))
            .post(ORDERS)
            .then()
            .statusCode(400)
            .body("errors.field", hasItem("pickupAt"));
      }
    } finally {
      asManager().body("{}").put(ORDERS + "/types/TAKEOUT").then().statusCode(200);
    }
  }

  @Test
  void aDelayIsCancelledOrOvertaken() {
    String order = open(SOUP + "," + DUCK);
    String later = Instant.now().plus(Duration.ofHours(3)).toString();
    delay(order, "{\"sendAt\":\"%s\"}".formatted(later)).statusCode(200);
    asAna()
        .body(Map.of("lineIds", List.of(line(order, 0))))
        .post(ORDERS + "/" + order + "/send/cancel")
        .then()
        .statusCode(200)
        .body("lines[0].sendAt", nullValue())
        .body("lines[1].sendAt", notNullValue());
    delay(order, "{\"now\":true}")
        .statusCode(200)
        .body("lines.state", equalTo(List.of("SENT", "HELD")));
    asAna()
        .post(ORDERS + "/" + order + "/send/cancel")
        .then()
        .statusCode(409)
        .body("type", endsWith("nothing-delayed"));
    delay(order, "{\"sendAt\":\"2020-01-01T00:00:00Z\"}").statusCode(400);
    for (String never : List.of("\"+1000000000-12-31T23:59:59Z\"", "\"tonight\"", "4102444800")) {
      delay(order, "{\"sendAt\":%s}".formatted(never))
          .statusCode(400)
          .body("errors[0].field", equalTo("sendAt"));
    }
    delay(order, "{\"sendAt\":\"%s\"}".formatted(Instant.now().plus(Duration.ofHours(25))))
        .statusCode(400);
    delay(order, "{\"sendAt\":\"tomorrow\"}").statusCode(400);
    delay(order, "{\"sendAt\":\"%s\"}".formatted(later)).statusCode(409);
  }

  @Test
  void anOrderIsOpenedForLater() {
    asAna()
        .body(
            "{\"type\":\"TAKEOUT\",\"lines\":[%s],\"sendAt\":\"%s\"}"
                .formatted(SOUP, Instant.now().plus(Duration.ofHours(2))))
        .post(ORDERS)
        .then()
        .statusCode(201)
        .body("lines[0].state", equalTo("NEW"))
        .body("sendAt", notNullValue());
  }

  // --- undo ------------------------------------------------------------------------------------

  @Test
  @DisplayName("O7 one undoes one's own last steps, one by one, and nobody else's")
  void ownStepsAreUndone() {
    String order = open("");
    add(order, SOUP);
    asBen()
        .body("{\"lines\":[%s]}".formatted(WINE))
        .post(ORDERS + "/" + order + "/lines")
        .then()
        .statusCode(200);
    String soup = line(order, 0);
    quantity(order, soup, "{\"quantity\":4}").statusCode(200);
    move(order, Map.of("lineIds", List.of(soup), "seat", 3)).statusCode(200);
    asAna()
        .body("{\"hold\":true,\"lineIds\":[\"%s\"]}".formatted(soup))
        .post(ORDERS + "/" + order + "/hold")
        .then()
        .statusCode(200);
    asAna().post(ORDERS + "/" + order + "/lines/" + soup + "/void").then().statusCode(200);

    undo(order)
        .statusCode(200)
        .body("lines[0].state", equalTo("NEW"))
        .body("lines[0].hold", equalTo(true));
    undo(order)
        .statusCode(200)
        .body("lines[0].hold", equalTo(false))
        .body("lines[0].seat", equalTo(3));
    undo(order)
        .statusCode(200)
        .body("lines[0].seat", equalTo(1))
        .body("lines[0].quantity", equalTo(4));
    undo(order).statusCode(200).body("lines[0].quantity", equalTo(1));
    undo(order)
        .statusCode(200)
        .body("lines[0].state", equalTo("VOIDED"))
        .body("lines[1].state", equalTo("NEW"));
    undo(order).statusCode(409).body("type", endsWith("nothing-to-undo"));
    asBen()
        .post(ORDERS + "/" + order + "/undo")
        .then()
        .statusCode(200)
        .body("lines[1].state", equalTo("VOIDED"));
  }

  @Test
  @DisplayName("O7 of three added and one removed, two undos leave nothing, and nothing is counted")
  void removedPortionsComeBackToTheirLine() {
    String item =
        asAna().get("/api/v1/menu").path("items.find { it.sku == 'onion-soup-gratinee' }.id");
    countDown(item, 10);
    String order = open("");
    add(order, "{\"sku\":\"onion-soup-gratinee\",\"quantity\":3}");
    String soup = line(order, 0);
    asAna()
        .body("{\"quantity\":1}")
        .post(ORDERS + "/" + order + "/lines/" + soup + "/void")
        .then()
        .statusCode(200)
        .body("lines[0].quantity", equalTo(2));
    assertEquals(8, left(item));
    undo(order)
        .statusCode(200)
        .body("lines.findAll { it.state == 'NEW' }.quantity", equalTo(List.of(3)));
    assertEquals(7, left(item));
    undo(order).statusCode(200).body("lines.state", everyItem(equalTo("VOIDED")));
    assertEquals(10, left(item));
    countAnew(item);
  }

  private static void countDown(String item, int portions) {
    asManager()
        .body(Map.of("remaining", portions))
        .put("/api/v1/menu/items/" + item + "/availability")
        .then()
        .statusCode(200);
  }

  private static void countAnew(String item) {
    asManager()
        .body(Map.of("available", true))
        .put("/api/v1/menu/items/" + item + "/availability")
        .then()
        .statusCode(200);
  }

  @Test
  @DisplayName("O7 an undo of what was sent, or of what somebody built on, is refused and says who")
  void undoIsRefusedWithAReason() {
    String order = open("");
    add(order, SOUP);
    String soup = line(order, 0);
    asBen()
        .body("{\"quantity\":2}")
        .post(ORDERS + "/" + order + "/lines/" + soup + "/quantity")
        .then()
        .statusCode(200);
    undo(order)
        .statusCode(409)
        .body("type", endsWith("undo-built-on"))
        .body("detail", containsString("Ben"));
    send(order);
    undo(order)
        .statusCode(409)
        .body("type", endsWith("undo-sent"))
        .body("detail", containsString("Onion soup"));
    asBen().post(ORDERS + "/" + order + "/undo").then().statusCode(409);
  }

  @Test
  @DisplayName("O7 no undo brings back portions that went to another order")
  void whatWasGivenAwayIsNotUndone() {
    for (String step :
        List.of("/lines/%s/quantity {\"quantity\":5}", "/lines/%s/void {\"quantity\":1}")) {
      String from = open("{\"sku\":\"onion-soup-gratinee\",\"quantity\":4}," + DUCK);
      String to = open(SOUP);
      String soup = line(from, 0);
      String[] call = step.formatted(soup).split(" ");
      asAna().body(call[1]).post(ORDERS + "/" + from + call[0]).then().statusCode(200);
      move(from, Map.of("lineIds", List.of(soup, line(from, 1)), "seat", 2)).statusCode(200);
      move(from, Map.of("lineIds", List.of(line(from, 1)), "seat", 1)).statusCode(200);
      asAna()
          .body(Map.of("orderId", to, "lines", List.of(Map.of("lineId", soup, "quantity", 2))))
          .post(ORDERS + "/" + from + "/lines/transfer")
          .then()
          .statusCode(200);
      List<Integer> left = asAna().get(ORDERS + "/" + from).path("lines.quantity");
      undo(from).statusCode(200).body("lines[1].seat", equalTo(2));
      undo(from).statusCode(409).body("type", endsWith("nothing-to-undo"));
      asAna().get(ORDERS + "/" + from).then().body("lines.quantity", equalTo(left));
    }
  }

  @Test
  void anUndoneAllergyIsAsItWas() {
    String order = open(SOUP);
    for (String text : List.of("Nuts", "Milk")) {
      asAna()
          .body("{\"allergies\":[{\"text\":\"%s\"}]}".formatted(text))
          .put(ORDERS + "/" + order + "/allergies")
          .then()
          .statusCode(200);
    }
    undo(order).statusCode(200).body("allergies.text", equalTo(List.of("Nuts")));
    send(order);
    undo(order).statusCode(409).body("type", endsWith("undo-allergy-sent"));
  }

  @Test
  @DisplayName("O5 undoing gives portions back and takes them again")
  void undoCountsPortions() {
    String item = asAna().get("/api/v1/menu").path("items.find { it.sku == 'bouillabaisse' }.id");
    String path = "/api/v1/menu/items/" + item + "/availability";
    asManager().body("{\"remaining\":2}").put(path).then().statusCode(200);
    try {
      String order = open("");
      add(order, "{\"sku\":\"bouillabaisse\",\"quantity\":2}");
      assertEquals(0, left(item));
      asAna()
          .post(ORDERS + "/" + order + "/lines/" + line(order, 0) + "/void")
          .then()
          .statusCode(200);
      assertEquals(2, left(item));
      String rival = open("{\"sku\":\"bouillabaisse\"}");
      undo(order).statusCode(409).body("type", endsWith("sold-out"));
      asAna()
          .post(ORDERS + "/" + rival + "/lines/" + line(rival, 0) + "/void")
          .then()
          .statusCode(200);
      undo(order).statusCode(200).body("lines[0].state", equalTo("NEW"));
      assertEquals(0, left(item));
    } finally {
      asManager().body("{\"available\":true}").put(path).then().statusCode(200);
    }
  }

  // --- transfers and merges --------------------------------------------------------------------

  @Test
  @DisplayName("K2 K3 portions given to another table are relabelled and made once")
  void linesAreGivenAway() {
    String from = seated(2, "{\"sku\":\"onion-soup-gratinee\",\"quantity\":3}," + DUCK);
    String table = FreeTables.next();
    String to =
        asAna()
            .body(
                Map.of(
                    "tableId",
                    table,
                    "lines",
                    List.of(Map.of("lineId", line(from, 0), "quantity", 2))))
            .post(ORDERS + "/" + from + "/lines/transfer")
            .then()
            .statusCode(200)
            .body("lines", hasSize(1))
            .body("lines[0].quantity", equalTo(2))
            .body("lines[0].state", equalTo("SENT"))
            .extract()
            .path("id");
    asAna()
        .get(ORDERS + "/" + from)
        .then()
        .body("lines.quantity", equalTo(List.of(1, 1)))
        .body("subtotal", equalTo(1200 + 3100));
    String label = asAna().get(ORDERS + "/" + to).path("label");
    tickets("HOT")
        .body("tickets.findAll { it.orderId == '%s' }.table".formatted(to), equalTo(List.of(label)))
        .body(
            "tickets.find { it.orderId == '%s' }.items.quantity".formatted(to), equalTo(List.of(2)))
        .body("tickets.find { it.orderId == '%s' }.items.voided".formatted(to), equalTo(List.of(0)))
        .body(
            "tickets.findAll { it.orderId == '%s' && it.state == 'OPEN' }.items.quantity.flatten()"
                .formatted(from),
            equalTo(List.of(1)));
    // What was given is bumped at its new place, and only that is ready.
    String ticket =
        tickets("HOT").extract().path("tickets.find { it.orderId == '%s' }.id".formatted(to));
    asCook().post("/api/v1/kitchen/tickets/" + ticket + "/bump").then().statusCode(200);
    asAna().get(ORDERS + "/" + to).then().body("lines[0].state", equalTo("READY"));
    asAna().get(ORDERS + "/" + from).then().body("lines[0].state", equalTo("SENT"));
  }

  @Test
  void whatCantBeGivenIsRefused() {
    String from = sent(SOUP);
    String to = open("");
    String path = ORDERS + "/" + from + "/lines/transfer";
    Map<String, Object> soup = Map.of("lineId", line(from, 0), "quantity", 2);
    asAna()
        .body(Map.of("orderId", to, "lines", List.of(soup)))
        .post(path)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("lines[0].quantity"));
    asAna().body(Map.of("orderId", from, "lines", List.of(soup))).post(path).then().statusCode(400);
    asAna().body(Map.of("orderId", to, "lines", List.of())).post(path).then().statusCode(400);
    asAna().body(Map.of("lines", List.of(soup))).post(path).then().statusCode(400);
    asAna()
        .body(
            Map.of("orderId", UUID.randomUUID(), "lines", List.of(Map.of("lineId", line(from, 0)))))
        .post(path)
        .then()
        .statusCode(404);
    asAna()
        .body(Map.of("orderId", to, "lines", List.of(Map.of("lineId", UUID.randomUUID()))))
        .post(path)
        .then()
        .statusCode(404);
    asAna()
        .header("If-Match", "7")
        .body(Map.of("orderId", to, "lines", List.of(Map.of("lineId", line(from, 0)))))
        .post(path)
        .then()
        .statusCode(412);
  }

  @Test
  @DisplayName("O7 nothing leaves an order on which money lies, and the refusal says who took it")
  void nothingLeavesAPaidOrder() {
    String from = sent(SOUP + "," + WINE);
    asAna()
        .body("{\"by\":\"EVEN\",\"parts\":2}")
        .post(ORDERS + "/" + from + "/checks/split")
        .then()
        .statusCode(200);
    String to = open("");
    Map<String, Object> body =
        Map.of("orderId", to, "lines", List.of(Map.of("lineId", line(from, 0))));
    String path = ORDERS + "/" + from + "/lines/transfer";
    asAna()
        .body(body)
        .post(path)
        .then()
        .statusCode(409)
        .body("type", endsWith("checks-fixed"))
        .body("detail", containsString("split"));
    asAna()
        .body("{\"orderIds\":[\"%s\"]}".formatted(from))
        .post(ORDERS + "/" + to + "/merge")
        .then()
        .statusCode(409);
    String check = asAna().get(ORDERS + "/" + from).path("checks[0].id");
    int due = asAna().get("/api/v1/checks/" + check).path("due");
    asBen()
        .body(Map.of("tender", "CASH", "amount", due))
        .post("/api/v1/checks/" + check + "/payments")
        .then()
        .statusCode(201);
    asAna().body(body).post(path).then().statusCode(409).body("detail", containsString("Ben"));
  }

  @Test
  @DisplayName(
      "K2 K3 M3 merged tables are one party with one order, relabelled, nothing made again")
  void tablesAreMerged() {
    String one = seated(2, SOUP);
    String two = seated(3, "{\"sku\":\"onion-soup-gratinee\",\"seat\":2}");
    asAna()
        .body("{\"allergies\":[{\"seat\":1,\"text\":\"Nuts\"}]}")
        .put(ORDERS + "/" + two + "/allergies")
        .then()
        .statusCode(200);
    asManager()
        .body("{\"percent\":10,\"reason\":\"Regular\"}")
        .post(ORDERS + "/" + two + "/discounts")
        .then()
        .statusCode(org.hamcrest.Matchers.oneOf(200, 201));
    String gone = asAna().get(ORDERS + "/" + two).path("label");
    asAna()
        .body("{\"orderIds\":[\"%s\"]}".formatted(two))
        .post(ORDERS + "/" + one + "/merge")
        .then()
        .statusCode(200)
        .body("covers", equalTo(5))
        .body("lines.seat", equalTo(List.of(1, 4)))
        .body("allergies[0].seat", equalTo(3))
        .body("checks", hasSize(1))
        .body("checks[0].total", equalTo(2400 - 120));
    asAna().get(ORDERS + "/" + two).then().body("state", equalTo("CLOSED")).body("lines", empty());
    String label = asAna().get(ORDERS + "/" + one).path("label");
    assertTrue(label.contains("+"), label);
    tickets("HOT")
        .body(
            "tickets.findAll { it.orderId == '%s' }.table".formatted(one),
            equalTo(List.of(label, label)))
        .body(
            "tickets.findAll { it.orderId == '%s' }.items.seat.flatten()".formatted(one),
            equalTo(List.of(1, 4)))
        .body(
            "tickets.findAll { it.orderId == '%s' }.allergies.flatten()".formatted(one),
            equalTo(List.of("S3 NUTS", "S3 NUTS")))
        .body("tickets.findAll { it.orderId == '%s' }".formatted(two), empty());
    asHost()
        .get("/api/v1/floor")
        .then()
        .body(
            "tables.findAll { it.seating?.id == '%s' }"
                .formatted(asAna().get(ORDERS + "/" + one).<String>path("seatingId")),
            hasSize(2));
    assertTrue(gone.startsWith("T"));
    asAna()
        .body("{\"orderIds\":[\"%s\"]}".formatted(two))
        .post(ORDERS + "/" + one + "/merge")
        .then()
        .statusCode(409);
    asAna()
        .body("{\"orderIds\":[\"%s\"]}".formatted(one))
        .post(ORDERS + "/" + one + "/merge")
        .then()
        .statusCode(400);
  }

  @Test
  void aTabGoesIntoAPartysOrderAndNotTheOtherWayRound() {
    String party = seated(2, SOUP);
    String tab =
        asAna()
            .body(
                "{\"type\":\"BAR\",\"name\":\"Ilie\",\"lines\":[%s],\"send\":true}".formatted(WINE))
            .post(ORDERS)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    asAna()
        .body("{\"orderIds\":[\"%s\"]}".formatted(party))
        .post(ORDERS + "/" + tab + "/merge")
        .then()
        .statusCode(409)
        .body("type", endsWith("merge-into-table"));
    asAna()
        .body("{\"orderIds\":[\"%s\"]}".formatted(tab))
        .post(ORDERS + "/" + party + "/merge")
        .then()
        .statusCode(200)
        .body("lines", hasSize(2))
        .body("covers", equalTo(2));
  }

  @Test
  @DisplayName("K3 joined parties keep their orders, both at the tables of both")
  void partiesAreJoined() {
    String one = seated(2, SOUP);
    String two = seated(3, SOUP);
    String stays = asAna().get(ORDERS + "/" + one).path("seatingId");
    String goes = asAna().get(ORDERS + "/" + two).path("seatingId");
    asHost()
        .body(Map.of("seatingId", goes))
        .post("/api/v1/seatings/" + stays + "/join")
        .then()
        .statusCode(200)
        .body("covers", equalTo(5));
    asAna()
        .get(ORDERS + "/" + two)
        .then()
        .body("state", equalTo("OPEN"))
        .body("seatingId", equalTo(stays))
        .body("covers", equalTo(5));
    asHost()
        .body(Map.of("seatingId", goes))
        .post("/api/v1/seatings/" + stays + "/join")
        .then()
        .statusCode(409);
    asHost()
        .body(Map.of("seatingId", stays))
        .post("/api/v1/seatings/" + stays + "/join")
        .then()
        .statusCode(400);
  }

  @Test
  @DisplayName("O8 a transferred order's sale goes to the new server, or stays by line, as is set")
  void salesAreCreditedByRule() {
    String ben = asManager().get("/api/v1/staff").path("staff.find { it.name == 'Ben' }.id");
    String moved = sent(SOUP);
    asAna()
        .body(Map.of("serverId", ben))
        .post(ORDERS + "/" + moved + "/transfer")
        .then()
        .statusCode(200)
        .body("serverName", equalTo("Ben"))
        .body("lines[0].creditedTo", equalTo("Ben"));
    asManager()
        .body("{\"transferCredit\":\"BY_LINE\"}")
        .put(ORDERS + "/settings")
        .then()
        .statusCode(200);
    try {
      String byLine = sent(SOUP);
      asAna()
          .body(Map.of("serverId", ben))
          .post(ORDERS + "/" + byLine + "/transfer")
          .then()
          .statusCode(200);
      add(byLine, WINE);
      asAna()
          .get(ORDERS + "/" + byLine)
          .then()
          .body("lines.creditedTo", equalTo(List.of("Ana", "Ben")));
    } finally {
      asManager()
          .body("{\"transferCredit\":\"TO_NEW_SERVER\"}")
          .put(ORDERS + "/settings")
          .then()
          .statusCode(200);
    }
    asManager()
        .body("{\"transferCredit\":\"NOBODY\"}")
        .put(ORDERS + "/settings")
        .then()
        .statusCode(400);
  }

  @Test
  @DisplayName("O8 by line, sales and tips of a server go by what each has sold, and add up")
  void salesByLineAreReported() {
    String ben = asManager().get("/api/v1/staff").path("staff.find { it.name == 'Ben' }.id");
    String zoe = hired("Zoe Alba", "Zoe", "7171");
    asManager()
        .body("{\"transferCredit\":\"BY_LINE\"}")
        .put(ORDERS + "/settings")
        .then()
        .statusCode(200);
    try {
      String order = order(signedIn("7171"), SOUP, true);
      signedIn("7171")
          .body(Map.of("serverId", ben))
          .post(ORDERS + "/" + order + "/transfer")
          .then()
          .statusCode(200);
      add(order, WINE);
      send(order);
      String check = asAna().get(ORDERS + "/" + order).path("checks[0].id");
      int due = asAna().get("/api/v1/checks/" + check).path("due");
      assertEquals(6000, due);
      asBen()
          .body(Map.of("tender", "CASH", "amount", due, "tip", 100))
          .post("/api/v1/checks/" + check + "/payments")
          .then()
          .statusCode(201);
      JsonPath report =
          asManager().get("/api/v1/reports/sales?by=server").then().extract().jsonPath();
      assertEquals(1200, report.getInt("rows.find { it.key == '%s' }.gross".formatted(zoe)));
      assertEquals(20, report.getInt("rows.find { it.key == '%s' }.tips".formatted(zoe)));
      for (String figure : List.of("gross", "discounts", "net", "taxes", "tips", "checks")) {
        assertEquals(
            report.getLong("totals." + figure),
            report.getList("rows." + figure, Number.class).stream()
                .mapToLong(Number::longValue)
                .sum(),
            figure);
      }
    } finally {
      asManager()
          .body("{\"transferCredit\":\"TO_NEW_SERVER\"}")
          .put(ORDERS + "/settings")
          .then()
          .statusCode(200);
    }
  }

  @Test
  @DisplayName("O8 who has open checks clocks out only with an override, and it names them")
  void clockingOutWithOpenChecks() {
    hired("Yara Bell", "Yara", "7272");
    String shift =
        signedIn("7272")
            .body(Map.of("float", 1000))
            .post("/api/v1/shifts")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String order = order(signedIn("7272"), SOUP, true);
    int number = asAna().get(ORDERS + "/" + order).path("number");
    String path = "/api/v1/shifts/" + shift + "/close";
    signedIn("7272")
        .body(Map.of("counted", 1000))
        .post(path)
        .then()
        .statusCode(409)
        .body("type", endsWith("open-checks"))
        .body("detail", containsString("#" + number));
    signedIn("7272")
        .body(Map.of("counted", 1000, "approval", Map.of("pin", "2222")))
        .post(path)
        .then()
        .statusCode(403);
    signedIn("7272")
        .body(Map.of("counted", 1000, "approval", Map.of("pin", "9999")))
        .post(path)
        .then()
        .statusCode(200)
        .body("state", equalTo("CLOSED"));
  }

  private static String hired(String fullName, String name, String pin) {
    return asManager()
        .body(Map.of("fullName", fullName, "name", name, "role", "SERVER", "pin", pin))
        .post("/api/v1/staff")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  // --- what must not pass ----------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"type\":\"DELIVERY\",\"name\":\"A\",\"phone\":\"4111 1111 1111 1111\",\"address\":\"B\"} | phone",
        "{\"type\":\"DELIVERY\",\"name\":\"A\",\"phone\":\"1\",\"address\":\"a\\u0000b\"} | address",
        "{\"type\":\"DELIVERY\",\"name\":\"A\\u001b@\",\"phone\":\"1\",\"address\":\"B\"} | name",
        "{\"type\":\"TAKEOUT\",\"note\":\"a\\u202eb\"} | note",
        "{\"type\":\"TAKEOUT\",\"staffId\":\"0198f000-0000-7000-8000-0000000000a1\"} | staffId",
        "{\"type\":\"COUNTER\",\"tableId\":\"0198f000-0000-7000-8000-0000000000a1\"} | tableId",
        "{\"type\":\"TAKEOUT\",\"sendAt\":\"2999-01-01T00:00:00Z\",\"lines\":[{\"sku\":\"creme-brulee\"}]} | sendAt",
        "{\"type\":\"TAKEOUT\",\"sendAt\":\"2999-01-01T00:00:00Z\"} | lines",
        "{\"type\":\"TAKEOUT\",\"typeDiscountPpm\":1000000} | typeDiscountPpm"
      })
  void whatIsWrongWithAnOrderIsNamed(String body, String field) {
    asAna()
        .body(body.strip())
        .post(ORDERS)
        .then()
        .statusCode(400)
        .body("errors.field", hasItem(field))
        .body("detail", not(containsString("4111")));
  }

  @Test
  void wordsOfAllScriptsAreKept() {
    String words = "Zoë 🎂 بدون é";
    asAna()
        .body(
            Map.of(
                "type", "DELIVERY", "name", words, "phone", "1", "address", words, "note", words))
        .post(ORDERS)
        .then()
        .statusCode(201)
        .body("name", equalTo(words))
        .body("address", equalTo(words))
        .body("note", equalTo(words));
  }

  @Test
  void aStaleVersionIsRefusedEverywhereAndChangesNothing() {
    String order = sent(SOUP + "," + DUCK);
    String other = open("");
    String soup = line(order, 0);
    String base = ORDERS + "/" + order;
    Map<String, Object> calls =
        Map.of(
            base + "/send", Map.of("now", true),
            base + "/send/cancel", Map.of(),
            base + "/fire", Map.of(),
            base + "/lines/" + line(order, 1) + "/fire", Map.of(),
            base + "/lines/move", Map.of("lineIds", List.of(soup), "seat", 2),
            base + "/lines/" + soup + "/quantity", Map.of("quantity", 2),
            base + "/lines/transfer",
                Map.of("orderId", other, "lines", List.of(Map.of("lineId", soup))),
            base + "/merge", Map.of("orderIds", List.of(other)),
            base + "/undo", Map.of());
    calls.forEach(
        (path, body) -> {
          RequestSpecification stale = asAna().header("If-Match", "\"41\"");
          // Firing a line and undoing have no body.
          if (!path.endsWith("/undo") && !path.contains("/lines/" + line(order, 1))) {
            stale.body(body);
          }
          stale.post(path).then().statusCode(412).body("version", equalTo(0));
        });
    asAna().get(base).then().body("version", equalTo(0)).body("lines", hasSize(2));
  }

  @Test
  @DisplayName("any server may work on any open order, and others may not at all")
  void anotherServersOrderIsOpenToServers() {
    String order = open(SOUP);
    asBen()
        .body("{\"lines\":[" + WINE + "]}")
        .post(ORDERS + "/" + order + "/lines")
        .then()
        .statusCode(200)
        .body("lines[1].orderedBy", equalTo("Ben"))
        .body("lines[1].creditedTo", equalTo("Ana"));
    for (String path :
        List.of(
            "/undo",
            "/fire",
            "/send",
            "/send/cancel",
            "/merge",
            "/lines/move",
            "/lines/transfer",
            "/lines/" + line(order, 0) + "/quantity")) {
      asCook()
          .post(ORDERS + "/" + order + path)
          .then()
          .statusCode(403)
          .body("permission", equalTo("TAKE_ORDERS"));
    }
  }

  // --- phrases, favourites, search -------------------------------------------------------------

  @Test
  void notesAndReasonsToTapAreData() {
    Map<String, Object> notes = asAna().get(ORDERS + "/quick-notes").path("");
    asAna().body(notes).put(ORDERS + "/quick-notes").then().statusCode(403);
    try {
      asManager()
          .body(
              "{\"groups\":[{\"phrases\":[\"No ice\"]},{\"category\":\"Grill\",\"phrases\":[\"Pink\",\"Blue\"]}]}")
          .put(ORDERS + "/quick-notes")
          .then()
          .statusCode(200)
          .body("groups[1].phrases", equalTo(List.of("Pink", "Blue")));
      for (String wrong : List.of("[\" \"]", "[\"a\\u001bb\"]", "[\"4111 1111 1111 1111\"]")) {
        asManager()
            .body("{\"groups\":[{\"phrases\":%s}]}".formatted(wrong))
            .put(ORDERS + "/quick-notes")
            .then()
            .statusCode(400)
            .body("errors[0].field", equalTo("groups[0].phrases[0]"));
      }
    } finally {
      asManager().body(notes).put(ORDERS + "/quick-notes").then().statusCode(200);
    }
    asAna()
        .get(ORDERS + "/reasons")
        .then()
        .body("voids", hasItem("Wrong item"))
        .body("comps", hasItem("Birthday"));
    Map<String, Object> reasons = asAna().get(ORDERS + "/reasons").path("");
    asManager()
        .body("{\"voids\":[\"Dropped\"]}")
        .put(ORDERS + "/reasons")
        .then()
        .statusCode(200)
        .body("voids", equalTo(List.of("Dropped")))
        .body("comps", hasItem("Birthday"));
    asManager().body(reasons).put(ORDERS + "/reasons").then().statusCode(200);
  }

  @Test
  void favouritesAreLearntPerPersonAndPerItem() {
    for (int i = 0; i < LearntFavourites.TOGETHER; i++) {
      sent("{\"sku\":\"escargots-garlic-butter\",\"quantity\":40},{\"sku\":\"riesling-bottle\"}");
    }
    favourites.learn();
    String snails =
        asAna().get("/api/v1/menu").path("items.find { it.sku == 'escargots-garlic-butter' }.id");
    asAna()
        .get("/api/v1/menu/favourites")
        .then()
        .statusCode(200)
        .body("favourites.sku", hasItem("escargots-garlic-butter"))
        .body("usualWith['%s'].name".formatted(snails), hasItem("Riesling"));
    asBen()
        .get("/api/v1/menu/favourites")
        .then()
        .body("favourites.sku", not(hasItem("escargots-garlic-butter")));
    asCook().get("/api/v1/menu/favourites").then().statusCode(403);
  }

  @ParameterizedTest
  @CsvSource({
    "osg, Onion soup gratinée",
    "gratinee, Onion soup gratinée",
    "CREME BRU, 'Crème brûlée'",
    "rhcl, 'Roast half chicken, lemon jus'"
  })
  void wordsAndInitialsFindItems(String words, String name) {
    asAna()
        .queryParam("q", words)
        .get("/api/v1/menu/search")
        .then()
        .statusCode(200)
        .body("items.name", hasItem(name));
  }

  @Test
  void searchingForNothingOrForSqlFindsNothing() {
    asAna()
        .queryParam("q", "'; drop table orders; --")
        .get("/api/v1/menu/search")
        .then()
        .statusCode(200)
        .body("items", empty());
    asAna().get("/api/v1/menu/search").then().statusCode(400);
    asAna().queryParam("q", "x".repeat(81)).get("/api/v1/menu/search").then().statusCode(400);
    asAna()
        .queryParam("q", "4111111111111111")
        .get("/api/v1/menu/search")
        .then()
        .statusCode(400)
        .body("detail", not(containsString("4111")));
  }

  // --- combos, open and weighed items ------------------------------------------------------------

  @Test
  @DisplayName(
      "M8 a round comes again as it was: a combo as a combo, what is weighed by its weight")
  void aRoundOfEverythingComesAgain() {
    String order =
        order(
            asManager(),
            MENU.formatted(",\"quantity\":2,\"course\":0")
                + ",{\"sku\":\"whole-turbot\",\"grams\":850,\"course\":0}"
                + ",{\"sku\":\"off-menu\",\"openName\":\"Old port\",\"openPrice\":1900,\"course\":0}",
            true);
    int once = asManager().get(ORDERS + "/" + order).path("subtotal");
    JsonPath twice =
        asManager()
            .post(ORDERS + "/" + order + "/repeat-round")
            .then()
            .statusCode(200)
            .body("lines", hasSize(10))
            .body("subtotal", equalTo(2 * once))
            .extract()
            .jsonPath();
    assertEquals(
        twice.getList("lines[0..4].collect { [it.sku, it.quantity, it.grams, it.name] }"),
        twice.getList("lines[5..9].collect { [it.sku, it.quantity, it.grams, it.name] }"));
    assertEquals(1, twice.getList("lines[5..7].comboId.unique()").size());
    assertTrue(!twice.getString("lines[5].comboId").equals(twice.getString("lines[0].comboId")));
  }

  @Test
  void aDrinkThatCameWithAMealComesAgainByItself() {
    String order = sent(MENU.formatted(""));
    String starter = line(order, 0);
    move(order, Map.of("lineIds", List.of(line(order, 1), line(order, 2)), "course", 4));
    asAna()
        .post(ORDERS + "/" + order + "/repeat-round")
        .then()
        .statusCode(409)
        .body("type", endsWith("no-round"));
    assertEquals(starter, line(order, 0));
  }

  @Test
  @DisplayName(
      "K5 the quantity of a combo is changed of all its lines, before it is sent and after")
  void aCombosLinesAreCountedTogether() {
    String order = open(MENU.formatted(""));
    quantity(order, line(order, 1), "{\"quantity\":3}")
        .statusCode(200)
        .body("lines", hasSize(3))
        .body("lines.quantity", everyItem(equalTo(3)))
        .body("subtotal", equalTo(3 * 4200));
    undo(order).statusCode(200).body("lines.quantity", everyItem(equalTo(1)));
    quantity(order, line(order, 2), "{\"quantity\":2}").statusCode(200);
    send(order);
    quantity(order, line(order, 0), "{\"quantity\":3}")
        .statusCode(200)
        .body("lines", hasSize(6))
        .body("lines.state", everyItem(equalTo("SENT")))
        .body("lines.quantity", equalTo(List.of(2, 2, 2, 1, 1, 1)))
        .body("subtotal", equalTo(3 * 4200));
    quantity(
            order,
            line(order, 2),
            "{\"quantity\":1,\"reason\":\"Two came\",\"approval\":{\"pin\":\"9999\"}}")
        .statusCode(200)
        .body("lines.findAll { it.state == 'VOIDED' }.quantity", equalTo(List.of(1, 1, 1)))
        .body("subtotal", equalTo(2 * 4200))
        .body("checks[0].total", equalTo(2 * 4200));
  }

  @Test
  @DisplayName(
      "K1 M1 who takes back one course of a combo takes back the combo, and the stations hear")
  void aComboIsTakenBackWhole() {
    String order = sent(MENU.formatted(",\"quantity\":2") + "," + SOUP);
    String comped = line(order, 1);
    asManager()
        .body("{\"quantity\":1,\"reason\":\"Wait\"}")
        .post(ORDERS + "/" + order + "/lines/" + comped + "/comp")
        .then()
        .statusCode(200)
        .body("lines", hasSize(5));
    asManager()
        .body("{\"quantity\":1,\"reason\":\"Changed mind\",\"made\":false}")
        .post(ORDERS + "/" + order + "/lines/" + line(order, 2) + "/void")
        .then()
        .statusCode(200)
        .body("lines.findAll { it.state == 'VOIDED' }.quantity.sum()", equalTo(3))
        .body("lines.findAll { it.state == 'VOIDED' }.sku.unique()", hasSize(3));
    asManager()
        .body("{\"reason\":\"Changed mind\"}")
        .post(ORDERS + "/" + order + "/lines/" + line(order, 2) + "/void")
        .then()
        .statusCode(200)
        .body("lines.findAll { it.comboId != null }.state", everyItem(equalTo("VOIDED")))
        .body("subtotal", equalTo(1200))
        .body("checks[0].total", equalTo(1200));
  }

  @Test
  @DisplayName("O5 a counted combo runs out, and comes back with what is taken back")
  void aCountedComboRunsOut() {
    String item = asAna().get("/api/v1/menu").path("items.find { it.sku == 'menu-marlow' }.id");
    countDown(item, 2);
    String order = open(MENU.formatted(",\"quantity\":2"));
    assertEquals(0, left(item));
    asAna()
        .body("{\"lines\":[%s]}".formatted(MENU.formatted("")))
        .post(ORDERS + "/" + order + "/lines")
        .then()
        .statusCode(409)
        .body("type", endsWith("sold-out"))
        .body("detail", containsString("Menu Marlow"));
    asAna()
        .body("{\"quantity\":1}")
        .post(ORDERS + "/" + order + "/lines/" + line(order, 1) + "/void")
        .then()
        .statusCode(200);
    assertEquals(1, left(item));
    undo(order).statusCode(200);
    assertEquals(0, left(item));
    countAnew(item);
  }

  @Test
  void aComboTakenBackBeforeItIsSentComesBackWithOneUndo() {
    String order = open(MENU.formatted(""));
    asAna()
        .post(ORDERS + "/" + order + "/lines/" + line(order, 1) + "/void")
        .then()
        .statusCode(200)
        .body("lines.state", everyItem(equalTo("VOIDED")));
    undo(order)
        .statusCode(200)
        .body("lines.state", everyItem(equalTo("NEW")))
        .body("subtotal", equalTo(4200));
  }

  // --- discounts that follow ---------------------------------------------------------------------

  @ParameterizedTest
  @DisplayName("M2 M3 a discount on lines goes along with the portions that go to another order")
  @CsvSource({"'\"percent\":10', 360, 120", "'\"amount\":1000', 750, 250"})
  void aDiscountFollowsPortions(String discount, int stays, int goes) {
    String order = sent("{\"sku\":\"onion-soup-gratinee\",\"quantity\":4}");
    String other = sent("{\"sku\":\"creme-brulee\"}");
    int dessert = asAna().get(ORDERS + "/" + other).path("checks[0].total");
    asManager()
        .body("{%s,\"reason\":\"Cold\",\"lineIds\":[\"%s\"]}".formatted(discount, line(order, 0)))
        .post(ORDERS + "/" + order + "/discounts")
        .then()
        .statusCode(org.hamcrest.Matchers.oneOf(200, 201));
    asAna()
        .body(
            "{\"lines\":[{\"lineId\":\"%s\",\"quantity\":1}],\"orderId\":\"%s\"}"
                .formatted(line(order, 0), other))
        .post(ORDERS + "/" + order + "/lines/transfer")
        .then()
        .statusCode(200)
        .body("checks[0].total", equalTo(dessert + 1200 - goes));
    asAna().get(ORDERS + "/" + order).then().body("checks[0].total", equalTo(3 * 1200 - stays));
  }

  // --- helpers ---------------------------------------------------------------------------------

  private String approverOf(String order) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                String.valueOf(
                    entities
                        .createNativeQuery(
                            "select s.name from journal j join staff_member s on s.id = j.approver_id"
                                + " where j.action = 'order.opened' and j.subject_id = ?1")
                        .setParameter(1, UUID.fromString(order))
                        .getSingleResult()));
  }

  private static void untilSent(String order) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!"SENT".equals(asAna().get(ORDERS + "/" + order).path("lines[0].state"))) {
      assertTrue(System.nanoTime() < until, "never sent by itself");
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private static int left(String item) {
    return asAna()
        .get("/api/v1/menu")
        .path("items.find { it.id == '%s' }.remaining".formatted(item));
  }

  private static ValidatableResponse tickets(String station) {
    return asCook().get("/api/v1/kitchen/stations/" + station + "/tickets").then().statusCode(200);
  }

  private static ValidatableResponse move(String order, Map<String, Object> body) {
    return asAna().body(body).post(ORDERS + "/" + order + "/lines/move").then();
  }

  private static ValidatableResponse quantity(String order, String line, String body) {
    return asAna().body(body).post(ORDERS + "/" + order + "/lines/" + line + "/quantity").then();
  }

  private static ValidatableResponse delay(String order, String body) {
    return asAna().body(body).post(ORDERS + "/" + order + "/send").then();
  }

  private static ValidatableResponse undo(String order) {
    return asAna().post(ORDERS + "/" + order + "/undo").then();
  }

  private static void add(String order, String lines) {
    asAna()
        .body("{\"lines\":[%s]}".formatted(lines))
        .post(ORDERS + "/" + order + "/lines")
        .then()
        .statusCode(200);
  }

  private static void send(String order) {
    asAna().post(ORDERS + "/" + order + "/send").then().statusCode(200);
  }

  private static void fireCourse(String order, int course) {
    asAna().post(ORDERS + "/" + order + "/courses/" + course + "/fire").then().statusCode(200);
  }

  private static String open(String lines) {
    return order(asAna(), lines, false);
  }

  private static String sent(String lines) {
    return order(asAna(), lines, true);
  }

  private static String order(RequestSpecification as, String lines, boolean send) {
    return as.body("{\"type\":\"TAKEOUT\",\"lines\":[%s],\"send\":%s}".formatted(lines, send))
        .post(ORDERS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String seated(int covers, String lines) {
    return asAna()
        .body(
            "{\"type\":\"DINE_IN\",\"tableId\":\"%s\",\"covers\":%d,\"lines\":[%s],\"send\":true}"
                .formatted(FreeTables.next(), covers, lines))
        .post(ORDERS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String line(String order, int index) {
    return asAna().get(ORDERS + "/" + order).path("lines[%d].id".formatted(index));
  }
}
