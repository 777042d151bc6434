package brigade.menu;

import brigade.money.Money;
import java.time.LocalDate;

/**
 * What a size costs from a day on.
 *
 * @param from the first trading date it holds for
 */
public record FuturePrice(LocalDate from, Money price) {}
