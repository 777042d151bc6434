package brigade.staff;

import brigade.changes.Changed;
import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.venue.Ids;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in where. Tokens are kept hashed; what is asked on every call is kept in memory,
 * and forgotten when anything about the person changes.
 */
@ApplicationScoped
public class Sessions implements PanacheRepositoryBase<StaffSession, UUID> {
  /** Use of a session is written down at most this often. */
  private static final Duration SEEN_GRAIN = Duration.ofSeconds(60);

  /** Sessions kept in memory; beyond it the database is asked again. */
  private static final int KNOWN_LIMIT = 10_000;

  private static final UUID NO_SESSION = new UUID(0, 0);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Changes changes;
  private final Journal journal;
  private final Clock clock;
  private final Duration idle;
  private final Duration kitchenIdle;

  /**
   * Replaced as a whole when something is to be forgotten, so that a call which read the database
   * before the change puts what it read into the map that nobody asks any more.
   */
  private volatile Map<String, Known> known = new ConcurrentHashMap<>();

  Sessions(
      Changes changes,
      Journal journal,
      Clock clock,
      @ConfigProperty(name = "brigade.session.idle", defaultValue = "PT30M") Duration idle,
      @ConfigProperty(name = "brigade.session.kitchen-idle", defaultValue = "PT16H")
          Duration kitchenIdle) {
    this.changes = changes;
    this.journal = journal;
    this.clock = clock;
    this.idle = idle;
    this.kitchenIdle = kitchenIdle;
  }

  void forgetOnChange(@Observes StartupEvent started) {
    changes.listen(this::forget);
  }

  private void forget(Changed changed) {
    if (changed.topic() == Topic.STAFF) {
      known = new ConcurrentHashMap<>();
    }
  }

  /** Begins a session, within the caller's transaction. */
  Begun begin(StaffMember member, Device device) {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.instant();
    StaffSession session = new StaffSession(Ids.next(), hash(token), member, device, now);
    persist(session);
    return new Begun(token, session.actor(), now.plus(idleOf(member.role())));
  }

  /** The actor of a token, empty when there is no such session or it is over. Counts as use. */
  public Optional<Actor> actorOf(String token) {
    Instant now = clock.instant();
    byte[] hash = hash(token);
    String key = HexFormat.of().formatHex(hash);
    Map<String, Known> memory = known;
    Known at = memory.get(key);
    if (at != null && at.seenAt.plus(SEEN_GRAIN).isAfter(now)) {
      return Optional.of(at.actor);
    }
    Optional<Actor> actor = QuarkusTransaction.joiningExisting().call(() -> use(hash, now));
    remember(memory, key, actor, now);
    return actor;
  }

  /**
   * The actor of a token without counting as use: a screen that redraws by itself must not keep its
   * session from ending.
   */
  public Optional<Actor> standingActorOf(String token) {
    Instant now = clock.instant();
    byte[] hash = hash(token);
    String key = HexFormat.of().formatHex(hash);
    Known at = known.get(key);
    if (at != null && at.seenAt.plus(idleOf(at.actor.role())).isAfter(now)) {
      return Optional.of(at.actor);
    }
    return QuarkusTransaction.joiningExisting()
        .call(
            () ->
                find("tokenHash", (Object) hash)
                    .firstResultOptional()
                    .filter(session -> !session.isOver(now, idleOf(session.actor().role())))
                    .map(StaffSession::actor));
  }

  /** Ends the sessions that went idle, within the caller's transaction. */
  public int endIdle() {
    Instant now = clock.instant();
    List<StaffSession> over =
        stream("endedAt is null and seenAt < ?1", now.minus(idle))
            .filter(session -> session.isOver(now, idleOf(session.actor().role())))
            .toList();
    for (StaffSession session : over) {
      expire(session, now);
      known.remove(HexFormat.of().formatHex(session.tokenHash()));
      changes.announce(Topic.STAFF, session.actor().staffId());
    }
    return over.size();
  }

  /** Nobody ended it: it was left alone for too long. */
  private void expire(StaffSession session, Instant now) {
    if (session.end(now)) {
      Actor actor = session.actor();
      journal.recordOfHouse(
          "session.ended",
          "session",
          session.id(),
          null,
          Map.of("staff", actor.name(), "device", actor.device(), "why", "IDLE"));
    }
  }

  private static void remember(
      Map<String, Known> memory, String key, Optional<Actor> actor, Instant now) {
    if (memory.size() >= KNOWN_LIMIT) {
      memory.clear();
    }
    actor.ifPresentOrElse(a -> memory.put(key, new Known(a, now)), () -> memory.remove(key));
  }

  private Optional<Actor> use(byte[] hash, Instant now) {
    Optional<StaffSession> found = find("tokenHash", (Object) hash).firstResultOptional();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    StaffSession session = found.get();
    Actor actor = session.actor();
    if (session.isOver(now, idleOf(actor.role()))) {
      expire(session, now);
      return Optional.empty();
    }
    session.seen(now);
    return Optional.of(actor);
  }

  /** Whether the session still stands, without counting as use. */
  public boolean stands(Actor actor) {
    Instant now = clock.instant();
    return QuarkusTransaction.joiningExisting()
        .call(
            () ->
                findByIdOptional(actor.sessionId())
                    .filter(session -> !session.isOver(now, idleOf(actor.role())))
                    .isPresent());
  }

  /** When a session that is used now would end for idleness. */
  public Duration idleOf(Role role) {
    return role == Role.COOK || role == Role.PRINT_AGENT ? kitchenIdle : idle;
  }

  /** Ends a session, within the caller's transaction. */
  void end(Actor actor) {
    findByIdOptional(actor.sessionId())
        .ifPresent(
            session -> {
              session.end(clock.instant());
              known.remove(HexFormat.of().formatHex(session.tokenHash()));
            });
    changes.announce(Topic.STAFF, actor.staffId());
  }

  /**
   * Ends every session of a person, within the caller's transaction.
   *
   * @param but the session that goes on, or null for none
   */
  void endAll(UUID staffId, @Nullable UUID but) {
    update(
        "endedAt = ?1 where member.id = ?2 and endedAt is null and id <> ?3",
        clock.instant(),
        staffId,
        but == null ? NO_SESSION : but);
    changes.announce(Topic.STAFF, staffId);
  }

  /** Ends every session on a device, within the caller's transaction. */
  void endOn(UUID deviceId) {
    update("endedAt = ?1 where device.id = ?2 and endedAt is null", clock.instant(), deviceId);
    changes.announce(Topic.STAFF, deviceId);
  }

  static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Known(Actor actor, Instant seenAt) {}

  /**
   * A session that just began.
   *
   * @param token to be shown on every call; it is not kept here in clear
   * @param actor who it is
   * @param expiresAt when it ends unless it is used
   */
  public record Begun(String token, Actor actor, Instant expiresAt) {}
}
