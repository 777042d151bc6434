package brigade.floorplan;

import brigade.Api;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;

/** The demo's room as tests find their way in it. */
final class Room {
  private Room() {}

  static JsonPath floor() {
    return Api.asHost().get("/api/v1/floor").then().statusCode(200).extract().jsonPath();
  }

  /** The id of the table with this number. */
  static String table(String number) {
    return floor().getString("tables.find { it.number == '" + number + "' }.id");
  }

  /** The table with this number, as the floor shows it now. */
  static Map<String, Object> shown(String number) {
    return floor().getMap("tables.find { it.number == '" + number + "' }");
  }

  /** Seats a party and gives the seating's id. */
  static String seat(String number, int covers) {
    return Api.asHost()
        .body(Map.of("covers", covers))
        .post("/api/v1/tables/" + table(number) + "/seatings")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  static void clear(String seatingId) {
    Api.asHost().post("/api/v1/seatings/" + seatingId + "/clear").then().statusCode(200);
  }

  static Map<String, Object> to(String... numbers) {
    return Map.of("tableIds", List.of(numbers).stream().map(Room::table).toList());
  }
}
