package brigade.orders;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import brigade.Api;
import brigade.HouseTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@HouseTest
class RushApiTest {
  private static final String SOUP = "onion-soup-gratinee";

  private static JsonPath order() {
    return Api.asAna()
        .body(
            Map.of(
                "type",
                "TAKEOUT",
                "name",
                "Hurry",
                "send",
                true,
                "lines",
                List.of(Map.of("sku", SOUP, "quantity", 1), Map.of("sku", SOUP, "quantity", 2))))
        .post("/api/v1/orders")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  private static io.restassured.response.ValidatableResponse rush(
      String order, Map<String, Object> body) {
    return Api.asAna().body(body).post("/api/v1/orders/" + order + "/rush").then();
  }

  private static List<Boolean> inKitchen(String order) {
    return Api.asCook()
        .get("/api/v1/kitchen/stations/HOT/tickets?state=OPEN")
        .then()
        .statusCode(200)
        .extract()
        .path("tickets.find { it.orderId == '" + order + "' }.items.rush");
  }

  @Test
  @DisplayName("an order is rushed and its kitchen told; asked again nothing more can be rushed")
  void anOrderIsRushed() {
    String order = order().getString("id");
    assertEquals(List.of(false, false), inKitchen(order));
    rush(order, Map.of()).statusCode(200);
    assertEquals(List.of(true, true), inKitchen(order));
    rush(order, Map.of()).statusCode(409).body("type", containsString("nothing-to-rush"));
    rush(order, Map.of("rush", false)).statusCode(200);
    assertEquals(List.of(false, false), inKitchen(order));
    rush(order, Map.of("rush", false)).statusCode(409);
  }

  @Test
  @DisplayName("one line is rushed alone, and one that was not sent is refused")
  void oneLineIsRushed() {
    JsonPath order = order();
    String id = order.getString("id");
    rush(id, Map.of("lineIds", List.of(order.getString("lines[1].id")))).statusCode(200);
    assertEquals(List.of(false, true), inKitchen(id));
    String fresh =
        Api.asAna()
            .body(Map.of("lines", List.of(Map.of("sku", SOUP, "quantity", 1))))
            .post("/api/v1/orders/" + id + "/lines")
            .then()
            .statusCode(200)
            .extract()
            .path("lines[2].id");
    rush(id, Map.of("lineIds", List.of(fresh)))
        .statusCode(409)
        .body("type", containsString("line-not-sent"));
    rush(id, Map.of("lineIds", List.of()))
        .statusCode(400)
        .body("errors[0].field", equalTo("lineIds"));
    assertEquals(List.of(false, true), inKitchen(id));
    Api.asHost()
        .body(Map.of())
        .post("/api/v1/orders/" + id + "/rush")
        .then()
        .statusCode(403)
        .body("permission", equalTo("TAKE_ORDERS"));
  }
}
