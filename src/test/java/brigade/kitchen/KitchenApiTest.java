package brigade.kitchen;

import static brigade.kitchen.Sends.Line.of;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.Api;
import brigade.HouseTest;
import brigade.kitchen.printing.PaperText;
import brigade.kitchen.printing.Paperwork;
import brigade.kitchen.printing.PrintJobs;
import brigade.kitchen.printing.PrinterSimulator;
import brigade.kitchen.printing.Printing;
import brigade.venue.Ids;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@HouseTest
class KitchenApiTest {
  @Inject Sends sends;
  @Inject Kitchen kitchen;
  @Inject Stations stations;
  @Inject SeeingItems seeingItems;
  @Inject Printing printing;
  @Inject PrintJobs printJobs;
  @Inject Paperwork paperwork;
  @Inject Deliveries deliveries;

  private static ValidatableResponse open(String station) {
    return Api.asCook()
        .get("/api/v1/kitchen/stations/" + station + "/tickets?state=OPEN")
        .then()
        .statusCode(200);
  }

  private static String ticketOf(String station, Sends.Sent sent) {
    return open(station)
        .extract()
        .path("tickets.find { it.orderId == '" + sent.orderId() + "' }.id");
  }

  private static ValidatableResponse bump(String ticketId) {
    return Api.asCook().post("/api/v1/kitchen/tickets/" + ticketId + "/bump").then();
  }

  private static ValidatableResponse recall(String ticketId) {
    return Api.asCook().post("/api/v1/kitchen/tickets/" + ticketId + "/recall").then();
  }

  @Test
  void stationsSayWhatTheyHave() {
    sends.send(of("BURGER", "GRILL"));
    Api.asAna()
        .get("/api/v1/kitchen/stations")
        .then()
        .statusCode(200)
        .body("stations.code", hasItem("GRILL"))
        .body("stations.find { it.code == 'EXPO' }.kind", equalTo("EXPO"))
        .body("stations.find { it.code == 'GRILL' }.warnSeconds", equalTo(300));
    Api.asHost()
        .get("/api/v1/kitchen/stations")
        .then()
        .statusCode(403)
        .body("permission", equalTo("VIEW_KITCHEN"));
  }

  @Test
  void aSendIsOnEachStationItGoesTo() {
    Sends.Sent sent = sends.send(of("BURGER", "GRILL").times(3), of("CAESAR", "COLD"));
    String path = "tickets.find { it.orderId == '" + sent.orderId() + "' }";
    open("GRILL")
        .body(path + ".table", equalTo(sent.label()))
        .body(path + ".seq", notNullValue())
        .body(path + ".server", equalTo("Ana"))
        .body(path + ".state", equalTo("OPEN"))
        .body(path + ".firedAt", notNullValue())
        .body(path + ".allergies", hasItem("S2 PEANUT"))
        .body(path + ".items", hasSize(1))
        .body(path + ".items[0].quantity", equalTo(3))
        .body(path + ".items[0].state", equalTo("COOKING"));
    open("COLD").body(path + ".items[0].name", equalTo("CAESAR"));
    open("EXPO").body(path + ".items", hasSize(2));
    open("PASTRY").body("tickets.orderId", not(hasItem(sent.orderId().toString())));
  }

  @Test
  @DisplayName("K4 items added later arrive as an ADD-ON, and a line is never taken twice")
  void addOnsAreMarked() {
    Sends.Line burger = of("BURGER", "GRILL");
    Sends.Sent sent = sends.send(burger);
    assertTrue(sends.sendMore(sent, of("FRIES", "GRILL")).accepted().addOn());
    open("GRILL")
        .body(
            "tickets.findAll { it.orderId == '" + sent.orderId() + "' }.addOn",
            equalTo(List.of(false, true)));
    boolean refused = false;
    try {
      sends.sendMore(sent, burger);
    } catch (RuntimeException e) {
      refused = true;
    }
    assertTrue(refused);
  }

  @Test
  @DisplayName("K4 the first send of an order is no ADD-ON, whenever it was opened; later ones are")
  void theFirstSendIsNoAddOn() {
    String soup = "{\"lines\":[{\"sku\":\"onion-soup-gratinee\",\"quantity\":1}]}";
    String order =
        Api.asAna()
            .body("{\"type\":\"TAKEOUT\",\"name\":\"Ito\",\"lines\":[]}")
            .post("/api/v1/orders")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    for (int send = 0; send < 2; send++) {
      Api.asAna().body(soup).post("/api/v1/orders/" + order + "/lines").then().statusCode(200);
      // The second one is a double tap: there is nothing left to send.
      for (int tap = 0; tap < 2; tap++) {
        Api.asAna().post("/api/v1/orders/" + order + "/send").then().statusCode(200);
      }
    }
    open("EXPO")
        .body(
            "tickets.findAll { it.orderId == '" + order + "' }.addOn",
            equalTo(List.of(false, true)));
  }

  @Test
  void callsComePageByPage() {
    for (int i = 0; i < 3; i++) {
      Sends.Sent sent = sends.send(of("BURGER", "GRILL"));
      bump(ticketOf("GRILL", sent)).statusCode(200);
      bump(ticketOf("EXPO", sent)).statusCode(200);
    }
    List<String> all = Api.asAna().get("/api/v1/kitchen/calls?all=true&limit=500").path("calls.id");
    List<String> paged = new ArrayList<>();
    String next = "";
    while (next != null) {
      ValidatableResponse page =
          Api.asAna()
              .get("/api/v1/kitchen/calls?all=true&limit=2" + next)
              .then()
              .statusCode(200)
              .body("calls.size()", lessThanOrEqualTo(2));
      paged.addAll(page.extract().<List<String>>path("calls.id"));
      String last = page.extract().path("next");
      next = last == null ? null : "&after=" + last;
    }
    assertTrue(all.size() >= 3);
    assertEquals(all, paged);
    for (String limit : List.of("0", "-1", "501")) {
      Api.asAna()
          .get("/api/v1/kitchen/calls?limit=" + limit)
          .then()
          .statusCode(400)
          .body("errors[0].field", equalTo("limit"));
    }
    Api.asAna()
        .get("/api/v1/kitchen/calls?after=x")
        .then()
        .statusCode(both(greaterThanOrEqualTo(400)).and(lessThan(500)));
  }

  @Test
  @DisplayName("tickets of a station come page by page, on the screen and off it")
  void ticketsComePageByPage() {
    for (int i = 0; i < 8; i++) {
      Sends.Sent sent = sends.send(of("BURGER", "GRILL"));
      if (i % 2 == 0) {
        bump(ticketOf("GRILL", sent)).statusCode(200);
      }
    }
    String address = "/api/v1/kitchen/stations/GRILL/tickets?state=";
    for (String state : List.of("", "OPEN", "BUMPED", "CANCELLED")) {
      List<String> all = Api.asCook().get(address + state + "&limit=500").path("tickets.id");
      assertTrue(state.equals("CANCELLED") || all.size() >= 4, state);
      List<String> paged = new ArrayList<>();
      String next = "";
      while (next != null) {
        ValidatableResponse page =
            Api.asCook()
                .get(address + state + "&limit=3" + next)
                .then()
                .statusCode(200)
                .body("tickets.size()", lessThanOrEqualTo(3));
        paged.addAll(page.extract().<List<String>>path("tickets.id"));
        String last = page.extract().path("next");
        next = last == null ? null : "&after=" + last;
      }
      assertEquals(all, paged, state);
    }
    for (String wrong : List.of("limit=0", "limit=501", "after=" + UUID.randomUUID())) {
      Api.asCook()
          .get(address + "&" + wrong)
          .then()
          .statusCode(400)
          .body("errors[0].field", equalTo(wrong.replaceAll("=.*", "")));
    }
  }

  @Test
  @DisplayName("K7 expo is blocked until its stations are done, then calls the server")
  void fromTheStationsToTheServer() {
    Sends.Sent sent = sends.send(of("BURGER", "GRILL"), of("CAESAR", "COLD"));
    String grill = ticketOf("GRILL", sent);
    String expo = ticketOf("EXPO", sent);
    bump(expo)
        .statusCode(409)
        .body("type", containsString("blocked"))
        .body("detail", containsString("GRILL"));
    bump(grill).statusCode(200).body("state", equalTo("BUMPED"));
    bump(ticketOf("COLD", sent)).statusCode(200);
    open("EXPO")
        .body(
            "tickets.find { it.id == '" + expo + "' }.items.state",
            equalTo(List.of("DONE", "DONE")));
    assertEquals(
        List.of(LineProgress.State.READY, LineProgress.State.READY), progress(sent.orderId()));
    bump(expo).statusCode(200).body("state", equalTo("BUMPED"));
    assertEquals(
        List.of(LineProgress.State.CALLED, LineProgress.State.CALLED), progress(sent.orderId()));

    String path = "calls.find { it.orderId == '" + sent.orderId() + "' }";
    String call =
        Api.asAna()
            .get("/api/v1/kitchen/calls?all=true")
            .then()
            .statusCode(200)
            .body(path + ".plates", equalTo(2))
            .extract()
            .path(path + ".id");
    Api.asAna()
        .post("/api/v1/kitchen/calls/" + call + "/read")
        .then()
        .statusCode(200)
        .body("readBy", equalTo("Ana"));
    Api.asAna().get("/api/v1/kitchen/calls?all=true").then().body(path, nullValue());

    recall(expo).statusCode(200).body("state", equalTo("OPEN"));
    open("GRILL").body("tickets.id", hasItem(grill));
    recall(expo).statusCode(409).body("type", containsString("nothing-done"));
  }

  @Test
  @DisplayName("K1 a station beside expo calls once, whether a void comes before its bump or after")
  void aVoidBesideExpoCallsNobodyTwice() {
    Sends.Line gone = of("SPRITZ", "BAR");
    Sends.Sent sent = sends.send(of("NEGRONI", "BAR"), gone);
    String ticket = ticketOf("BAR", sent);
    String negroni =
        open("BAR")
            .extract()
            .path(
                "tickets.find { it.id == '%s' }.items.find { it.name == 'NEGRONI' }.id"
                    .formatted(ticket));
    Api.asCook()
        .body(Map.of("itemIds", List.of(negroni)))
        .post("/api/v1/kitchen/tickets/" + ticket + "/bump")
        .then()
        .statusCode(200);
    assertEquals(0, callsFor(ticket));
    voidOne(gone);
    assertTrue(
        sends.within(
            () -> kitchen.acknowledgeVoids(UUID.fromString(ticket), List.of(gone.id()), null)));
    assertEquals(1, callsFor(ticket));

    Sends.Line late = of("SPRITZ", "BAR");
    Sends.Sent other = sends.send(of("NEGRONI", "BAR"), late);
    String second = ticketOf("BAR", other);
    bump(second).statusCode(200);
    assertEquals(1, callsFor(second));
    voidOne(late);
    bump(second).statusCode(200).body("state", equalTo("BUMPED"));
    assertEquals(1, callsFor(second));
  }

  @Test
  @DisplayName("K1 a bump that says what was shown takes note of nothing that came since")
  void whatCameSinceItWasShownStays() {
    Sends.Line gone = of("BURGER", "GRILL");
    Sends.Sent sent = sends.send(gone, of("RIBEYE", "GRILL"));
    String address = "/api/v1/kitchen/tickets/" + ticketOf("GRILL", sent);
    List<Map<String, Object>> shown = Api.asCook().get(address).path("items");
    voidOne(gone);
    Api.asCook()
        .body(Map.of("shown", shown))
        .post(address + "/bump")
        .then()
        .statusCode(200)
        .body("state", equalTo("OPEN"))
        .body("items.state", equalTo(List.of("VOIDED", "DONE")))
        .body("items[0].voidUnread", equalTo(1));
    List<Map<String, Object>> now = Api.asCook().get(address).path("items");
    Api.asCook()
        .body(Map.of("shown", now))
        .post(address + "/bump")
        .then()
        .statusCode(200)
        .body("state", equalTo("BUMPED"));
    Map.of(
            "shown", List.<Object>of(),
            "shown[0].id", List.of(Map.of("state", "DONE", "voided", 0)),
            "shown[0].state", List.of(Map.of("id", gone.id(), "state", "EATEN", "voided", 0)),
            "shown[0].voided", List.of(Map.of("id", gone.id(), "state", "DONE", "voided", -1)))
        .forEach(
            (field, wrong) ->
                Api.asCook()
                    .body(Map.of("shown", wrong))
                    .post(address + "/bump")
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo(field)));
  }

  private void voidOne(Sends.Line line) {
    sends.within(
        () -> {
          kitchen.voidItem(line.id(), 1, "Ana", "Changed mind");
          return true;
        });
  }

  private static int callsFor(String ticket) {
    return Api.asAna()
        .get("/api/v1/kitchen/calls?all=true&limit=500")
        .jsonPath()
        .getList("calls.findAll { it.ticketId == '" + ticket + "' }")
        .size();
  }

  @Test
  @DisplayName("K7 an override at expo finishes the stations with it")
  void overrideIsAllowed() {
    Sends.Sent sent = sends.send(of("BURGER", "GRILL"));
    Api.asCook()
        .body(Map.of("override", true))
        .post("/api/v1/kitchen/tickets/" + ticketOf("EXPO", sent) + "/bump")
        .then()
        .statusCode(200);
    open("GRILL").body("tickets.orderId", not(hasItem(sent.orderId().toString())));
  }

  @Test
  void bumpAndRecallOfOneItem() {
    Sends.Sent sent = sends.send(of("BURGER", "GRILL"), of("RIBEYE", "GRILL"));
    String ticket = ticketOf("GRILL", sent);
    String item =
        open("GRILL").extract().path("tickets.find { it.id == '" + ticket + "' }.items[0].id");
    String address = "/api/v1/kitchen/tickets/" + ticket;
    Api.asCook()
        .body(Map.of("itemIds", List.of(item)))
        .post(address + "/bump")
        .then()
        .statusCode(200)
        .body("state", equalTo("OPEN"))
        .body("items.state", equalTo(List.of("DONE", "COOKING")));
    Api.asCook()
        .body(Map.of("itemIds", List.of(item)))
        .post(address + "/recall")
        .then()
        .statusCode(200)
        .body("items.state", equalTo(List.of("COOKING", "COOKING")));
    Api.asCook()
        .body(Map.of("itemIds", List.of(UUID.randomUUID())))
        .post(address + "/bump")
        .then()
        .statusCode(404);
    Api.asCook().body(Map.of("itemIds", List.of())).post(address + "/bump").then().statusCode(400);
    Api.asAna().post(address + "/bump").then().statusCode(403);
  }

  @Test
  @DisplayName("K8 all-day counts leave out done, voided and held")
  void allDayLeavesOut() {
    Sends.Line pavlova = of("PAVLOVA", "PASTRY").times(3);
    Sends.Sent sent = sends.send(pavlova, of("TART", "PASTRY"), of("SORBET", "PASTRY").heldAs(3));
    sends.within(
        () -> {
          kitchen.voidItem(pavlova.id(), 1, "Ana", "One less");
          return true;
        });
    Api.asCook()
        .get("/api/v1/kitchen/all-day?station=PASTRY")
        .then()
        .statusCode(200)
        .body("items.find { it.kitchenName == 'PAVLOVA' }.quantity", equalTo(2))
        .body("items.kitchenName", not(hasItem("SORBET")))
        .body("leftOut.held", equalTo(1))
        .body("leftOut.voided", equalTo(1));

    int fired = sends.within(() -> kitchen.fire(sent.orderId(), 3));
    assertEquals(1, fired);
    Api.asCook()
        .get("/api/v1/kitchen/all-day?station=PASTRY")
        .then()
        .body("items.find { it.kitchenName == 'SORBET' }.quantity", equalTo(1));
  }

  @Test
  @DisplayName(
      "K13 a chit says what is to be made: a send's what was sent, a fired course's what is left")
  void aFiredChitLeavesOutWhatWasVoidedWhileHeld() {
    Sends.Line sorbet = of("SORBET", "PASTRY").times(3).heldAs(3);
    Sends.Line tart = of("TART", "PASTRY").times(2);
    Sends.Sent sent = sends.send(tart, sorbet);
    sends.within(
        () -> {
          kitchen.voidItem(sorbet.id(), 1, "Ana", "One less");
          kitchen.voidItem(tart.id(), 1, "Ana", "One less");
          return true;
        });
    assertEquals(1, sends.within(() -> kitchen.fire(sent.orderId(), 3)));
    sends.within(
        () -> {
          kitchen.voidItem(sorbet.id(), 1, "Ana", "Yet one less");
          return true;
        });
    List<String> chits =
        sends.within(
            () ->
                sent.accepted().ticketIds().stream()
                    .flatMap(ticket -> printing.about(ticket).stream())
                    .filter(job -> job.kind().equals("CHIT"))
                    .map(job -> PaperText.plain(printJobs.paper(job.id()).orElseThrow()))
                    .toList());
    assertEquals(2, chits.size(), chits.toString());
    assertTrue(chits.stream().anyMatch(chit -> chit.contains("2 TART")), chits.toString());
    assertTrue(chits.stream().anyMatch(chit -> chit.contains("2 SORBET")), chits.toString());
  }

  @Test
  @DisplayName("K9 an item without a route waits at expo, marked")
  void noRoute() {
    Sends.Sent sent = sends.send(of("CHEESE BOARD", "NOWHERE"));
    assertEquals(1, sent.accepted().unrouted().size());
    // What expo makes is to be made as well.
    Api.asCook()
        .get("/api/v1/kitchen/all-day")
        .then()
        .statusCode(200)
        .body("items.kitchenName", hasItem("CHEESE BOARD"));
    open("EXPO")
        .body(
            "tickets.find { it.orderId == '" + sent.orderId() + "' }.items[0].noRoute",
            equalTo(true));
  }

  @Test
  @DisplayName("K3 a move relabels live tickets and keeps their clocks")
  void aMoveRelabels() {
    Sends.Sent sent = sends.send(of("LAMB", "GRILL"));
    String path = "tickets.find { it.orderId == '" + sent.orderId() + "' }";
    String firedAt = open("GRILL").extract().path(path + ".firedAt");
    sends.within(
        () -> {
          kitchen.relabel(sent.orderId(), "T9", UUID.randomUUID(), "Ben", 5);
          return true;
        });
    open("GRILL")
        .body(path + ".table", equalTo("T9"))
        .body(path + ".formerTable", equalTo(sent.label()))
        .body(path + ".server", equalTo("Ben"))
        .body(path + ".firedAt", equalTo(firedAt));
  }

  @Test
  @DisplayName("K14 what a screen showed is known, with the time and the screen")
  void seenIsNoted() {
    Sends.Sent sent = sends.send(of("HANGER", "GRILL"));
    assertEquals(List.of(LineProgress.State.QUEUED), progress(sent.orderId()));
    String item =
        open("GRILL")
            .extract()
            .path("tickets.find { it.orderId == '" + sent.orderId() + "' }.items[0].id");
    sends.within(
        () -> {
          seeingItems.seen(
              stations.named("GRILL").orElseThrow().id(), List.of(UUID.fromString(item)), "KDS 2");
          return true;
        });
    LineProgress line = kitchen.progress(List.of(sent.orderId())).getFirst();
    assertEquals(LineProgress.State.SEEN, line.state());
    assertEquals("KDS 2", line.seenDevice());
    assertNotNull(line.seenAt());
  }

  @Test
  @DisplayName(
      "K14 a line that a printer has, and goes to another order, is not said to be missing")
  void whatIsOnPaperIsReceivedAlsoWhenItGoesElsewhere() throws Exception {
    String code =
        Api.asManager()
            .body(Map.of("name", "Paper " + UUID.randomUUID().toString().substring(0, 8)))
            .post("/api/v1/kitchen/stations")
            .then()
            .statusCode(201)
            .extract()
            .path("code");
    try (PrinterSimulator roll = PrinterSimulator.start()) {
      String printer = paperwork.add(roll, "station:" + code, null);
      Sends.Line goes = of("RIBEYE", code);
      Sends.Sent sent = sends.send(of("BURGER", code), goes);
      LineProgress.State printed = LineProgress.State.PRINTED;
      paperwork.await(() -> progress(sent.orderId()), List.of(printed, printed)::equals);
      UUID other = Ids.next();
      sends.within(
          () -> {
            kitchen.giveLines(
                sent.orderId(),
                List.of(new Kitchen.Leaving(goes.id(), 1, goes.id())),
                new OrderHead(other, 2, sent.label(), Ids.next(), "Ben", 2, "DINE_IN", ""));
            return true;
          });
      assertEquals(List.of(printed), progress(other));
      assertTrue(deliveries.unreceived().stream().noneMatch(late -> late.orderId().equals(other)));
      for (String ticket : open(code).extract().jsonPath().<String>getList("tickets.id")) {
        bump(ticket).statusCode(200);
      }
      paperwork.remove(printer);
    }
    Api.asManager()
        .body(Map.of("name", code, "closed", true))
        .put("/api/v1/kitchen/stations/" + code)
        .then()
        .statusCode(200);
    Api.asManager().delete("/api/v1/kitchen/stations/" + code).then().statusCode(204);
  }

  @Test
  void unknownThingsAreNotFound() {
    Api.asCook().get("/api/v1/kitchen/stations/SUSHI/tickets").then().statusCode(404);
    bump(UUID.randomUUID().toString()).statusCode(404);
    recall("nonsense").statusCode(404);
    Api.asCook()
        .get("/api/v1/kitchen/stations/GRILL/tickets?state=PAID")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("state"));
  }

  private List<LineProgress.State> progress(UUID orderId) {
    return kitchen.progress(List.of(orderId)).stream().map(LineProgress::state).toList();
  }
}
