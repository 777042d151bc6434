package brigade.orders;

import brigade.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/** What a person has sold. Whoever takes payments implements it. */
public interface FiguresOfServer {
  /** Sales and tips of a trading date. */
  Figures of(UUID staffId, LocalDate businessDate);

  /** The figures. */
  record Figures(Money sales, Money tips) {}
}
