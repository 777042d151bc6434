package brigade.rest;

import brigade.staff.CurrentActor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Keys of repeated requests and the answers they got. */
@ApplicationScoped
public class Idempotency {
  public static final String HEADER = "Idempotency-Key";

  /** Longest key taken, in characters. */
  public static final int KEY_LIMIT = 255;

  /** Answers of more characters are kept deflated. */
  private static final int PACKED_FROM = 64 * 1024;

  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  private final EntityManager entities;
  private final CurrentActor currentActor;
  private final ObjectMapper json;
  private final Clock clock;

  Idempotency(EntityManager entities, CurrentActor currentActor, ObjectMapper json, Clock clock) {
    this.entities = entities;
    this.currentActor = currentActor;
    this.json = json;
    this.clock = clock;
  }

  /**
   * The key of this request.
   *
   * @throws Problem 400 if it is longer than {@link #KEY_LIMIT}
   */
  public Optional<String> keyOf(RoutingContext request) {
    String key = request.request().getHeader(HEADER);
    if (key == null || key.isBlank()) {
      return Optional.empty();
    }
    if (key.length() > KEY_LIMIT) {
      throw Problem.invalid(HEADER, "is at most " + KEY_LIMIT + " characters");
    }
    return Optional.of(key);
  }

  /**
   * SHA-256 over who asks, what for and with which parameters: what makes two requests the same.
   */
  public String fingerprint(RoutingContext request, Object... parameters) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String who = currentActor.find().map(actor -> actor.staffId().toString()).orElse("");
      digest.update(
          (who + '\n' + request.request().method() + ' ' + request.request().uri())
              .getBytes(StandardCharsets.UTF_8));
      for (Object parameter : parameters) {
        digest.update((byte) '\n');
        digest.update(json.writeValueAsBytes(parameter));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException | JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Does the work in one transaction with its key and the stored answer; a request that was
   * answered before gets that answer.
   *
   * @throws Problem 422 if the key was used with another request
   */
  public Response once(String key, String fingerprint, Callable<Response> work) {
    return QuarkusTransaction.joiningExisting()
        .call(
            () -> {
              Optional<Response> before = claim(key, fingerprint);
              return before.isPresent() ? before.get() : store(key, work.call());
            });
  }

  /**
   * Takes the key for this transaction. A rival that holds it is waited for.
   *
   * @return the stored answer if the request was answered before, empty if it is to be done now
   * @throws Problem 422 if the key was used with another request
   */
  public Optional<Response> claim(String key, String fingerprint) {
    int taken =
        entities
            .createNativeQuery(
                "insert into idempotency_key(key, fingerprint, created_at) values (?1, ?2, ?3)"
                    + " on conflict (key) do nothing")
            .setParameter(1, key)
            .setParameter(2, fingerprint)
            .setParameter(3, clock.instant())
            .executeUpdate();
    return taken == 1 ? Optional.empty() : Optional.of(stored(key, fingerprint));
  }

  /**
   * As {@link #claim}, for work that is safe to do again: a key that was claimed for the same
   * request and has no answer, since the process died on the way, is claimed anew.
   */
  public Optional<Response> claimOrResume(String key, String fingerprint) {
    int resumed =
        entities
            .createNativeQuery(
                "insert into idempotency_key(key, fingerprint, created_at) values (?1, ?2, ?3)"
                    + " on conflict (key) do update set created_at = excluded.created_at"
                    + " where idempotency_key.status is null"
                    + " and idempotency_key.fingerprint = excluded.fingerprint")
            .setParameter(1, key)
            .setParameter(2, fingerprint)
            .setParameter(3, clock.instant())
            .executeUpdate();
    return resumed == 1 ? Optional.empty() : Optional.of(stored(key, fingerprint));
  }

  /** Gives up a claimed key that got no answer, since its request was refused. */
  public void release(String key) {
    entities
        .createNativeQuery("delete from idempotency_key where key = ?1 and status is null")
        .setParameter(1, key)
        .executeUpdate();
  }

  /**
   * The answer stored under the key, which must have been for the same request.
   *
   * @throws Problem 422 if it was another one, 409 if it is still under way
   */
  public Response stored(String key, String fingerprint) {
    return find(key, fingerprint)
        .orElseThrow(
            () -> Problem.conflict("contended", "The same request is under way; try again"));
  }

  /**
   * The answer stored under the key, if there is one.
   *
   * @throws Problem 422 if it was for another request, 409 if that is still under way
   */
  public Optional<Response> find(String key, String fingerprint) {
    @SuppressWarnings("unchecked") // The native query names its five columns.
    List<@Nullable Object[]> rows =
        entities
            .createNativeQuery(
                "select fingerprint, status, answer, headers, packed from idempotency_key"
                    + " where key = ?1")
            .setParameter(1, key)
            .getResultList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    @Nullable Object[] row = rows.getFirst();
    if (!fingerprint.equals(row[0])) {
      throw Problem.keyReused();
    }
    if (row[1] == null) {
      throw Problem.conflict("in-progress", "The same request is under way; try again");
    }
    String body = row[4] == null ? (String) row[2] : unpacked((byte[]) row[4]);
    return Optional.of(answer(((Number) row[1]).intValue(), body, headers((String) row[3])));
  }

  /**
   * Stores the answer under the claimed key and returns it as a repeat would see it.
   *
   * @param given its entity is anything to be written as JSON, or a text that is JSON already
   */
  public Response store(String key, Response given) {
    try {
      int status = given.getStatus();
      Object answer = given.getEntity();
      Map<String, String> headers = headers(given);
      String body =
          answer == null || answer instanceof String
              ? (String) answer
              : json.writeValueAsString(answer);
      boolean large = body != null && body.length() > PACKED_FROM;
      entities
          .createNativeQuery(
              "update idempotency_key set status = ?2, "
                  + (large ? "packed" : "answer")
                  + " = ?3, headers = ?4 where key = ?1")
          .setParameter(1, key)
          .setParameter(2, status)
          .setParameter(3, large && body != null ? packed(body) : body)
          .setParameter(4, headers.isEmpty() ? null : json.writeValueAsString(headers))
          .executeUpdate();
      return answer(status, body, headers);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Megabytes of checks take longer to write than to deflate, and say the same names often. */
  private static byte[] packed(String body) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length() / 8);
        DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater, PACKED_FROM)) {
      out.write(body.getBytes(StandardCharsets.UTF_8));
      out.finish();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
  }

  private static String unpacked(byte[] packed) {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the answer says beside its body, such as its version; the body's own are left out. */
  private static Map<String, String> headers(Response given) {
    Map<String, String> headers = new TreeMap<>();
    given
        .getStringHeaders()
        .forEach(
            (name, values) -> {
              if (!name.toLowerCase(Locale.ROOT).startsWith("content-")) {
                headers.put(name, String.join(", ", values));
              }
            });
    return headers;
  }

  private Map<String, String> headers(@Nullable String stored) {
    try {
      return stored == null ? Map.of() : json.readValue(stored, HEADERS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not what was written: " + stored, e);
    }
  }

  private static Response answer(int status, @Nullable String body, Map<String, String> headers) {
    Response.ResponseBuilder answer = Response.status(status);
    headers.forEach(answer::header);
    if (body != null) {
      answer.type(MediaType.APPLICATION_JSON_TYPE).entity(body);
    }
    return answer.build();
  }
}
