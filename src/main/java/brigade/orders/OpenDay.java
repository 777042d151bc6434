package brigade.orders;

import brigade.venue.BusinessDays;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The open trading date as last seen. Whoever relies on it without asking the database proves it in
 * the statement that writes.
 */
@ApplicationScoped
class OpenDay {
  private final BusinessDays days;
  private volatile @Nullable LocalDate known;

  OpenDay(BusinessDays days) {
    this.days = days;
  }

  LocalDate current() {
    LocalDate date = known;
    return date == null ? fresh() : date;
  }

  /** The open trading date as the database has it; the day is opened if none is. */
  LocalDate fresh() {
    LocalDate date = QuarkusTransaction.joiningExisting().call(() -> days.current().date());
    known = date;
    return date;
  }
}
