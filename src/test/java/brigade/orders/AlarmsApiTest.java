package brigade.orders;

import static brigade.Api.asAna;
import static brigade.Api.asBen;
import static brigade.Api.asHost;
import static brigade.Api.asManager;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import brigade.HouseTest;
import brigade.kitchen.printing.Paperwork;
import brigade.kitchen.printing.PrinterSimulator;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@HouseTest
class AlarmsApiTest {
  private static final String ORDERS = "/api/v1/orders";
  private static final String SOUP = "{\"sku\":\"onion-soup-gratinee\",\"quantity\":2}";
  private static final String BRULEE = "{\"sku\":\"creme-brulee\",\"quantity\":1}";

  @Inject EntityManager entities;
  @Inject Paperwork paperwork;

  @Test
  @DisplayName("K14 what nobody received alarms its server and whoever sent it, until it is seen")
  void whatNobodyReceivedIsTold() {
    String order = open(SOUP);
    asBen().post(ORDERS + "/" + order + "/send").then().statusCode(200);
    asAna()
        .get(ORDERS + "/" + order)
        .then()
        .body("lines[0].kitchen.state", equalTo("QUEUED"))
        .body("lines[0].kitchen.late", equalTo(false))
        .body("lines[0].kitchen.receivedAt", nullValue());
    alarms(asAna()).body(of(order), equalTo(List.of()));
    age(order);
    for (RequestSpecification told : List.of(asAna(), asBen())) {
      alarms(told)
          .body(of(order) + ".kind", equalTo(List.of("NOT_RECEIVED")))
          .body(of(order) + ".portions", equalTo(List.of(2)));
    }
    alarms(asHost()).body(of(order), equalTo(List.of()));
    asAna().get(ORDERS + "/" + order).then().body("lines[0].kitchen.late", equalTo(true));
    String id = alarms(asBen()).extract().path(of(order) + "[0].id");
    asBen().post("/api/v1/alarms/" + id + "/read").then().statusCode(200);
    asBen().post("/api/v1/alarms/" + id + "/read").then().statusCode(404);
    alarms(asBen()).body(of(order), equalTo(List.of()));
    alarms(asAna()).body(of(order) + ".id", hasItem(id));
    update(
        "update ticket_item set seen_at = now(), seen_device = 'KDS 1' where ticket_id in"
            + " (select id from ticket where order_id = ?1)",
        order);
    alarms(asAna()).body(of(order), equalTo(List.of()));
    asAna()
        .get(ORDERS + "/" + order)
        .then()
        .body("lines[0].kitchen.state", equalTo("SEEN"))
        .body("lines[0].kitchen.seenBy", equalTo("KDS 1"))
        .body("lines[0].kitchen.receivedBy", equalTo("KDS 1"));
  }

  @Test
  @DisplayName("K14 what was noted rests until its station has taken it in, then alarms anew")
  void whatWasNotedRestsUntilItWasReceived() {
    String order = open(SOUP);
    asAna().post(ORDERS + "/" + order + "/send").then().statusCode(200);
    age(order);
    String id = alarms(asAna()).extract().path(of(order) + "[0].id");
    asAna().post("/api/v1/alarms/" + id + "/read").then().statusCode(200);
    asAna()
        .body("{\"lines\":[%s]}".formatted(SOUP))
        .post(ORDERS + "/" + order + "/lines")
        .then()
        .statusCode(200);
    asAna().post(ORDERS + "/" + order + "/send").then().statusCode(200);
    age(order);
    alarms(asAna()).body(of(order), equalTo(List.of()));
    update(
        "update ticket_item set seen_at = now(), seen_device = 'KDS 1' where ticket_id = '"
            + id
            + "' and ticket_id in (select id from ticket where order_id = ?1)",
        order);
    alarms(asAna()).body(of(order) + ".portions", equalTo(List.of(2)));
  }

  @Test
  @DisplayName("K8 K14 what was held for an hour is not late the moment it is fired")
  void aHeldCourseIsOnItsWaySinceItWasFired() {
    String order =
        open("{\"sku\":\"onion-soup-gratinee\",\"quantity\":1,\"course\":3,\"hold\":true}");
    asAna().post(ORDERS + "/" + order + "/send").then().statusCode(200);
    update("update ticket set sent_at = sent_at - interval '1 hour' where order_id = ?1", order);
    alarms(asAna()).body(of(order), equalTo(List.of()));
    asAna().post(ORDERS + "/" + order + "/courses/3/fire").then().statusCode(200);
    alarms(asAna()).body(of(order), equalTo(List.of()));
    asAna().get(ORDERS + "/" + order).then().body("lines[0].kitchen.late", equalTo(false));
  }

  @Test
  @DisplayName("K10 a dead printer is told to the server whose chits it carries, until it is back")
  void aDeadPrinterIsTold() throws Exception {
    Map<String, Object> pastry =
        asManager().get("/api/v1/printers").path("find { it.name == 'Pastry printer' }");
    PrinterSimulator simulator = PrinterSimulator.start();
    String printer = paperwork.add(simulator, "station:PASTRY", (String) pastry.get("id"));
    try {
      String order = open(BRULEE);
      asAna().post(ORDERS + "/" + order + "/send").then().statusCode(200);
      paperwork.await(
          () -> asAna().get(ORDERS + "/" + order).<String>path("lines[0].kitchen.state"),
          "PRINTED"::equals);
      age(order);
      alarms(asAna()).body(of(order), equalTo(List.of()));
      simulator.unplug();
      paperwork.await(() -> paperwork.stateOf(printer), "OFFLINE"::equals);
      alarms(asAna())
          .body(of(order) + ".kind", equalTo(List.of("PRINTER_DOWN")))
          .body(of(order) + ".id", everyItem(equalTo(printer)))
          .body(of(order) + ".standIn", equalTo(List.of("Pastry printer")));
      alarms(asBen()).body("alarms.id", not(hasItem(printer)));
      simulator.plugIn();
      paperwork.await(() -> paperwork.stateOf(printer), "OK"::equals);
      alarms(asAna()).body(of(order), equalTo(List.of()));
    } finally {
      paperwork.remove(printer);
      simulator.close();
      asManager()
          .body(
              Map.of(
                  "name",
                  pastry.get("name"),
                  "place",
                  pastry.get("place"),
                  "kind",
                  "VIRTUAL",
                  "prints",
                  List.of("station:PASTRY")))
          .put("/api/v1/printers/" + pastry.get("id"))
          .then()
          .statusCode(200);
    }
  }

  private static String open(String lines) {
    return asAna()
        .body("{\"type\":\"TAKEOUT\",\"lines\":[%s]}".formatted(lines))
        .post(ORDERS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static ValidatableResponse alarms(RequestSpecification who) {
    return who.get("/api/v1/alarms").then().statusCode(200);
  }

  private static String of(String order) {
    return "alarms.findAll { it.orderIds.contains('" + order + "') }";
  }

  /** As if what was fired just now had been on its way for half a minute. */
  private void age(String order) {
    update(
        "update ticket set fired_at = fired_at - interval '30 seconds' where order_id = ?1"
            + " and fired_at > now() - interval '25 seconds'",
        order);
  }

  private void update(String statement, String order) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                entities
                    .createNativeQuery(statement)
                    .setParameter(1, UUID.fromString(order))
                    .executeUpdate());
  }
}
