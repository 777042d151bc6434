package brigade.orders;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import brigade.Api;
import brigade.HouseTest;
import org.junit.jupiter.api.Test;

@HouseTest
class NotingAllergiesApiTest {
  @Test
  void notingAllergiesAnswersWithTheWholeOrder() {
    String order =
        Api.asAna()
            .body("{\"type\":\"TAKEOUT\",\"lines\":[{\"sku\":\"creme-brulee\",\"quantity\":2}]}")
            .post("/api/v1/orders")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Api.asAna()
        .body("{\"allergies\":[{\"seat\":1,\"text\":\"nuts\"}]}")
        .put("/api/v1/orders/" + order + "/allergies")
        .then()
        .statusCode(200)
        .body("allergies.text", equalTo(java.util.List.of("nuts")))
        .body("lines", hasSize(1))
        .body("lines[0].quantity", equalTo(2));
  }
}
