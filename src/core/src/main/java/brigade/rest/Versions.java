package brigade.rest;

import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Conditional writes: the header {@code If-Match} with a version. */
public final class Versions {
  private Versions() {}

  /**
   * Checks the version a client knew against the one at hand.
   *
   * @param ifMatch the header, quoted or not; null or {@code *} makes the write unconditional
   * @throws Problem 412 when it is another version, 400 when it is not a number
   */
  public static void check(@Nullable String ifMatch, long current) {
    Long known = expected(ifMatch);
    if (known != null && known != current) {
      throw Problem.stale(current);
    }
  }

  /**
   * The version a client knew.
   *
   * @param ifMatch the header, quoted or not
   * @return null where it is missing or {@code *}: the write is unconditional
   * @throws Problem 400 when it is not a number
   */
  public static @Nullable Long expected(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
      return null;
    }
    try {
      return Long.valueOf(ifMatch.strip().replaceFirst("^W/", "").replace("\"", ""));
    } catch (NumberFormatException e) {
      throw Problem.invalid("If-Match", "is a version number");
    }
  }

  /** Puts the version into the header {@code ETag}. */
  public static Response.ResponseBuilder tag(Response.ResponseBuilder answer, long version) {
    return answer.tag(String.valueOf(version));
  }
}
