package brigade.payments.terminal;

import brigade.journal.Journal;
import brigade.money.Money;
import brigade.payments.CardTerminal;
import brigade.payments.CardWords;
import brigade.payments.Terminal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A terminal without hardware, for the demo and for tests. It does what it was told to do with the
 * next card, and remembers every intent in its own table, as a real one remembers in its own
 * memory.
 */
@ApplicationScoped
public class SimulatedTerminal implements CardTerminal {
  /** The value of {@link Terminal#kind()} for terminals served here. */
  public static final String KIND = "SIMULATED";

  /** The longest it can be told to take, so that a forgotten setting does not hold a guest up. */
  public static final Duration DELAY_LIMIT = Duration.ofSeconds(120);

  private static final String USUAL_REASON = CardWords.INSUFFICIENT_FUNDS.english();

  private final EntityManager entities;
  private final Journal journal;
  private final Clock clock;
  private final Map<UUID, CountDownLatch> waiting = new ConcurrentHashMap<>();

  SimulatedTerminal(EntityManager entities, Journal journal, Clock clock) {
    this.entities = entities;
    this.journal = journal;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  /**
   * Tells what to do from the next card on.
   *
   * @param reason what a decline says, or null for the usual
   * @param delay how long the guest takes, at most {@link #DELAY_LIMIT}
   * @param sticky whether it stays so, or holds for one card only
   */
  public void next(
      UUID terminalId, Script outcome, @Nullable String reason, Duration delay, boolean sticky) {
    QuarkusTransaction.joiningExisting()
        .run(
            () -> {
              Next before = read(terminalId);
              entities
                  .createNativeQuery(
                      "insert into simulated_terminal(terminal_id, next_outcome, next_reason,"
                          + " delay_ms, sticky) values (?1, ?2, cast(?3 as text), ?4, ?5)"
                          + " on conflict (terminal_id) do update set next_outcome ="
                          + " excluded.next_outcome, next_reason = excluded.next_reason,"
                          + " delay_ms = excluded.delay_ms, sticky = excluded.sticky")
                  .setParameter(1, terminalId)
                  .setParameter(2, outcome.name())
                  .setParameter(3, reason)
                  .setParameter(4, (int) delay.toMillis())
                  .setParameter(5, sticky)
                  .executeUpdate();
              journal.record("terminal.scripted", "terminal", terminalId, before, read(terminalId));
            });
  }

  /** What it will do with the next card. */
  public Next next(UUID terminalId) {
    return QuarkusTransaction.joiningExisting().call(() -> read(terminalId));
  }

  @Override
  public Outcome charge(Terminal terminal, UUID intentId, Money amount) {
    return act(terminal, intentId, "CHARGE", amount);
  }

  @Override
  public Outcome refund(Terminal terminal, UUID refundId, UUID intentId, Money amount) {
    return act(terminal, refundId, "REFUND", amount);
  }

  private Outcome act(Terminal terminal, UUID intentId, String kind, Money amount) {
    Next next = QuarkusTransaction.requiringNew().call(() -> take(terminal.id()));
    CountDownLatch cancelled = new CountDownLatch(1);
    waiting.put(intentId, cancelled);
    try {
      boolean stopped =
          !next.delay().isZero() && cancelled.await(next.delay().toMillis(), TimeUnit.MILLISECONDS);
      if (stopped) {
        return remember(terminal, intentId, kind, amount, false, CardWords.CANCELLED.english());
      }
      return switch (next.outcome()) {
        case APPROVE -> remember(terminal, intentId, kind, amount, true, null);
        case DECLINE -> remember(terminal, intentId, kind, amount, false, next.reason());
        case TIMEOUT_THEN_YES -> {
          remember(terminal, intentId, kind, amount, true, null);
          yield new Outcome.NoAnswer(CardWords.NO_ANSWER.english());
        }
        case TIMEOUT_THEN_NO -> {
          remember(terminal, intentId, kind, amount, false, next.reason());
          yield new Outcome.NoAnswer(CardWords.NO_ANSWER.english());
        }
        case TIMEOUT_THEN_NOT_FOUND -> new Outcome.NoAnswer(CardWords.NO_ANSWER.english());
        case DEAD -> new Outcome.NoAnswer(CardWords.DEAD.english());
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.NoAnswer(CardWords.STOPPING.english());
    } finally {
      waiting.remove(intentId);
    }
  }

  @Override
  public Outcome ask(Terminal terminal, UUID intentId) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                read(terminal.id()).outcome() == Script.DEAD
                    ? new Outcome.NoAnswer(CardWords.DEAD.english())
                    : known(intentId));
  }

  @Override
  public Outcome adjust(Terminal terminal, UUID intentId, Money amount) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              if (read(terminal.id()).outcome() == Script.DEAD) {
                return new Outcome.NoAnswer(CardWords.DEAD.english());
              }
              if (change(intentId, amount, false)) {
                return new Outcome.Approved(reference(intentId));
              }
              return isCaptured(intentId)
                  ? new Outcome.Declined(CardWords.CAPTURED.english())
                  : new Outcome.NotFound();
            });
  }

  @Override
  public Outcome cancel(Terminal terminal, UUID intentId) {
    CountDownLatch guest = waiting.get(intentId);
    if (guest != null) {
      guest.countDown();
      return new Outcome.Approved(reference(intentId));
    }
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              if (read(terminal.id()).outcome() == Script.DEAD) {
                return new Outcome.NoAnswer(CardWords.DEAD.english());
              }
              if (isCaptured(intentId)) {
                return new Outcome.Declined(CardWords.CAPTURED.english());
              }
              entities
                  .createNativeQuery(
                      "insert into simulated_charge(intent_id, terminal_id, kind, amount,"
                          + " approved, reason, cancelled, at)"
                          + " values (?1, ?2, 'CHARGE', 0, false, null, true, ?3)"
                          + " on conflict (intent_id) do update set cancelled = true")
                  .setParameter(1, intentId)
                  .setParameter(2, terminal.id())
                  .setParameter(3, clock.instant())
                  .executeUpdate();
              return new Outcome.Approved(reference(intentId));
            });
  }

  @Override
  public Outcome capture(Terminal terminal, UUID intentId, Money amount) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              if (read(terminal.id()).outcome() == Script.DEAD) {
                return new Outcome.NoAnswer(CardWords.DEAD.english());
              }
              change(intentId, amount, true);
              return known(intentId);
            });
  }

  /** Changes a charge that is not captured; false where there is none. */
  private boolean change(UUID intentId, Money amount, boolean capture) {
    return entities
            .createNativeQuery(
                "update simulated_charge set amount = ?2, captured = ?3"
                    + " where intent_id = ?1 and approved and not cancelled and not captured")
            .setParameter(1, intentId)
            .setParameter(2, amount.minor())
            .setParameter(3, capture)
            .executeUpdate()
        == 1;
  }

  private boolean isCaptured(UUID intentId) {
    return !entities
        .createNativeQuery("select 1 from simulated_charge where intent_id = ?1 and captured")
        .setParameter(1, intentId)
        .getResultList()
        .isEmpty();
  }

  private Outcome remember(
      Terminal terminal,
      UUID intentId,
      String kind,
      Money amount,
      boolean approved,
      @Nullable String reason) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              entities
                  .createNativeQuery(
                      "insert into simulated_charge(intent_id, terminal_id, kind, amount,"
                          + " approved, reason, cancelled, at) values (?1, ?2, ?3, ?4, ?5,"
                          + " cast(?6 as text), false, ?7) on conflict (intent_id) do nothing")
                  .setParameter(1, intentId)
                  .setParameter(2, terminal.id())
                  .setParameter(3, kind)
                  .setParameter(4, amount.minor())
                  .setParameter(5, approved)
                  .setParameter(6, reason)
                  .setParameter(7, clock.instant())
                  .executeUpdate();
              return known(intentId);
            });
  }

  private Outcome known(UUID intentId) {
    @SuppressWarnings("unchecked") // The native query names its three columns.
    List<@Nullable Object[]> rows =
        entities
            .createNativeQuery(
                "select approved, reason, cancelled from simulated_charge where intent_id = ?1")
            .setParameter(1, intentId)
            .getResultList();
    if (rows.isEmpty()) {
      return new Outcome.NotFound();
    }
    @Nullable Object[] row = rows.getFirst();
    if (Boolean.TRUE.equals(row[2])) {
      return new Outcome.Declined(CardWords.CANCELLED.english());
    }
    return Boolean.TRUE.equals(row[0])
        ? new Outcome.Approved(reference(intentId))
        : new Outcome.Declined(row[1] == null ? USUAL_REASON : (String) row[1]);
  }

  private Next take(UUID terminalId) {
    Next next = read(terminalId);
    entities
        .createNativeQuery(
            "update simulated_terminal set next_outcome = 'APPROVE', next_reason = null"
                + " where terminal_id = ?1 and not sticky")
        .setParameter(1, terminalId)
        .executeUpdate();
    return next;
  }

  private Next read(UUID terminalId) {
    @SuppressWarnings("unchecked") // The native query names its four columns.
    List<@Nullable Object[]> rows =
        entities
            .createNativeQuery(
                "select next_outcome, next_reason, delay_ms, sticky from simulated_terminal"
                    + " where terminal_id = ?1")
            .setParameter(1, terminalId)
            .getResultList();
    if (rows.isEmpty()) {
      return new Next(Script.APPROVE, USUAL_REASON, Duration.ZERO, true);
    }
    @Nullable Object[] row = rows.getFirst();
    return new Next(
        Script.valueOf(String.valueOf(row[0])),
        row[1] == null ? USUAL_REASON : (String) row[1],
        Duration.ofMillis(row[2] == null ? 0 : ((Number) row[2]).longValue()),
        Boolean.TRUE.equals(row[3]));
  }

  private static String reference(UUID intentId) {
    return "SIM-"
        + HexFormat.of()
            .withUpperCase()
            .toHexDigits(intentId.getLeastSignificantBits())
            .substring(8);
  }

  /** What it will do with the next card, after which delay, and whether it stays so. */
  public record Next(Script outcome, String reason, Duration delay, boolean sticky) {}
}
