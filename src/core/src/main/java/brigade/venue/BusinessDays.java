package brigade.venue;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** The business days; trading dates come only from here. */
@ApplicationScoped
public class BusinessDays implements PanacheRepositoryBase<BusinessDay, UUID> {
  private final Venues venues;
  private final Clock clock;

  private final TransactionSynchronizationRegistry transaction;

  BusinessDays(Venues venues, Clock clock, TransactionSynchronizationRegistry transaction) {
    this.venues = venues;
    this.clock = clock;
    this.transaction = transaction;
  }

  /**
   * The open day, opened now if there is none: the trading date of this instant, or the day after
   * the last closed one where that is later, since a closed day takes no more sales. Runs within
   * the caller's transaction; two first commands at once open one day. A transaction asks the
   * database once, since nearly everything it writes carries the date.
   */
  public BusinessDay current() {
    if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
      return findOpen().orElseGet(this::open);
    }
    if (transaction.getResource(BusinessDays.class) instanceof BusinessDay known
        && known.isOpen()) {
      return known;
    }
    BusinessDay day = findOpen().orElseGet(this::open);
    transaction.putResource(BusinessDays.class, day);
    return day;
  }

  /** The open day, if one is. */
  public Optional<BusinessDay> findOpen() {
    return find("closedAt is null").firstResultOptional();
  }

  /** The open day, locked against closing twice and against sales while it closes. */
  public Optional<BusinessDay> lockOpen() {
    return find("closedAt is null").withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
  }

  public Optional<BusinessDay> on(LocalDate date) {
    return find("date", date).firstResultOptional();
  }

  /**
   * The date of the open day, or with none open the one that the next would have, which is not
   * opened by asking: for what the house does by itself, at night and on days off.
   */
  public LocalDate date() {
    return findOpen().map(BusinessDay::date).orElseGet(() -> next(clock.instant()));
  }

  private LocalDate next(Instant now) {
    LocalDate date = venues.settings().tradingDate(now);
    return find("order by date desc")
        .firstResultOptional()
        .map(last -> last.date().plusDays(1))
        .filter(date::isBefore)
        .orElse(date);
  }

  private BusinessDay open() {
    Instant now = clock.instant();
    // A plain insert would fail the caller's transaction when another one opens the day first.
    getEntityManager()
        .createNativeQuery(
            "insert into business_day(id, business_date, opened_at) values (?1, ?2, ?3)"
                + " on conflict do nothing")
        .setParameter(1, Ids.next())
        .setParameter(2, next(now))
        .setParameter(3, now)
        .executeUpdate();
    return findOpen().orElseThrow();
  }
}
