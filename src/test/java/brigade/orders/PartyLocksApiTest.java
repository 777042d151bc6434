package brigade.orders;

import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.Api;
import brigade.FreeTables;
import brigade.HouseTest;
import io.agroal.api.AgroalDataSource;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Two commands that want the same party, orders and portions. The test holds a row that both need,
 * so that they meet in the order that used to make each wait for the other.
 */
@HouseTest
class PartyLocksApiTest {
  private static final String ORDERS = "/api/v1/orders";
  private static final String COUNTED = "locks_tart";

  @Inject AgroalDataSource database;

  @BeforeEach
  void makeRoom() {
    FreeTables.makeRoom();
  }

  @Test
  @DisplayName("one of two orders is handed over while its party moves, and both are done")
  void handingOverOneOrderWhileItsPartyMoves() throws Exception {
    String table = FreeTables.next();
    String first = atTable(table, "onion-soup-gratinee", false).getString("id");
    JsonPath second = atTable(table, "onion-soup-gratinee", false);
    String seating = second.getString("seatingId");
    String elsewhere = FreeTables.next();
    String ben = Api.asManager().get("/api/v1/staff").path("staff.find { it.name == 'Ben' }.id");
    try (Connection holder = hold("select id from orders where id = ? for update", first);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      RequestSpecification host = Api.asHost().body(Map.of("tableIds", List.of(elsewhere)));
      Future<Response> move =
          threads.submit(() -> host.post("/api/v1/seatings/" + seating + "/move"));
      untilWaiting(1);
      RequestSpecification ana = Api.asAna().body(Map.of("serverId", ben));
      Future<Response> transfer =
          threads.submit(() -> ana.post(ORDERS + "/" + second.getString("id") + "/transfer"));
      untilWaiting(2);
      holder.rollback();
      assertEquals(200, move.get().statusCode(), () -> text(move));
      assertEquals(200, transfer.get().statusCode(), () -> text(transfer));
    }
  }

  @Test
  @DisplayName("the last line of a counted item is voided while its party orders it anew")
  void voidingACountedLineWhileThePartyOrdersItAgain() throws Exception {
    String item = countedItem();
    String table = FreeTables.next();
    JsonPath order = atTable(table, COUNTED, false);
    try (Connection holder =
            hold("select id from menu_availability where id = ? for update", item);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      RequestSpecification ana = Api.asAna().body(Map.of());
      String line = order.getString("lines[0].id");
      Future<Response> voided =
          threads.submit(
              () -> ana.post(ORDERS + "/" + order.getString("id") + "/lines/" + line + "/void"));
      untilWaiting(1);
      RequestSpecification ben = Api.asBen().body(body(table, COUNTED, true));
      Future<Response> another = threads.submit(() -> ben.post(ORDERS));
      untilWaiting(2);
      holder.rollback();
      assertEquals(200, voided.get().statusCode(), () -> text(voided));
      assertEquals(201, another.get().statusCode(), () -> text(another));
    }
    Api.asAna()
        .get("/api/v1/menu")
        .then()
        .body("items.find { it.id == '" + item + "' }.remaining", equalTo(19));
  }

  @Test
  void aRoundIsRepeatedAsItIsOnceTheOrderIsHeld() throws Exception {
    String order =
        Api.asAna()
            .body(
                Map.of(
                    "type",
                    "TAKEOUT",
                    "send",
                    true,
                    "lines",
                    List.of(Map.of("sku", "malbec-glass", "quantity", 1))))
            .post(ORDERS)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    try (Connection holder = hold("select id from orders where id = ? for update", order);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      RequestSpecification ana = Api.asAna();
      Future<Response> repeated =
          threads.submit(() -> ana.post(ORDERS + "/" + order + "/repeat-round"));
      untilWaiting(1);
      try (PreparedStatement food =
          holder.prepareStatement("update order_line set course = 1 where order_id = ?")) {
        food.setObject(1, UUID.fromString(order));
        food.executeUpdate();
      }
      holder.commit();
      repeated.get().then().statusCode(409).body("type", endsWith("no-round"));
    }
  }

  private static String text(Future<Response> answer) {
    return answer.resultNow().asString();
  }

  private static String countedItem() {
    Api.asManager()
        .contentType("text/csv")
        .body(
            "sku,name,category,size,price,station,tax\n"
                + COUNTED
                + ",Tart of locks,Locks,,8.00,,0")
        .post("/api/v1/menu/import")
        .then()
        .statusCode(lessThan(300));
    String item =
        Api.asAna()
            .get("/api/v1/menu")
            .then()
            .extract()
            .path("items.find { it.sku == '" + COUNTED + "' }.id");
    Api.asCook()
        .body(Map.of("remaining", 20))
        .put("/api/v1/menu/items/" + item + "/availability")
        .then()
        .statusCode(200);
    return item;
  }

  private static JsonPath atTable(String table, String sku, boolean send) {
    return Api.asAna()
        .body(body(table, sku, send))
        .post(ORDERS)
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  private static Map<String, Object> body(String table, String sku, boolean send) {
    return Map.of(
        "type",
        "DINE_IN",
        "tableId",
        table,
        "covers",
        2,
        "send",
        send,
        "lines",
        List.of(Map.of("sku", sku, "quantity", 1)));
  }

  private Connection hold(String sql, String id) throws SQLException {
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    try (PreparedStatement held = connection.prepareStatement(sql)) {
      held.setObject(1, UUID.fromString(id));
      held.executeQuery().close();
    }
    return connection;
  }

  /** Until that many commands wait for a row that somebody else holds. */
  private void untilWaiting(int commands) throws SQLException {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    int waiting;
    do {
      assertTrue(System.nanoTime() < deadline, "nobody waits");
      try (Connection connection = database.getConnection();
          Statement asked = connection.createStatement();
          ResultSet row =
              asked.executeQuery(
                  "select count(*) from pg_stat_activity"
                      + " where datname = current_database() and wait_event_type = 'Lock'")) {
        row.next();
        waiting = row.getInt(1);
      }
    } while (waiting < commands);
  }
}
