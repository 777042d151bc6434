package brigade.app.simulate;

import com.fasterxml.jackson.databind.JsonNode;

/** Reading what the server answers. */
public final class Answers {
  private Answers() {}

  /** A list, given as it is or under its name. */
  public static JsonNode list(JsonNode answer, String name) {
    return answer.isArray() ? answer : answer.path(name);
  }

  /**
   * A number that has to be there.
   *
   * @throws IllegalStateException if it is not
   */
  public static long number(JsonNode answer, String field) {
    JsonNode number = answer.path(field);
    if (!number.isIntegralNumber()) {
      throw new IllegalStateException("No number \"" + field + "\" in the answer " + answer);
    }
    return number.asLong();
  }

  /**
   * A text that has to be there.
   *
   * @throws IllegalStateException if it is not
   */
  public static String text(JsonNode answer, String field) {
    JsonNode text = answer.path(field);
    if (!text.isTextual()) {
      throw new IllegalStateException("No text \"" + field + "\" in the answer " + answer);
    }
    return text.asText();
  }
}
