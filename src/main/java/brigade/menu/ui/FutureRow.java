package brigade.menu.ui;

import brigade.menu.FuturePrice;
import brigade.screen.Amounts;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A price from a day on, as it is typed.
 *
 * @param from null until chosen
 */
record FutureRow(@Nullable LocalDate from, String price) {
  static FutureRow of(FuturePrice future, Amounts amounts) {
    return new FutureRow(future.from(), amounts.typed(future.price()));
  }
}
