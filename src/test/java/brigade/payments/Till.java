package brigade.payments;

import brigade.Api;
import brigade.billing.CheckIds;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Orders to be paid, at a menu without tax, with a terminal that does as it is told. */
public final class Till {
  private Till() {}

  /**
   * A small menu: a soup of 12.50, a steak of 44.00, a coffee of 3.35 without tax, a wine of 12.30
   * with. Asked of the house each time, since another test may have put everything back.
   */
  public static synchronized void furnish() {
    List<String> skus =
        Api.asManager().get("/api/v1/menu").then().extract().jsonPath().getList("items.sku");
    if (skus.contains("till_soup")) {
      return;
    }
    Api.asManager()
        .contentType("text/csv")
        .body(
            """
            sku,name,category,size,price,station,tax
            till_soup,Soup of the till,Till,,12.50,,0
            till_steak,Steak of the till,Till,,44.00,,0
            till_coffee,Coffee of the till,Till drinks,,3.35,,0
            till_wine,Wine of the till,Till drinks,,12.30,,23
            """)
        .post("/api/v1/menu/import")
        .then()
        .statusCode(org.hamcrest.Matchers.lessThan(300));
  }

  /**
   * Begins a trading date of the test's own: what others left without an answer is asked about, and
   * the day they sold on is closed.
   */
  public static void aDayOfItsOwn(EntityManager entities) {
    next("APPROVE", null);
    List<?> unanswered =
        entities
            .createNativeQuery(
                "select id::text from payment where state in ('PENDING', 'UNKNOWN') union"
                    + " select payment_id::text from refund where state in ('PENDING', 'UNKNOWN')")
            .getResultList();
    for (Object payment : unanswered) {
      Api.asManager().post("/api/v1/payments/" + payment + "/reconcile").then().statusCode(200);
    }
    Api.asManager()
        .post("/api/v1/business-days/current/close")
        .then()
        .statusCode(org.hamcrest.Matchers.oneOf(201, 409));
  }

  /** A sent takeaway order of these skus, one each. */
  public static Order order(String... skus) {
    furnish();
    List<Map<String, Object>> lines = new ArrayList<>();
    for (String sku : skus) {
      lines.add(Map.of("sku", sku, "quantity", 1));
    }
    String id =
        Api.asAna()
            .body(Map.of("type", "TAKEOUT", "lines", lines, "send", true))
            .post("/api/v1/orders")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    return new Order(UUID.fromString(id));
  }

  /** Pays, as Ana. */
  public static ValidatableResponse pay(UUID check, Map<String, Object> payment) {
    return pay(Api.asAna(), check, payment);
  }

  public static ValidatableResponse pay(
      RequestSpecification as, UUID check, Map<String, Object> payment) {
    return as.body(payment).post("/api/v1/checks/" + check + "/payments").then();
  }

  /** Tells the first terminal what to do with the next card. */
  public static void next(String outcome, String late) {
    String terminal =
        Api.asAna()
            .get("/api/v1/terminals")
            .then()
            .statusCode(200)
            .extract()
            .path("terminals[0].id");
    Map<String, Object> body = new HashMap<>();
    body.put("outcome", outcome);
    if (late != null) {
      body.put("late", late);
    }
    Api.asAna().body(body).put("/api/v1/terminals/" + terminal + "/next").then().statusCode(200);
  }

  /** An order and its only check. */
  public record Order(UUID id) {
    public UUID check() {
      return CheckIds.of(id, 1);
    }
  }
}
