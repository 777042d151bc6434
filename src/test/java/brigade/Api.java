package brigade;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/** The API as the demo restaurant's people use it. */
public final class Api {
  private Api() {}

  public static RequestSpecification asAna() {
    return signedIn("1111");
  }

  public static RequestSpecification asBen() {
    return signedIn("2222");
  }

  public static RequestSpecification asCook() {
    return signedIn("3333");
  }

  public static RequestSpecification asHost() {
    return signedIn("4444");
  }

  public static RequestSpecification asManager() {
    return signedIn("9999");
  }

  /** A request of the person with this PIN, on the demo device, with a fresh idempotency key. */
  public static RequestSpecification signedIn(String pin) {
    return given()
        .contentType(ContentType.JSON)
        .header("Authorization", "Bearer " + token(pin))
        .header("Idempotency-Key", UUID.randomUUID());
  }

  /** A session's token of the person with this PIN. */
  public static String token(String pin) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("device", "demo", "pin", pin))
        .post("/api/v1/sessions")
        .then()
        .statusCode(201)
        .extract()
        .path("token");
  }
}
