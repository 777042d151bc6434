package brigade.app;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import brigade.Api;
import brigade.HouseTest;
import brigade.staff.SigningIn;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

@HouseTest
class SigningInApiTest {
  @Test
  void theRightPinOnAnEnrolledDeviceSignsIn() {
    trying(Map.of("device", "demo", "pin", "1111"))
        .statusCode(201)
        .body("staff.name", equalTo("Ana"))
        .body("staff.role", equalTo("SERVER"))
        .body("token", notNullValue())
        .body("expiresAt", notNullValue());
  }

  @Test
  void anUnknownDeviceIsTurnedAway() {
    trying(Map.of("device", "somebody's phone", "pin", "1111"))
        .statusCode(401)
        .contentType("application/problem+json")
        .body("detail", containsString("not enrolled"));
  }

  @Test
  void missingAndUnknownFieldsAreNamed() {
    trying(Map.of("device", "demo")).statusCode(400).body("errors[0].field", equalTo("pin"));
    trying(Map.of("device", "demo", "pin", "1111", "role", "MANAGER"))
        .statusCode(400)
        .body("errors[0].field", equalTo("role"));
  }

  @Test
  void signingOutEndsTheToken() {
    String token = Api.token("2222");
    given()
        .header("Authorization", "Bearer " + token)
        .delete("/api/v1/sessions/current")
        .then()
        .statusCode(204);
    given()
        .header("Authorization", "Bearer " + token)
        .delete("/api/v1/sessions/current")
        .then()
        .statusCode(401)
        .contentType("application/problem+json");
  }

  @Test
  void fiveWrongPinsThrottleThatPersonAndNobodyElse() {
    String elif =
        trying(Map.of("device", "demo", "pin", "4444")).statusCode(201).extract().path("staff.id");
    Map<String, String> wrong = Map.of("device", "demo", "pin", "0000", "staffId", elif);
    for (int tried = 1; tried < SigningIn.TRIES; tried++) {
      trying(wrong).statusCode(401);
    }
    trying(wrong).statusCode(429).header("Retry-After", notNullValue());
    trying(Map.of("device", "demo", "pin", "4444", "staffId", elif)).statusCode(429);
    trying(Map.of("device", "demo", "pin", "1111")).statusCode(201);
    trying(Map.of("device", "demo", "pin", "4444")).statusCode(201);
  }

  private static ValidatableResponse trying(Map<String, String> body) {
    return given().contentType(ContentType.JSON).body(body).post("/api/v1/sessions").then();
  }
}
