package brigade.orders;

import brigade.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/** What guests gave a person on top. Whoever takes payments implements it. */
public interface TipsOfServer {
  /** The tips of a trading date that stand: neither voided nor given back. */
  Money of(UUID serverId, LocalDate businessDate);
}
