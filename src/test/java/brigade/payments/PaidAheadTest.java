package brigade.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brigade.Api;
import brigade.HouseTest;
import brigade.orders.Order;
import brigade.orders.Orders;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@HouseTest
class PaidAheadTest {
  @Inject Orders orders;

  @Test
  void takeoutThatIsPaidIsListedUntilItIsHandedOver() {
    JsonPath opened =
        Api.asAna()
            .body(
                """
                {"type":"TAKEOUT","name":"Patel","send":true,
                 "lines":[{"sku":"creme-brulee","quantity":1}]}
                """)
            .post("/api/v1/orders")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath();
    UUID order = UUID.fromString(opened.getString("id"));
    LocalDate date = LocalDate.parse(opened.getString("businessDate"));
    assertEquals(0, listed(date, order), "it is open");

    Till.pay(
            UUID.fromString(opened.getString("checks[0].id")),
            Map.of("tender", "CASH", "amount", opened.getLong("checks[0].due")))
        .statusCode(201);
    assertEquals(1, listed(date, order), "it is paid and cooking");

    for (String station : new String[] {"PASTRY", "EXPO"}) {
      String ticket =
          Api.asCook()
              .get("/api/v1/kitchen/stations/" + station + "/tickets?state=OPEN")
              .path("tickets.find { it.orderId == '" + order + "' }.id");
      Api.asCook().post("/api/v1/kitchen/tickets/" + ticket + "/bump").then().statusCode(200);
    }
    assertEquals(1, listed(date, order), "it is paid and ready");

    Api.asAna().post("/api/v1/orders/" + order + "/serve").then().statusCode(200);
    assertEquals(0, listed(date, order), "it is handed over");
  }

  private long listed(LocalDate date, UUID order) {
    return QuarkusTransaction.requiringNew()
        .call(() -> orders.paidAhead(date).stream().map(Order::id).filter(order::equals).count());
  }
}
