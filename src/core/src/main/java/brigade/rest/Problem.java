package brigade.rest;

import brigade.screen.Phrase;
import brigade.staff.Authority;
import brigade.staff.Permission;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as a client sees it (RFC 9457). Thrown at the edge, turned into an answer by {@link
 * Problems}; the transaction around it rolls back, so a refusal changes nothing.
 */
public class Problem extends RuntimeException {
  /** The media type of {@link #members}. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String type;
  private final String title;
  private final transient List<FieldError> errors;
  private final transient Map<String, Object> more;

  private Problem(
      int status,
      String type,
      String title,
      String detail,
      List<FieldError> errors,
      Map<String, Object> more) {
    super(detail);
    this.status = status;
    this.type = type;
    this.title = title;
    this.errors = List.copyOf(errors);
    this.more = Map.copyOf(more);
  }

  /** 400: the request can't be understood. */
  public static Problem malformed(String detail) {
    return new Problem(400, "malformed", "Not understood", detail, List.of(), Map.of());
  }

  /** 400: these fields are wrong. */
  public static Problem invalid(List<FieldError> errors) {
    String detail =
        errors.size() == 1
            ? (errors.getFirst().row() == null ? "" : "row " + errors.getFirst().row() + ", ")
                + errors.getFirst().field()
                + ": "
                + errors.getFirst().message()
            : errors.size() + " fields are not right";
    return new Problem(400, "invalid", "Not valid", detail, errors, Map.of());
  }

  /** 400: one field is wrong. */
  public static Problem invalid(String field, String message) {
    return invalid(List.of(new FieldError(field, message)));
  }

  /** 401: nobody is signed in. */
  public static Problem notSignedIn(String detail) {
    return new Problem(401, "not-signed-in", "Sign in first", detail, List.of(), Map.of());
  }

  /** 403: the permission that lacks is named in the member {@code permission}. */
  public static Problem notPermitted(String permission) {
    return new Problem(
        403,
        "not-permitted",
        "Not permitted",
        "This needs the permission " + permission,
        List.of(),
        Map.of("permission", permission));
  }

  /** 403: the PIN shown to approve this does not do; the permission is named. */
  public static Problem notApproved(String permission, String detail) {
    return new Problem(
        403, "not-approved", "Not approved", detail, List.of(), Map.of("permission", permission));
  }

  /** 403, or 429 after too many wrong PINs: nobody who may lets it be done. */
  public static Problem notAuthorised(Authority.Refusal refusal) {
    return switch (refusal) {
      case Authority.NeedsApproval(Permission permission) -> notPermitted(permission.name());
      case Authority.Lacking(String name, Permission permission) ->
          notApproved(permission.name(), name + " may not approve this either");
      case Authority.WrongPin(Permission permission) ->
          notApproved(permission.name(), "Nobody has this PIN");
      case Authority.Throttled(var delay) ->
          tooMany("Too many wrong PINs on this device", delay.toSeconds() + 1);
    };
  }

  /** 404: there is no such thing. */
  public static Problem notFound(String what, Object id) {
    return new Problem(
        404, "not-found", "Not found", "There is no " + what + " " + id, List.of(), Map.of());
  }

  /** 404: no call has this address. */
  public static Problem nothingHere(String detail) {
    return new Problem(404, "not-found", "Not found", detail, List.of(), Map.of());
  }

  /** 413: the body is larger than the server takes. */
  public static Problem tooLarge(long mostBytes) {
    return new Problem(
        413,
        "too-large",
        "Too large",
        "A body is at most " + mostBytes / 1_048_576 + " MiB",
        List.of(),
        Map.of());
  }

  /** 415: the body is of a kind that the call does not take. */
  public static Problem mediaType() {
    return new Problem(
        415,
        "media-type",
        "Not a kind of body this call takes",
        "The header Content-Type names another kind than this call takes",
        List.of(),
        Map.of());
  }

  /** 409: the state does not allow it; the detail says why, the type is stable. */
  public static Problem conflict(String type, String detail) {
    return new Problem(409, type, "Not possible now", detail, List.of(), Map.of());
  }

  /** 412: the version the client knew is stale. */
  public static Problem stale(long current) {
    return new Problem(
        412,
        "stale-version",
        "Changed meanwhile",
        "It is at version " + current + " now; read it again",
        List.of(),
        Map.of("version", current));
  }

  /** 422: the idempotency key was used for something else. */
  public static Problem keyReused() {
    return new Problem(
        422,
        "idempotency-key-reused",
        "Key used before",
        "This Idempotency-Key was used with another request",
        List.of(),
        Map.of());
  }

  /** 422: understood, but it breaks a rule of the house. */
  public static Problem unprocessable(String type, String detail) {
    return new Problem(422, type, "Not accepted", detail, List.of(), Map.of());
  }

  /** 429: too many tries. */
  public static Problem tooMany(String detail, long retryAfterSeconds) {
    return new Problem(
        429,
        "too-many-tries",
        "Too many tries",
        detail,
        List.of(),
        Map.of("retryAfterSeconds", retryAfterSeconds));
  }

  /** 503: something Brigade needs is away; trying again later is right. */
  public static Problem unavailable(String detail) {
    return new Problem(503, "unavailable", "Not available now", detail, List.of(), Map.of());
  }

  public int status() {
    return status;
  }

  public String type() {
    return type;
  }

  public String title() {
    return title;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  public List<FieldError> errors() {
    return errors;
  }

  /** The answer's body, in the order it is written. */
  public Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", "urn:brigade:problem:" + type);
    members.put("title", title);
    members.put("status", status);
    members.put("detail", detail());
    if (!errors.isEmpty()) {
      members.put("errors", errors);
    }
    members.putAll(more);
    return members;
  }

  /** Further members of the answer. */
  public Map<String, Object> more() {
    return more;
  }

  /**
   * What is wrong with one field.
   *
   * @param row the line of an imported file, the header being 1; null, and left out, elsewhere
   * @param field its path in the request, such as {@code lines[2].quantity}
   * @param message for a human
   * @param phrase the same for a screen, in any language; null where no screen can ask for it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record FieldError(
      @Nullable Integer row, String field, String message, @JsonIgnore @Nullable Phrase phrase) {
    public FieldError(String field, String message) {
      this(null, field, message, null);
    }

    public FieldError(@Nullable Integer row, String field, String message) {
      this(row, field, message, null);
    }

    public FieldError(String field, Phrase phrase) {
      this(null, field, phrase.english(), phrase);
    }

    /** The field itself that a path ends in: {@code quantity} of {@code lines[2].quantity}. */
    public static String last(String path) {
      return path.substring(path.lastIndexOf('.') + 1).replaceAll("\\[\\d+]", "");
    }
  }
}
