package brigade.menu;

import static brigade.Api.asAna;
import static brigade.Api.asManager;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import brigade.HouseTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Everything of a menu is changed over HTTP, one thing at a time. */
@HouseTest
class MenuChangesApiTest {
  private static final String MENU = "/api/v1/menu";
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1};

  @Test
  void anItemIsAddedChangedCopiedAndRemoved() {
    String id =
        post(
                "/items",
                """
                {"sku":"mc-soup","name":"Pea soup","category":"Starters","price":900,"cost":210,
                 "station":"HOT","taxes":["FOOD"],"diet":["VEGAN"],"allergens":["C"],
                 "description":"Mint","futurePrices":[{"from":"2099-01-01","price":950}]}
                """)
            .statusCode(201)
            .body("kitchenName", equalTo("PEA SOUP"))
            .body("diet", hasItem("VEGAN"))
            .body("futurePrices[0].price", equalTo(950))
            .extract()
            .path("id");
    put(
            "/items/" + id,
            "{\"sku\":\"mc-soup\",\"name\":\"Pea soup\",\"category\":\"Starters\",\"price\":1000}")
        .statusCode(200)
        .body("price", equalTo(1000))
        .body("description", nullValue())
        .body("station", nullValue())
        .body("tax.code", equalTo("FOOD"));
    post("/items/" + id + "/duplicate", "{}")
        .statusCode(201)
        .body("name", equalTo("Pea soup 2"))
        .body("sku", equalTo("mc-soup-2"));
    asManager().delete(MENU + "/items/" + id).then().statusCode(204);
    asManager().delete(MENU + "/items/" + id).then().statusCode(404);
    asAna().get(MENU).then().body("items.sku", not(hasItem("mc-soup")));
  }

  @Test
  void whatIsWrongWithAnItemIsNamedByItsPath() {
    post(
            "/items",
            """
            {"name":"Bad","category":"Starters","sizes":[{"sku":"mc-a","name":"S","price":1},
             {"sku":"espresso","name":"L","price":-1}],"levies":["NONE"],"modifierGroups":["none"],
             "onSale":{"areas":["Cellar"]}}
            """)
        .statusCode(400)
        .body("errors.field", hasItem("sizes[1].price"));
    post("/items", "{\"sku\":\"espresso\",\"name\":\"E\",\"category\":\"Bar\",\"price\":1}")
        .statusCode(400)
        .body("errors.message", hasItem(containsString("Espresso")));
    post("/items", "{\"sku\":\"x\",\"name\":\"X\",\"category\":\"Nowhere\",\"price\":1}")
        .statusCode(400)
        .body("errors[0].field", equalTo("category"));
    post("/items", "{\"sku\":\"x\",\"name\":\"4111 1111 1111 1111\",\"category\":\"Bar\"}")
        .statusCode(400)
        .body("errors[0].field", equalTo("name"));
    post(
            "/items",
            """
            {"sku":"mc-combo","name":"Two courses","category":"Menus","price":2000,"kind":"COMBO",
             "taxes":["FOOD"],"components":[{"name":"Dessert","choices":[{"sku":"creme-brulee"}]}]}
            """)
        .statusCode(400)
        .body("errors.field", equalTo(List.of("taxes")));
    asAna().body("{}").post(MENU + "/items").then().statusCode(403);
    asManager().post(MENU + "/items").then().statusCode(400);
  }

  @Test
  void groupsAskOthersButNeverInACircle() {
    String inner =
        post(
                "/modifier-groups",
                "{\"code\":\"mc-dip\",\"name\":\"Dip\",\"modifiers\":[{\"name\":\"Aioli\"}]}")
            .statusCode(201)
            .extract()
            .path("id");
    String outer =
        post(
                "/modifier-groups",
                """
                {"code":"mc-side","name":"Side","min":1,"max":1,"halves":"DEARER",
                 "substitution":"DIFFERENCE","prefixPrices":{"no":-1000000},"modifiers":[
                  {"name":"Frites","default":true,"price":300,"pricesBySize":{"large":400},
                   "groups":["mc-dip"]},{"name":"Salad","price":500}]}
                """)
            .statusCode(201)
            .body("modifiers[0].default", equalTo(true))
            .body("modifiers[0].groups[0]", equalTo("mc-dip"))
            .body("prefixPrices.no", equalTo(-1000000))
            .extract()
            .path("id");
    put(
            "/modifier-groups/" + inner,
            """
            {"code":"mc-dip","name":"Dip","modifiers":[{"name":"Aioli","groups":["mc-side"]}]}
            """)
        .statusCode(400);
    asManager().delete(MENU + "/modifier-groups/" + inner).then().statusCode(409);
    asManager().delete(MENU + "/modifier-groups/" + outer).then().statusCode(204);
    asManager().delete(MENU + "/modifier-groups/" + inner).then().statusCode(204);
  }

  @Test
  void timesListsRulesTaxesAndLeviesAreKept() {
    put("/dayparts/MC-NIGHT", "{\"name\":\"Night\",\"from\":\"22:00\",\"until\":\"02:00\"}")
        .statusCode(200)
        .body("until", equalTo("02:00:00"));
    put("/taxes/MC-CITY", "{\"name\":\"City\",\"ppm\":20000,\"compound\":true}")
        .statusCode(200)
        .body("compound", equalTo(true));
    put("/taxes/FOOD", "{\"name\":\"Food\",\"ppm\":135000,\"default\":false}")
        .statusCode(400)
        .body("errors[0].field", equalTo("default"));
    put("/levies/MC-BOTTLE", "{\"name\":\"Bottle\",\"amount\":25,\"orderTypes\":[\"TAKEOUT\"]}")
        .statusCode(200)
        .body("amount", equalTo(25));
    String category =
        post("/categories", "{\"name\":\"Late plates\",\"course\":2}")
            .statusCode(201)
            .extract()
            .path("id");
    String list =
        post(
                "/lists",
                """
                {"name":"Late","when":{"dayparts":["MC-NIGHT"]},"categories":["Late plates"]}
                """)
            .statusCode(201)
            .extract()
            .path("id");
    String rule =
        post(
                "/price-rules",
                """
                {"name":"Late cut","when":{"dayparts":["MC-NIGHT"],"orderTypes":["BAR"]},
                 "categories":["Late plates"],"percentOff":200000}
                """)
            .statusCode(201)
            .extract()
            .path("id");
    post("/price-rules", "{\"name\":\"Both\",\"percentOff\":1,\"price\":1}").statusCode(400);
    asManager()
        .delete(MENU + "/dayparts/MC-NIGHT")
        .then()
        .statusCode(409)
        .body("detail", containsString("Late"));
    asManager().delete(MENU + "/categories/" + category).then().statusCode(409);
    asManager().delete(MENU + "/lists/" + list).then().statusCode(204);
    asManager().delete(MENU + "/price-rules/" + rule).then().statusCode(204);
    for (String gone : List.of("dayparts/MC-NIGHT", "taxes/MC-CITY", "levies/MC-BOTTLE")) {
      asManager().delete(MENU + "/" + gone).then().statusCode(204);
    }
    asManager().delete(MENU + "/categories/" + category).then().statusCode(204);
  }

  @Test
  void aPictureIsServedUnderAnAddressOfItsOwn() {
    String id = asAna().get(MENU).path("items.find { it.sku == 'tarte-tatin' }.id");
    String path = MENU + "/items/" + id + "/picture";
    asManager().contentType("image/png").body("<svg/>".getBytes()).put(path).then().statusCode(400);
    asManager()
        .contentType("image/png")
        .body(new byte[Picture.BYTE_LIMIT + 1])
        .put(path)
        .then()
        .statusCode(400);
    String picture =
        asManager()
            .contentType("image/png")
            .body(PNG)
            .put(path)
            .then()
            .statusCode(200)
            .extract()
            .path("picture");
    String tag =
        given()
            .get(picture)
            .then()
            .statusCode(200)
            .contentType("image/png")
            .header("X-Content-Type-Options", "nosniff")
            .extract()
            .header("ETag");
    given().header("If-None-Match", tag).get(picture).then().statusCode(304);
    asManager().delete(path).then().statusCode(204);
    given().get(picture).then().statusCode(404);
  }

  @Test
  void itemsAndCategoriesArePutInAnotherOrder() {
    Map<String, Object> bar = asAna().get(MENU).path("categories.find { it.name == 'Sides' }");
    List<String> ids = asAna().get(MENU).path("items.findAll { it.category == 'Sides' }.id");
    List<String> turned = ids.reversed();
    String path = MENU + "/categories/" + bar.get("id") + "/items/order";
    asManager().body(Map.of("itemIds", turned)).put(path).then().statusCode(204);
    asAna().get(MENU).then().body("items.findAll { it.category == 'Sides' }.id", equalTo(turned));
    asManager().body(Map.of("itemIds", ids.subList(1, 3))).put(path).then().statusCode(400);
    asManager().body(Map.of("itemIds", ids)).put(path).then().statusCode(204);
    List<String> categories = asAna().get(MENU).path("categories.id");
    asManager()
        .body(Map.of("categoryIds", categories))
        .put(MENU + "/categories/order")
        .then()
        .statusCode(204);
  }

  @Test
  @DisplayName("O5 the last portion of a counted modifier goes to one of two servers")
  void theLastModifierGoesToOne() throws Exception {
    post(
            "/modifier-groups",
            "{\"code\":\"mc-last\",\"name\":\"Last\",\"modifiers\":[{\"name\":\"Truffle\"}]}")
        .statusCode(201);
    post(
            "/items",
            """
            {"sku":"mc-last","name":"Last truffle","category":"Mains","price":900,
             "modifierGroups":["mc-last"]}
            """)
        .statusCode(201);
    String modifier =
        asAna().get(MENU).path("modifierGroups.find { it.code == 'mc-last' }.modifiers[0].id");
    asManager()
        .body(Map.of("remaining", 1))
        .put(MENU + "/modifiers/" + modifier + "/availability")
        .then()
        .statusCode(200)
        .body("remaining", equalTo(1));
    String order =
        "{\"type\":\"TAKEOUT\",\"lines\":[{\"sku\":\"mc-last\",\"modifiers\":[{\"modifierId\":\"%s\"}]}]}"
            .formatted(modifier);
    try (ExecutorService servers = Executors.newVirtualThreadPerTaskExecutor()) {
      RequestSpecification ana = asAna().body(order);
      RequestSpecification ben = brigade.Api.asBen().body(order);
      Future<Integer> one = servers.submit(() -> ana.post("/api/v1/orders").statusCode());
      Future<Integer> other = servers.submit(() -> ben.post("/api/v1/orders").statusCode());
      assertEquals(List.of(201, 409), List.of(one.get(), other.get()).stream().sorted().toList());
    }
    asAna()
        .get(MENU)
        .then()
        .body(
            "modifierGroups.find { it.code == 'mc-last' }.modifiers[0].available", equalTo(false));
  }

  @Test
  @DisplayName("O6 an 86 until a time is over by itself")
  void eightySixUntilATime() throws Exception {
    String id = asAna().get(MENU).path("items.find { it.sku == 'profiteroles' }.id");
    String path = MENU + "/items/" + id + "/availability";
    Instant soon = Instant.now().plusSeconds(2);
    asManager()
        .body(Map.of("available", false, "until", soon.toString(), "resetTo", 7))
        .put(path)
        .then()
        .statusCode(200)
        .body("available", equalTo(false));
    asManager()
        .body(Map.of("available", false, "until", "2020-01-01T00:00:00Z"))
        .put(path)
        .then()
        .statusCode(400);
    Instant limit = soon.plusSeconds(10);
    String found = "items.find { it.sku == 'profiteroles' }.remaining";
    while (asAna().get(MENU).path(found) == null && Instant.now().isBefore(limit)) {
      Thread.onSpinWait();
    }
    asAna().get(MENU).then().body(found, equalTo(7));
    asManager().body(Map.of("available", true)).put(path).then().statusCode(200);
  }

  private static ValidatableResponse post(String path, String body) {
    return asManager().body(body).post(MENU + path).then();
  }

  private static ValidatableResponse put(String path, String body) {
    return asManager().body(body).put(MENU + path).then();
  }
}
