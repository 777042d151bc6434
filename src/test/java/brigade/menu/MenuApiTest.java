package brigade.menu;

import static brigade.Api.asAna;
import static brigade.Api.asCook;
import static brigade.Api.asManager;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import brigade.HouseTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@HouseTest
class MenuApiTest {
  private static final String MENU = "/api/v1/menu";
  private static final String HEADER = "sku,name,category,size,price,station,tax\n";

  @Test
  void theDemosMenuIsThere() {
    asCook()
        .get(MENU)
        .then()
        .statusCode(200)
        .body("currency", equalTo("EUR"))
        .body(
            "categories.name",
            hasItems("Starters", "Mains", "Grill", "Sides", "Desserts", "Wine", "Bar", "Drinks"))
        .body("items.size()", greaterThanOrEqualTo(60))
        .body("items.find { it.sku == 'ribeye-300-g' }.price", equalTo(4400))
        .body("items.find { it.sku == 'ribeye-300-g' }.station", equalTo("GRILL"))
        .body("items.find { it.sku == 'ribeye-300-g' }.modifierGroups[0].min", equalTo(1))
        .body("items.find { it.sku == 'malbec-glass' }.sizes[1].price", equalTo(4800))
        .body("items.find { it.sku == 'espresso' }.remaining", nullValue());
    given().get(MENU).then().statusCode(401);
  }

  @Test
  void eightySixIsSetAndLiftedByThoseWhoMay() {
    String espresso = asAna().get(MENU).path("items.find { it.sku == 'espresso' }.id");
    String path = MENU + "/items/" + espresso + "/availability";
    asAna().body(Map.of("available", false)).put(path).then().statusCode(403);
    asCook()
        .body(Map.of("available", false))
        .put(path)
        .then()
        .statusCode(200)
        .body("available", equalTo(false))
        .body("unavailableBy", equalTo("Mateo"));
    asAna().get(MENU).then().body("items.find { it.sku == 'espresso' }.available", equalTo(false));
    asAna()
        .body("{\"type\":\"TAKEOUT\",\"lines\":[{\"sku\":\"espresso\"}]}")
        .post("/api/v1/orders")
        .then()
        .statusCode(409)
        .body("type", endsWith("sold-out"));
    asCook().body(Map.of("remaining", -1)).put(path).then().statusCode(400);
    asCook().body(Map.of()).put(path).then().statusCode(400);
    asCook()
        .body(Map.of("available", true))
        .put(MENU + "/items/" + UUID.randomUUID() + "/availability")
        .then()
        .statusCode(404);
    asCook().body(Map.of("available", true)).put(path).then().statusCode(200);
    asAna()
        .body("{\"type\":\"TAKEOUT\",\"lines\":[{\"sku\":\"espresso\"}]}")
        .post("/api/v1/orders")
        .then()
        .statusCode(201);
  }

  @Test
  void aMenuIsImportedAllOrNothing() {
    String rows =
        HEADER
            + "pz-bbq-s,The Barbecue Chicken Pizza,Pizza,S,12.75,Oven,8\n"
            + "pz-bbq-m,The Barbecue Chicken Pizza,Pizza,M,16.75,Oven,8\n"
            + "pz-veg-s,The Vegetables Pizza,Pizza,S,12.00,Oven,\n";
    csv(rows, true).then().statusCode(200).body("created", equalTo(2)).body("rows", equalTo(3));
    asAna().get(MENU).then().body("items.find { it.sku == 'pz-bbq-s' }", nullValue());
    csv(rows + "pz-bbq-s,Again,Pizza,,1.00,,\npz-x,X,Pizza,,12.999,,\n", false)
        .then()
        .statusCode(400)
        .body("errors.size()", equalTo(2))
        .body("errors[0].row", equalTo(5))
        .body("errors[0].field", equalTo("sku"))
        .body("errors[1].row", equalTo(6))
        .body("errors[1].field", equalTo("price"));
    asAna().get(MENU).then().body("items.find { it.sku == 'pz-bbq-s' }", nullValue());
    csv(rows, false)
        .then()
        .statusCode(200)
        .body("dryRun", equalTo(false))
        .body("items", equalTo(2))
        .body("created", equalTo(2))
        .body("stations", equalTo(1))
        .body("taxes", equalTo(1))
        .body("categories", equalTo(1));
    csv(rows, false).then().statusCode(200).body("unchanged", equalTo(2));
    asAna()
        .get(MENU)
        .then()
        .body("items.find { it.sku == 'pz-bbq-s' }.sizes.size()", equalTo(2))
        .body("items.find { it.sku == 'pz-bbq-s' }.station", equalTo("OVEN"))
        .body("items.find { it.sku == 'pz-bbq-s' }.tax.ppm", equalTo(80_000))
        .body("items.find { it.sku == 'pz-veg-s' }.tax.code", equalTo("FOOD"));
    asAna()
        .body(
            "{\"type\":\"TAKEOUT\",\"send\":true,\"lines\":[{\"sku\":\"pz-bbq-m\",\"quantity\":2}]}")
        .post("/api/v1/orders")
        .then()
        .statusCode(201)
        .body("lines[0].total", equalTo(3350));
  }

  @Test
  void importsAreForThoseWhoMayAndOfASizeThatMenusHave() {
    asAna().contentType("text/csv").body(HEADER).post(MENU + "/import").then().statusCode(403);
    StringBuilder million = new StringBuilder(HEADER);
    for (int i = 0; i < 200_000; i++) {
      million.append(i).append(",N").append(i).append(",C,,1,,\n");
    }
    csv(million.toString(), false).then().statusCode(400).body("detail", containsString("rows"));
    csv("", false).then().statusCode(400);
  }

  @Test
  void jsonAndExportSayTheSame() {
    asManager()
        .body(
            """
            {"categories":[{"name":"Brunch","course":2,"items":[
              {"sku":"br-toast","name":"Toast, \\"French\\"","price":950,"tax":"0",
               "allergens":["G","E"],"modifierGroups":["milk"]}]}]}
            """)
        .post(MENU + "/import")
        .then()
        .statusCode(200)
        .body("created", equalTo(1));
    asManager()
        .body(Map.of("items", List.of(Map.of("sku", "br-x", "price", -1))))
        .post(MENU + "/import")
        .then()
        .statusCode(400);
    asManager()
        .body(
            "{\"items\":[{\"sku\":\"br-y\",\"name\":\"Y\",\"category\":\"Brunch\",\"price\":12.95}]}")
        .post(MENU + "/import")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("items[0].price"));
    asManager()
        .get(MENU + "/export")
        .then()
        .statusCode(200)
        .body(containsString("br-toast,\"Toast, \"\"French\"\"\",Brunch,,9.50,,0"));
  }

  @Test
  @DisplayName("M8 the menu of a moment has the prices of that moment, of that type and that zone")
  void theMenuOfAMoment() {
    String price = "items.find { it.sku == 'negroni' }.price";
    int full = at("2026-11-20T12:30:00Z", "DINE_IN").path(price);
    at("2026-11-20T17:30:00Z", "DINE_IN").then().body(price, equalTo(full * 7 / 10));
    at("2026-11-20T18:30:00%2B01:00", "BAR").then().body(price, equalTo(full * 7 / 10));
    at("2026-11-20T17:30:00Z", "TAKEOUT").then().body(price, equalTo(full));
    at("2026-11-21T17:30:00Z", "DINE_IN").then().body(price, equalTo(full));
    for (String wrong : List.of("tomorrow", "2026-11-20", "%2B1000000000-12-31T23:59:59Z")) {
      at(wrong, "DINE_IN").then().statusCode(400).body("errors[0].field", equalTo("at"));
    }
    at("2026-11-20T17:30:00Z", "BRUNCH")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("orderType"));
  }

  private static Response at(String instant, String orderType) {
    return asAna()
        .urlEncodingEnabled(false)
        .get(MENU + "?at=" + instant + "&orderType=" + orderType);
  }

  @Test
  void anExportTakenBackInChangesNothing() {
    String exported = asManager().get(MENU + "/export?format=json").asString();
    for (String trial : List.of("?dryRun=true", "")) {
      asManager()
          .body(exported)
          .post(MENU + "/import" + trial)
          .then()
          .statusCode(200)
          .body("created", equalTo(0))
          .body("updated", equalTo(0))
          .body("unchanged", greaterThanOrEqualTo(60));
    }
    assertEquals(exported, asManager().get(MENU + "/export?format=json").asString());
  }

  private static Response csv(String rows, boolean dryRun) {
    return asManager().contentType("text/csv").body(rows).post(MENU + "/import?dryRun=" + dryRun);
  }
}
