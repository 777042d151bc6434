package brigade.orders;

import static brigade.Api.asAna;
import static brigade.Api.asBen;
import static brigade.Api.asCook;
import static brigade.Api.asHost;
import static brigade.Api.asManager;
import static brigade.Api.token;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.FreeTables;
import brigade.HouseTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@HouseTest
class OrdersApiTest {
  private static final String ORDERS = "/api/v1/orders";
  private static final String ONION_SOUP = "{\"sku\":\"onion-soup-gratinee\",\"quantity\":1}";

  @BeforeEach
  void makeRoom() {
    FreeTables.makeRoom();
  }

  @Test
  void anOrderIsOpenedWithItsLinesAndSentInOneCall() {
    ValidatableResponse order =
        asAna()
            .body(
                """
                {"type":"TAKEOUT","name":"Patel","send":true,"lines":[
                  {"sku":"onion-soup-gratinee","quantity":2,"seat":1},
                  {"sku":"malbec-glass","quantity":1},
                  {"sku":"creme-brulee","quantity":1}]}
                """)
            .post(ORDERS)
            .then()
            .statusCode(201)
            .body("type", equalTo("TAKEOUT"))
            .body("state", equalTo("OPEN"))
            .body("currency", equalTo("EUR"))
            .body("number", greaterThan(1000))
            .body("businessDate", notNullValue())
            .body("lines", hasSize(3))
            .body("lines.state", everyItem(equalTo("SENT")))
            .body("lines[0].unitPrice", equalTo(1200))
            .body("lines[0].total", equalTo(2400))
            .body("lines[0].taxes[0].ppm", equalTo(90000))
            .body("lines[1].size", equalTo("glass"))
            .body("subtotal", equalTo(2400 + 1300 + 1100))
            .body("checks", hasSize(1))
            .body("checks[0].number", endsWith("-1"))
            .body("checks[0].due", greaterThan(0))
            .body("version", equalTo(0));
    String id = order.extract().path("id");
    asAna()
        .get(ORDERS + "/" + id)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"0\""))
        .body("lines.state", everyItem(equalTo("SENT")))
        .body("subtotal", equalTo(4800));
    asAna().get(ORDERS + "?open=true").then().statusCode(200).body("orders.id", hasItem(id));
    asCook().get("/api/v1/kitchen/stations/PASTRY/tickets?state=OPEN").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAllergySaidBeforeTheySatDownReachesOrderAndKitchen(boolean booked) {
    String table = FreeTables.next();
    String said = "Window; tree nut allergy";
    String guests =
        booked
            ? asHost()
                .body(
                    Map.of(
                        "guestName",
                        "Haddad",
                        "covers",
                        2,
                        "startsAt",
                        Instant.now().plus(Duration.ofDays(40)).toString(),
                        "note",
                        said))
                .post("/api/v1/reservations")
                .then()
                .statusCode(201)
                .extract()
                .path("id")
            : asHost()
                .body(Map.of("name", "Haddad", "covers", 2, "note", said))
                .post("/api/v1/waitlist")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    asHost()
        .body(Map.of("tableIds", List.of(table)))
        .post("/api/v1/%s/%s/seat".formatted(booked ? "reservations" : "waitlist", guests))
        .then()
        .statusCode(201)
        .body("partyName", equalTo("Haddad"))
        .body("note", equalTo(said));
    asHost()
        .get("/api/v1/floor")
        .then()
        .body("tables.find { it.id == '%s' }.seating.note".formatted(table), equalTo(said));
    String order =
        asAna()
            .body(
                "{\"type\":\"DINE_IN\",\"tableId\":\"%s\",\"send\":true,\"lines\":[%s]}"
                    .formatted(table, ONION_SOUP))
            .post(ORDERS)
            .then()
            .statusCode(201)
            .body("allergies.text", equalTo(List.of("tree nut allergy")))
            .extract()
            .path("id");
    asCook()
        .get("/api/v1/kitchen/stations/HOT/tickets?state=OPEN")
        .then()
        .body(
            "tickets.find { it.orderId == '%s' }.allergies".formatted(order),
            equalTo(List.of("TREE NUT ALLERGY")));
  }

  @Test
  void anOrderAtATableSeatsThePartyAndTheTableSaysOrdered() {
    String table = FreeTables.next();
    String order =
        asAna()
            .body(
                "{\"type\":\"DINE_IN\",\"tableId\":\"%s\",\"covers\":2,\"send\":true,\"lines\":[%s]}"
                    .formatted(table, ONION_SOUP))
            .post(ORDERS)
            .then()
            .statusCode(201)
            .body("covers", equalTo(2))
            .body("seatingId", notNullValue())
            .body("serverName", equalTo("Ana"))
            .extract()
            .path("id");
    asHost()
        .get("/api/v1/floor")
        .then()
        .body("tables.find { it.id == '%s' }.state".formatted(table), equalTo("ORDERED"));
    String elsewhere = FreeTables.next();
    asBen()
        .body(Map.of("tableId", elsewhere))
        .post(ORDERS + "/" + order + "/transfer")
        .then()
        .statusCode(200);
    asHost()
        .get("/api/v1/floor")
        .then()
        .body("tables.find { it.id == '%s' }.state".formatted(table), equalTo("FREE"))
        .body("tables.find { it.id == '%s' }.state".formatted(elsewhere), equalTo("ORDERED"));
  }

  @Test
  void linesAreAddedSentHeldAndFired() {
    String id = open("");
    asAna()
        .body(
            """
            {"lines":[{"sku":"onion-soup-gratinee","quantity":1,"seat":1},
              {"sku":"duck-confit-lentils","quantity":1,"seat":2,"hold":true}]}
            """)
        .post(ORDERS + "/" + id + "/lines")
        .then()
        .statusCode(200)
        .body("lines.state", everyItem(equalTo("NEW")))
        .body("version", equalTo(1));
    asAna()
        .post(ORDERS + "/" + id + "/send")
        .then()
        .statusCode(200)
        .body("lines[0].state", equalTo("SENT"))
        .body("lines[1].state", equalTo("HELD"));
    asAna().post(ORDERS + "/" + id + "/send").then().statusCode(200);
    asAna()
        .post(ORDERS + "/" + id + "/courses/3/fire")
        .then()
        .statusCode(409)
        .body("type", endsWith("nothing-held"))
        .body("detail", containsString("nothing held"));
    asAna()
        .post(ORDERS + "/" + id + "/courses/2/fire")
        .then()
        .statusCode(200)
        .body("lines.state", everyItem(equalTo("SENT")));
  }

  @Test
  void anUnsentLineGoesSilentlyAndASentOneNeedsAnApproval() {
    String id = open(ONION_SOUP);
    String line = line(id, 0);
    asAna()
        .post(ORDERS + "/" + id + "/lines/" + line + "/void")
        .then()
        .statusCode(200)
        .body("lines[0].state", equalTo("VOIDED"))
        .body("subtotal", equalTo(0));

    String sent = openAndSend("{\"sku\":\"duck-confit-lentils\",\"quantity\":3}");
    String duck = line(sent, 0);
    String path = ORDERS + "/" + sent + "/lines/" + duck + "/void";
    asAna()
        .body(Map.of("reason", "Changed mind", "quantity", 1))
        .post(path)
        .then()
        .statusCode(403)
        .body("permission", equalTo("VOID_SENT"));
    asAna()
        .body(Map.of("reason", "Changed mind", "approval", Map.of("pin", "2222")))
        .post(path)
        .then()
        .statusCode(403)
        .body("type", endsWith("not-approved"));
    asManager().body(Map.of("quantity", 1)).post(path).then().statusCode(400);
    asAna()
        .body(Map.of("reason", "Changed mind", "quantity", 1, "approval", Map.of("pin", "9999")))
        .post(path)
        .then()
        .statusCode(200)
        .body("lines[0].quantity", equalTo(2))
        .body("lines[0].state", equalTo("SENT"))
        .body("lines[1].state", equalTo("VOIDED"))
        .body("lines[1].quantity", equalTo(1))
        .body("lines[1].voided.by", equalTo("Ana"))
        .body("lines[1].voided.approvedBy", equalTo("Iris"))
        .body("subtotal", equalTo(6200));
  }

  @Test
  void aCompKeepsTheLineAndChargesNothing() {
    String id = openAndSend("{\"sku\":\"creme-brulee\",\"quantity\":1}");
    String line = line(id, 0);
    asAna()
        .body(Map.of("reason", "Birthday"))
        .post(ORDERS + "/" + id + "/lines/" + line + "/comp")
        .then()
        .statusCode(403)
        .body("permission", equalTo("COMP"));
    asManager()
        .body(Map.of("reason", "Birthday"))
        .post(ORDERS + "/" + id + "/lines/" + line + "/comp")
        .then()
        .statusCode(200)
        .body("lines[0].comped", equalTo(true))
        .body("lines[0].unitPrice", equalTo(1100))
        .body("lines[0].total", equalTo(0));
  }

  @Test
  @DisplayName("O4 a comp given by mistake is charged again with the permission it was given with")
  void aCompIsTakenBack() {
    String id =
        openAndSend(
            "{\"sku\":\"creme-brulee\",\"quantity\":1},"
                + "{\"sku\":\"onion-soup-gratinee\",\"quantity\":1}");
    String line = line(id, 0);
    String charge = ORDERS + "/" + id + "/lines/" + line + "/charge";
    asManager().post(charge).then().statusCode(409).body("type", containsString("line-charged"));
    asManager()
        .body(Map.of("reason", "Birthday"))
        .post(ORDERS + "/" + id + "/lines/" + line + "/comp")
        .then()
        .statusCode(200);
    asAna().post(charge).then().statusCode(403).body("permission", equalTo("COMP"));
    asAna()
        .body(Map.of("approval", Map.of("pin", "9999")))
        .post(charge)
        .then()
        .statusCode(200)
        .body("lines[0].comped", equalTo(false))
        .body("lines[0].total", equalTo(1100));
    asManager()
        .body(Map.of("reason", "Birthday"))
        .post(ORDERS + "/" + id + "/lines/" + line + "/comp")
        .then()
        .statusCode(200);
    // What the guest got for nothing on a check that is paid stays a gift.
    Response checks =
        asAna().body(Map.of("by", "EVEN", "parts", 2)).post(ORDERS + "/" + id + "/checks/split");
    asAna()
        .body(Map.of("tender", "CASH", "amount", checks.<Integer>path("checks[0].due")))
        .post("/api/v1/checks/" + checks.<String>path("checks[0].id") + "/payments")
        .then()
        .statusCode(201);
    asManager().post(charge).then().statusCode(409).body("type", containsString("line-paid"));
  }

  @Test
  @DisplayName("O11 ten retries at a table seat one party and open one order")
  void tenRetriesAtATable() throws Exception {
    String table = FreeTables.next();
    String key = UUID.randomUUID().toString();
    String token = token("1111");
    List<Response> answers =
        atOnce(
            10,
            () ->
                given()
                    .contentType(ContentType.JSON)
                    .header("Authorization", "Bearer " + token)
                    .header("Idempotency-Key", key)
                    .body(
                        "{\"type\":\"DINE_IN\",\"tableId\":\"%s\",\"send\":true,\"lines\":[%s]}"
                            .formatted(table, ONION_SOUP))
                    .post(ORDERS));
    Set<String> bodies = new HashSet<>();
    for (Response answer : answers) {
      assertEquals(201, answer.statusCode(), answer.asString());
      bodies.add(answer.asString());
    }
    assertEquals(1, bodies.size());
  }

  @Test
  @DisplayName("O11 ten retries at once have one effect and one answer")
  void tenRetriesAtOnce() throws Exception {
    String key = UUID.randomUUID().toString();
    String body = "{\"type\":\"TAKEOUT\",\"send\":true,\"lines\":[%s]}".formatted(ONION_SOUP);
    String token = token("1111");
    List<Response> answers =
        atOnce(
            10,
            () ->
                given()
                    .contentType(ContentType.JSON)
                    .header("Authorization", "Bearer " + token)
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post(ORDERS));
    Set<String> bodies = new HashSet<>();
    for (Response answer : answers) {
      assertEquals(201, answer.statusCode(), answer.asString());
      bodies.add(answer.asString());
    }
    assertEquals(1, bodies.size());
    int number = answers.getFirst().path("number");
    long theirs =
        asAna().get(ORDERS + "?open=true").<List<Integer>>path("orders.number").stream()
            .filter(n -> n == number)
            .count();
    assertEquals(1, theirs);
    given()
        .contentType(ContentType.JSON)
        .header("Authorization", "Bearer " + token)
        .header("Idempotency-Key", key)
        .body(body.replace("TAKEOUT", "DELIVERY"))
        .post(ORDERS)
        .then()
        .statusCode(422)
        .body("type", endsWith("idempotency-key-reused"));
  }

  @Test
  @DisplayName("orders that come together stand alone: a key used twice takes no other order along")
  void ordersThatComeTogetherStandAlone() throws Exception {
    String token = token("1111");
    String shared = UUID.randomUUID().toString();
    AtomicInteger sent = new AtomicInteger();
    String body = "{\"type\":\"TAKEOUT\",\"send\":true,\"lines\":[%s]}".formatted(ONION_SOUP);
    List<Response> answers =
        atOnce(
            24,
            () ->
                given()
                    .contentType(ContentType.JSON)
                    .header("Authorization", "Bearer " + token)
                    .header(
                        "Idempotency-Key",
                        sent.getAndIncrement() % 3 == 0 ? shared : UUID.randomUUID().toString())
                    .body(body)
                    .post(ORDERS));
    Set<String> orders = new HashSet<>();
    for (Response answer : answers) {
      assertEquals(201, answer.statusCode(), answer.asString());
      orders.add(answer.path("id"));
    }
    assertEquals(17, orders.size(), "16 orders with keys of their own and one for the shared key");
    for (String id : orders) {
      asAna().get(ORDERS + "/" + id).then().statusCode(200).body("lines.state", hasItem("SENT"));
    }
  }

  @Test
  @DisplayName(
      "O5 two servers, one fish: the last portion goes to one of them, and a retry to none")
  void theLastPortionGoesOnce() throws Exception {
    String item = itemId("tarte-tatin");
    asCook()
        .body(Map.of("remaining", 1))
        .put("/api/v1/menu/items/" + item + "/availability")
        .then()
        .statusCode(200)
        .body("remaining", equalTo(1));
    String order = "{\"type\":\"TAKEOUT\",\"lines\":[{\"menuItemId\":\"%s\",\"quantity\":1}]}";
    String key = UUID.randomUUID().toString();
    String ana = token("1111");
    List<Response> rivals = atOnce(8, () -> asBen().body(order.formatted(item)).post(ORDERS));
    long got = rivals.stream().filter(answer -> answer.statusCode() == 201).count();
    assertEquals(1, got);
    assertTrue(rivals.stream().allMatch(a -> a.statusCode() == 201 || a.statusCode() == 409));
    asCook()
        .body(Map.of("remaining", 1))
        .put("/api/v1/menu/items/" + item + "/availability")
        .then()
        .statusCode(200);
    for (int i = 0; i < 2; i++) {
      given()
          .contentType(ContentType.JSON)
          .header("Authorization", "Bearer " + ana)
          .header("Idempotency-Key", key)
          .body(order.formatted(item))
          .post(ORDERS)
          .then()
          .statusCode(201);
    }
    asAna()
        .body(order.formatted(item))
        .post(ORDERS)
        .then()
        .statusCode(409)
        .body("type", endsWith("sold-out"));
    asCook()
        .body(Map.of("available", true))
        .put("/api/v1/menu/items/" + item + "/availability")
        .then()
        .statusCode(200)
        .body("available", equalTo(true));
  }

  @Test
  @DisplayName("O7 two servers adding at once both count")
  void editsOfTwoServersMerge() throws Exception {
    String id = open("");
    List<Response> answers =
        atOnce(
            6,
            () ->
                asBen()
                    .body("{\"lines\":[%s]}".formatted(ONION_SOUP))
                    .post(ORDERS + "/" + id + "/lines"));
    answers.forEach(answer -> assertEquals(200, answer.statusCode(), answer.asString()));
    asAna().get(ORDERS + "/" + id).then().body("lines", hasSize(6)).body("version", equalTo(6));
  }

  @Test
  void aStaleVersionIsRefusedAndChangesNothing() {
    String id = open(ONION_SOUP);
    asAna().post(ORDERS + "/" + id + "/send").then().statusCode(200).body("version", equalTo(1));
    asAna()
        .header("If-Match", "\"0\"")
        .body("{\"lines\":[%s]}".formatted(ONION_SOUP))
        .post(ORDERS + "/" + id + "/lines")
        .then()
        .statusCode(412)
        .body("version", equalTo(1));
    asAna().get(ORDERS + "/" + id).then().body("lines", hasSize(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "0", "1e9", "0.0001", "NaN", "500", "1.5", "1e99999", "\"x\"", "{}"})
  void quantitiesThatAreNoneAreRefused(String quantity) {
    asAna()
        .body(
            "{\"type\":\"TAKEOUT\",\"lines\":[{\"sku\":\"creme-brulee\",\"quantity\":%s}]}"
                .formatted(quantity))
        .post(ORDERS)
        .then()
        .statusCode(400)
        .body("type", startsWith("urn:brigade:problem:"))
        .body("detail", notNullValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"type\":\"TAKEOUT\",\"state\":\"PAID\"}                                      | state",
        "{\"type\":\"PARTY\"}                                                           | type",
        "{}                                                                             | type",
        "{\"type\":\"DINE_IN\",\"covers\":0}                                            | covers",
        "{\"type\":\"TAKEOUT\",\"send\":true}                                           | lines",
        "{\"type\":\"TAKEOUT\",\"name\":\"4111111111111111\"}                           | name",
        "{\"type\":\"TAKEOUT\",\"lines\":[null]}                                        | lines[0]",
        "{\"type\":\"TAKEOUT\",\"lines\":[{\"sku\":\"x' or '1'='1\"}]}                  | lines[0].sku",
        "{\"type\":\"TAKEOUT\",\"lines\":[{\"sku\":\"ribeye-300-g\"}]}                  | lines[0].modifiers",
        "{\"type\":\"TAKEOUT\",\"lines\":[{\"sku\":\"creme-brulee\",\"note\":\"a\\u0000b\"}]} | lines[0].note",
        "{\"type\":\"TAKEOUT\",\"lines\":[{\"sku\":\"creme-brulee\",\"note\":\"\\u001b@\"}]}  | lines[0].note",
        "{\"type\":\"TAKEOUT\",\"lines\":[{\"sku\":\"creme-brulee\",\"seat\":0}]}       | lines[0].seat",
        "{\"type\":\"TAKEOUT\",\"lines\":[{\"sku\":\"creme-brulee\",\"course\":77}]}    | lines[0].course",
        "{\"type\":\"TAKEOUT\",\"lines\":[{\"sku\":\"creme-brulee\",\"price\":1}]}      | lines[0].price"
      })
  void whatIsWrongIsNamed(String body, String field) {
    asAna()
        .body(body.strip())
        .post(ORDERS)
        .then()
        .statusCode(400)
        .body("errors.field", hasItem(field));
  }

  @Test
  void aNameThatComesTwiceInABodyIsRefused() {
    asAna()
        .body("{\"type\":\"TAKEOUT\",\"type\":\"DELIVERY\"}")
        .post(ORDERS)
        .then()
        .statusCode(400)
        .body("type", startsWith("urn:brigade:problem:"));
  }

  @Test
  void anotherItemsModifiersAreRefused() {
    String milk =
        asAna()
            .get("/api/v1/menu")
            .path("items.find { it.sku == 'cappuccino' }.modifierGroups[0].modifiers[0].id");
    asAna()
        .body(
            "{\"type\":\"TAKEOUT\",\"lines\":[{\"sku\":\"creme-brulee\",\"modifiers\":[{\"modifierId\":\"%s\"}]}]}"
                .formatted(milk))
        .post(ORDERS)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("lines[0].modifiers[0].modifierId"));
  }

  @Test
  void wordsOfAllKindsAreKeptAsTheyAre() {
    String note = "🎂 <img onerror=x> بدون بصل é '; drop table orders;--";
    String id =
        asAna()
            .body(
                Map.of(
                    "type",
                    "TAKEOUT",
                    "send",
                    true,
                    "lines",
                    List.of(Map.of("sku", "creme-brulee", "quantity", 1, "note", note))))
            .post(ORDERS)
            .then()
            .statusCode(201)
            .body("lines[0].note", equalTo(note))
            .extract()
            .path("id");
    asAna().get(ORDERS + "/" + id).then().body("lines[0].note", equalTo(note));
  }

  @Test
  void bodiesThatAreTooLargeOrTooDeepAreRefused() throws Exception {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    assertEquals(400, sent("{\"type\":\"TAKEOUT\",\"lines\":" + deep + "}"));
    String large = "x".repeat(10 * 1024 * 1024);
    assertEquals(400, sent("{\"type\":\"TAKEOUT\",\"name\":\"" + large + "\"}"));
  }

  /**
   * The status of an order sent as it stands; REST Assured takes seconds to lay out such a body.
   */
  private static int sent(String body) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + ORDERS))
                  .header("Content-Type", "application/json")
                  .header("Authorization", "Bearer " + token("1111"))
                  .header("Idempotency-Key", UUID.randomUUID().toString())
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  @Test
  void whoMayWhatIsAsked() {
    given().get(ORDERS).then().statusCode(401);
    asCook()
        .body("{\"type\":\"TAKEOUT\"}")
        .post(ORDERS)
        .then()
        .statusCode(403)
        .body("permission", equalTo("TAKE_ORDERS"));
    asAna().get(ORDERS + "/" + UUID.randomUUID()).then().statusCode(404);
    asAna().get(ORDERS + "/nonsense").then().statusCode(404);
    asAna()
        .body("{\"type\":\"DINE_IN\",\"tableId\":\"%s\"}".formatted(UUID.randomUUID()))
        .post(ORDERS)
        .then()
        .statusCode(404);
  }

  @Test
  void theSameDrinksComeAgain() {
    String id = openAndSend("{\"sku\":\"malbec-glass\",\"quantity\":2},{\"sku\":\"creme-brulee\"}");
    asAna()
        .post(ORDERS + "/" + id + "/repeat-round")
        .then()
        .statusCode(200)
        .body("lines", hasSize(3))
        .body("lines[2].name", equalTo("Malbec"))
        .body("lines[2].quantity", equalTo(2))
        .body("lines[2].state", equalTo("NEW"));
  }

  @Test
  void aNewLineIsChangedAndASentOneIsNot() {
    String id = open(ONION_SOUP);
    String line = line(id, 0);
    asAna()
        .body("{\"sku\":\"onion-soup-gratinee\",\"quantity\":3,\"seat\":2}")
        .put(ORDERS + "/" + id + "/lines/" + line)
        .then()
        .statusCode(200)
        .body("lines[0].quantity", equalTo(3))
        .body("lines[0].seat", equalTo(2));
    asAna().post(ORDERS + "/" + id + "/send").then().statusCode(200);
    asAna()
        .body("{\"sku\":\"onion-soup-gratinee\",\"quantity\":1}")
        .put(ORDERS + "/" + id + "/lines/" + line)
        .then()
        .statusCode(409)
        .body("type", endsWith("line-sent"));
  }

  @Test
  void theKitchenMarksLinesReadyAndTakesThatBack() {
    String id = openAndSend("{\"sku\":\"profiteroles\",\"quantity\":1}");
    List<Map<String, Object>> tickets =
        asCook().get("/api/v1/kitchen/stations/PASTRY/tickets?state=OPEN").path("tickets");
    String number = asAna().get(ORDERS + "/" + id).path("label");
    Map<String, Object> ticket =
        tickets.stream()
            .filter(t -> t.toString().contains(number))
            .findFirst()
            .orElseThrow(() -> new AssertionError(tickets.toString()));
    asCook().post("/api/v1/kitchen/tickets/" + ticket.get("id") + "/bump").then().statusCode(200);
    asAna().get(ORDERS + "/" + id).then().body("lines[0].state", equalTo("READY"));
    asCook().post("/api/v1/kitchen/tickets/" + ticket.get("id") + "/recall").then().statusCode(200);
    asAna().get(ORDERS + "/" + id).then().body("lines[0].state", equalTo("SENT"));
    asAna().post(ORDERS + "/" + id + "/serve").then().statusCode(200);
  }

  @Test
  @DisplayName("O11 a repeated answer is the first one, its headers included")
  void aRepeatedAnswerHasItsVersionToo() {
    String opening = UUID.randomUUID().toString();
    String sending = UUID.randomUUID().toString();
    List<Response> opened = new ArrayList<>();
    List<Response> sent = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      opened.add(
          keyed(opening)
              .body("{\"type\":\"TAKEOUT\",\"lines\":[" + ONION_SOUP + "]}")
              .post(ORDERS));
    }
    String id = opened.getFirst().path("id");
    for (int i = 0; i < 2; i++) {
      sent.add(keyed(sending).post(ORDERS + "/" + id + "/send"));
    }
    for (List<Response> both : List.of(opened, sent)) {
      assertEquals(both.getFirst().statusCode(), both.getLast().statusCode());
      assertEquals(both.getFirst().asString(), both.getLast().asString());
      assertEquals(both.getFirst().header("ETag"), both.getLast().header("ETag"));
      assertEquals(both.getFirst().contentType(), both.getLast().contentType());
    }
    assertEquals("\"0\"", opened.getLast().header("ETag"));
    assertEquals("\"1\"", sent.getLast().header("ETag"));
  }

  private static RequestSpecification keyed(String key) {
    return given()
        .contentType(ContentType.JSON)
        .header("Authorization", "Bearer " + token("1111"))
        .header("Idempotency-Key", key);
  }

  @Test
  @DisplayName("O5 who has two of the last five may make it five, and not six")
  void theLinesOwnPortionsCountAsLeft() {
    String item = itemId("tuna-sesame-crust");
    asManager().body("{\"remaining\":5}").put("/api/v1/menu/items/" + item + "/availability");
    try {
      String id = open("{\"menuItemId\":\"%s\",\"quantity\":3%s}".formatted(item, cooked(item)));
      String line = line(id, 0);
      String body = "{\"menuItemId\":\"%s\",\"quantity\":%d%s}";
      asAna()
          .body(body.formatted(item, 6, cooked(item)))
          .put(ORDERS + "/" + id + "/lines/" + line)
          .then()
          .statusCode(409)
          .body("type", endsWith("sold-out"));
      asAna()
          .body(body.formatted(item, 5, cooked(item)))
          .put(ORDERS + "/" + id + "/lines/" + line)
          .then()
          .statusCode(200)
          .body("lines[0].quantity", equalTo(5));
      asAna()
          .body(body.formatted(item, 4, cooked(item)))
          .put(ORDERS + "/" + id + "/lines/" + line)
          .then()
          .statusCode(200);
      asManager()
          .get("/api/v1/menu")
          .then()
          .body("items.find { it.id == '%s' }.remaining".formatted(item), equalTo(1));
    } finally {
      asManager().body("{\"available\":true}").put("/api/v1/menu/items/" + item + "/availability");
    }
  }

  /** What this item has to be asked, answered by the first choices. */
  @SuppressWarnings("unchecked") // A group of the menu lists its modifiers.
  private static String cooked(String item) {
    List<Map<String, Object>> groups =
        asAna()
            .get("/api/v1/menu")
            .path("items.find { it.id == '%s' }.modifierGroups".formatted(item));
    List<String> chosen = new ArrayList<>();
    for (Map<String, Object> group : groups) {
      List<Map<String, Object>> modifiers = (List<Map<String, Object>>) group.get("modifiers");
      modifiers.stream()
          .limit(((Number) group.get("min")).longValue())
          .forEach(m -> chosen.add("{\"modifierId\":\"" + m.get("id") + "\"}"));
    }
    return chosen.isEmpty() ? "" : ",\"modifiers\":[" + String.join(",", chosen) + "]";
  }

  @Test
  void whatWasPaidBeforeItWasReadyIsPickedUpAllTheSame() {
    String id = openAndSend("{\"sku\":\"malbec-glass\",\"quantity\":1}");
    String check = asAna().get(ORDERS + "/" + id).path("checks[0].id");
    asAna()
        .body(Map.of("tender", "CASH", "amount", 1300))
        .post("/api/v1/checks/" + check + "/payments")
        .then()
        .statusCode(201);
    asAna().get(ORDERS + "/" + id).then().body("state", equalTo("CLOSED"));
    String ticket =
        asCook()
            .get("/api/v1/kitchen/stations/BAR/tickets?state=OPEN")
            .path("tickets.find { it.orderId == '%s' }.id".formatted(id));
    asCook().post("/api/v1/kitchen/tickets/" + ticket + "/bump").then().statusCode(200);
    asAna().get("/api/v1/kitchen/calls").then().body("calls.orderId", hasItem(id));
    asAna()
        .post(ORDERS + "/" + id + "/serve")
        .then()
        .statusCode(200)
        .body("state", equalTo("CLOSED"))
        .body("lines[0].state", equalTo("SERVED"));
    asAna().get("/api/v1/kitchen/calls").then().body("calls.orderId", not(hasItem(id)));
  }

  @Test
  void aPartyCountedAnewIsCountedOnItsOrderToo() {
    String table = FreeTables.next();
    String order =
        asAna()
            .body(
                "{\"type\":\"DINE_IN\",\"tableId\":\"%s\",\"covers\":2,\"send\":true,\"lines\":[%s]}"
                    .formatted(table, ONION_SOUP))
            .post(ORDERS)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String seating = asAna().get(ORDERS + "/" + order).path("seatingId");
    asHost()
        .body(Map.of("covers", 5))
        .post("/api/v1/seatings/" + seating + "/recount")
        .then()
        .statusCode(200)
        .body("covers", equalTo(5));
    asAna().get(ORDERS + "/" + order).then().body("covers", equalTo(5));
    asHost()
        .body(Map.of("covers", 0))
        .post("/api/v1/seatings/" + seating + "/recount")
        .then()
        .statusCode(400);
  }

  @Test
  @DisplayName("a table is not cleared while money lies on what was taken back")
  void aTableWithMoneyToGiveBackIsNotCleared() {
    String id =
        asAna()
            .body(
                "{\"type\":\"DINE_IN\",\"tableId\":\"%s\",\"covers\":2,\"send\":true,\"lines\":[%s]}"
                    .formatted(FreeTables.next(), ONION_SOUP))
            .post(ORDERS)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Response order = asAna().get(ORDERS + "/" + id);
    String seating = order.path("seatingId");
    String payment =
        asAna()
            .body(Map.of("tender", "CASH", "amount", 100))
            .post("/api/v1/checks/" + order.path("checks[0].id") + "/payments")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    asManager()
        .body(Map.of("reason", "Guest left"))
        .post(ORDERS + "/" + id + "/lines/" + line(id, 0) + "/void")
        .then()
        .statusCode(200);
    asHost()
        .post("/api/v1/seatings/" + seating + "/clear")
        .then()
        .statusCode(409)
        .body("type", endsWith("paid-on"));
    asAna().get(ORDERS + "/" + id).then().body("state", equalTo("OPEN"));
    asAna()
        .body(Map.of("reason", "Given back"))
        .post("/api/v1/payments/" + payment + "/void")
        .then()
        .statusCode(200);
    asHost().post("/api/v1/seatings/" + seating + "/clear").then().statusCode(200);
    asAna().get(ORDERS + "/" + id).then().body("state", equalTo("CLOSED"));
  }

  @Test
  @DisplayName("a table that is cleared while its next order is opened never loses the order")
  void clearingAndOrderingAtOnce() throws Exception {
    for (int round = 0; round < 8; round++) {
      String table = FreeTables.next();
      String seating =
          asHost()
              .body(Map.of("covers", 2))
              .post("/api/v1/tables/" + table + "/seatings")
              .then()
              .statusCode(201)
              .extract()
              .path("id");
      String body =
          "{\"type\":\"DINE_IN\",\"tableId\":\"%s\",\"covers\":2,\"send\":true,\"lines\":[%s]}"
              .formatted(table, ONION_SOUP);
      String ana = token("1111");
      String host = token("4444");
      AtomicInteger turn = new AtomicInteger();
      List<Response> answers =
          atOnce(
              2,
              () ->
                  turn.getAndIncrement() == 0
                      ? bearer(ana).body(body).post(ORDERS)
                      : bearer(host).post("/api/v1/seatings/" + seating + "/clear"));
      for (Response answer : answers) {
        assertTrue(Set.of(200, 201, 409).contains(answer.statusCode()), answer.asString());
        if (answer.statusCode() == 201) {
          // Whoever came first: the order is at a table where its party sits.
          asHost()
              .get("/api/v1/floor")
              .then()
              .body(
                  "tables.find { it.id == '%s' }.seating.id".formatted(table),
                  equalTo(answer.<String>path("seatingId")));
        }
      }
    }
  }

  private static RequestSpecification bearer(String token) {
    return given().contentType(ContentType.JSON).header("Authorization", "Bearer " + token);
  }

  @Test
  void ofManyOrdersAtOnceForOneTableNoneFails() throws Exception {
    String table = FreeTables.next();
    asHost()
        .body(Map.of("covers", 2))
        .post("/api/v1/tables/" + table + "/seatings")
        .then()
        .statusCode(201);
    String ana = token("1111");
    List<Response> answers =
        atOnce(
            8,
            () ->
                bearer(ana)
                    .body(
                        "{\"type\":\"DINE_IN\",\"tableId\":\"%s\",\"send\":true,\"lines\":[%s]}"
                            .formatted(table, ONION_SOUP))
                    .post(ORDERS));
    answers.forEach(answer -> assertEquals(201, answer.statusCode(), answer.asString()));
  }

  @Test
  @DisplayName("a party that moves while its orders are sent and bumped makes nobody fail")
  void movingAndSendingAtOnce() throws Exception {
    String table = FreeTables.next();
    String order =
        asAna()
            .body(
                "{\"type\":\"DINE_IN\",\"tableId\":\"%s\",\"covers\":2,\"lines\":[%s],\"send\":true}"
                    .formatted(table, ONION_SOUP))
            .post(ORDERS)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String seating = asAna().get(ORDERS + "/" + order).path("seatingId");
    String ana = token("1111");
    String host = token("4444");
    for (int round = 0; round < 6; round++) {
      bearer(ana).body("{\"lines\":[" + ONION_SOUP + "]}").post(ORDERS + "/" + order + "/lines");
      String elsewhere = FreeTables.next();
      AtomicInteger turn = new AtomicInteger();
      List<Response> answers =
          atOnce(
              2,
              () ->
                  turn.getAndIncrement() == 0
                      ? bearer(ana).post(ORDERS + "/" + order + "/send")
                      : bearer(host)
                          .body(Map.of("tableIds", List.of(elsewhere)))
                          .post("/api/v1/seatings/" + seating + "/move"));
      answers.forEach(answer -> assertEquals(200, answer.statusCode(), answer.asString()));
    }
  }

  private static String open(String lines) {
    return order(lines, false);
  }

  private static String openAndSend(String lines) {
    return order(lines, true);
  }

  private static String order(String lines, boolean send) {
    return asAna()
        .body("{\"type\":\"TAKEOUT\",\"lines\":[%s],\"send\":%s}".formatted(lines, send))
        .post(ORDERS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String line(String order, int index) {
    return asAna().get(ORDERS + "/" + order).path("lines[%d].id".formatted(index));
  }

  private static String itemId(String sku) {
    return asAna().get("/api/v1/menu").path("items.find { it.sku == '%s' }.id".formatted(sku));
  }

  private static List<Response> atOnce(int times, Callable<Response> call) throws Exception {
    CyclicBarrier start = new CyclicBarrier(times);
    try (ExecutorService pool = Executors.newFixedThreadPool(times)) {
      List<Future<Response>> running = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        running.add(
            pool.submit(
                () -> {
                  start.await();
                  return call.call();
                }));
      }
      List<Response> answers = new ArrayList<>();
      for (Future<Response> one : running) {
        answers.add(one.get());
      }
      return answers;
    }
  }
}
