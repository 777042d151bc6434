package brigade.journal;

import brigade.changes.Changes;
import brigade.venue.Relaying;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Chains the journal's rows by hash shortly after their commit, and checks the chain.
 *
 * <p>Commands don't wait for it: one writer per database, kept single by an advisory lock, seals
 * what it finds. A row that was changed, removed or moved after sealing no longer fits its hash.
 */
@ApplicationScoped
public class Sealing {
  private static final Logger LOG = Logger.getLogger(Sealing.class);

  /** Rows sealed in one transaction. */
  private static final int BATCH = 1_000;

  /** Broken places named in one answer; a chain cut to pieces needs no longer list. */
  private static final int BREAKS_NAMED = 100;

  private static final int FETCH = 2_000;

  private final EntityManager entities;
  private final Changes changes;
  private final Clock clock;
  private final Relaying relaying;
  private final Duration every;
  private final Semaphore wake = new Semaphore(0);
  private volatile boolean stopping;
  private volatile @Nullable Thread writer;

  /** How far this process came and committed; null before its first look. */
  private @Nullable Reach reach;

  Sealing(
      EntityManager entities,
      Changes changes,
      Clock clock,
      Relaying relaying,
      @ConfigProperty(name = "brigade.journal.seal-every", defaultValue = "PT2S") Duration every) {
    this.entities = entities;
    this.changes = changes;
    this.clock = clock;
    this.relaying = relaying;
    this.every = every;
  }

  void start(@Observes StartupEvent started) {
    changes.listen(changed -> wake.release());
    writer = Thread.ofVirtual().name("journal-sealing").start(this::run);
  }

  void stop(@Observes ShutdownEvent stopped) {
    stopping = true;
    Thread running = writer;
    if (running != null) {
      running.interrupt();
    }
  }

  private void run() {
    while (!stopping) {
      try {
        // At most one round per interval: rows gather meanwhile and are sealed together.
        Thread.sleep(every);
        if (wake.tryAcquire(every.toMillis() * 10, TimeUnit.MILLISECONDS)) {
          wake.drainPermits();
        }
        relaying.unlessRelaid(this::seal);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        if (!stopping) {
          LOG.warnf("The journal was not sealed now, it will be tried again: %s", e.getMessage());
        }
      }
    }
  }

  /**
   * Seals every committed row that has no seal yet.
   *
   * @return how many
   */
  public synchronized int seal() {
    int sealed = 0;
    boolean more;
    do {
      Reach before = reach;
      SealingRound.Sealed round =
          QuarkusTransaction.requiringNew()
              .call(
                  () ->
                      entities
                          .unwrap(Session.class)
                          .<SealingRound.Sealed>doReturningWork(
                              connection ->
                                  SealingRound.run(connection, before, clock.instant(), BATCH)));
      reach = round.reach();
      sealed += round.rows();
      more = round.more();
    } while (more);
    return sealed;
  }

  /** How far this process came; null before its first look. */
  synchronized @Nullable Reach reach() {
    return reach;
  }

  /**
   * The last hash of the chain, in hex; whoever notes it elsewhere can later prove what was before.
   */
  public String head() {
    byte[] last =
        (byte[])
            entities
                .createNativeQuery(
                    "select coalesce((select hash from journal_seal order by position desc limit 1),"
                        + " decode(repeat('00', 32), 'hex'))")
                .getSingleResult();
    return HexFormat.of().formatHex(last);
  }

  /** Seals what is not sealed, then computes the whole chain again from the journal's rows. */
  public Verdict verify() {
    synchronized (this) {
      reach = null;
    }
    seal();
    return QuarkusTransaction.requiringNew()
        .timeout((int) Duration.ofMinutes(10).toSeconds())
        .call(
            () ->
                entities
                    .unwrap(Session.class)
                    .<Verdict>doReturningWork(connection -> verify(connection)));
  }

  /** Computes the whole chain again, as far as it is sealed, and writes nothing. */
  public static Verdict verify(Connection connection) throws SQLException {
    List<Break> breaks = new ArrayList<>();
    long rows = 0;
    long expectedPosition = 1;
    byte[] previous = Chain.BEGINNING;
    try (PreparedStatement chain =
        connection.prepareStatement(
            "select s.position, s.seq, s.hash, j.seq, "
                + Chain.VALUES
                + " from journal_seal s left join journal j on j.seq = s.seq order by s.position")) {
      chain.setFetchSize(FETCH);
      try (ResultSet row = chain.executeQuery()) {
        while (row.next()) {
          long position = row.getLong(1);
          long seq = row.getLong(2);
          byte[] hash = row.getBytes(3);
          row.getLong(4);
          boolean removed = row.wasNull();
          if (position != expectedPosition) {
            note(breaks, new Break(expectedPosition, null, "the seal is missing"));
          }
          if (removed) {
            note(breaks, new Break(position, seq, "the row was removed"));
          } else if (!java.util.Arrays.equals(hash, Chain.link(previous, Chain.values(row, 5)))) {
            note(breaks, new Break(position, seq, "the row, its seal or their order was changed"));
          }
          // Going on from the hash as stored names the broken places only, not all that follow.
          previous = hash;
          expectedPosition = position + 1;
          rows++;
        }
      }
    }
    return new Verdict(breaks.isEmpty(), rows, HexFormat.of().formatHex(previous), breaks);
  }

  private static void note(List<Break> breaks, Break found) {
    if (breaks.size() < BREAKS_NAMED) {
      breaks.add(found);
    }
  }

  /**
   * What a check found.
   *
   * @param intact whether every sealed row fits its place
   * @param rows sealed rows
   * @param head the last hash, in hex; whoever noted it elsewhere can compare
   * @param breaks the first places that don't fit
   */
  public record Verdict(boolean intact, long rows, String head, List<Break> breaks) {
    public Verdict {
      breaks = List.copyOf(breaks);
    }
  }

  /**
   * A place that does not fit.
   *
   * @param position in the chain, from 1
   * @param seq the journal's number, null where only the seal is gone
   */
  public record Break(long position, @Nullable Long seq, String what) {}
}
