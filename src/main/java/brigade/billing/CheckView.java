package brigade.billing;

import brigade.billing.PaymentsOfCheck.Paid;
import brigade.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A check as it stands.
 *
 * @param number as people call it, {@code 1047-1}
 * @param part from 1
 * @param seats whose lines it has where it was split by seat, else empty
 * @param figures what it carries and owes; its total includes the rounding of cash payments
 * @param lines what is on it, in the order taken
 * @param paid what was paid on it
 * @param cash what the last of it is rounded to when that is paid in cash
 * @param printedAt when its paper was printed last, or null
 * @param stale whether the figures changed since it was printed
 * @param actedBy who takes or took the payment of a pending or paid check, else null
 * @param actedAt since when it is pending or paid, else null
 * @param version for conditional writes: it grows with whatever changes the check or its order
 * @param divided what is written about the check itself, to save a division against; 0 while
 *     nothing is
 */
public record CheckView(
    UUID id,
    UUID orderId,
    int orderNumber,
    String number,
    int part,
    List<Integer> seats,
    CheckState state,
    Figures figures,
    List<Line> lines,
    Paid paid,
    CashRounding cash,
    @Nullable Instant printedAt,
    int prints,
    boolean stale,
    @Nullable String actedBy,
    @Nullable Instant actedAt,
    long version,
    long divided) {

  /** Most writes of one check between two changes of its order. */
  private static final int WRITES = 1 << 16;

  /**
   * A version of a check: that of its order before what is written about the check itself, so that
   * none comes twice although a merge forgets checks and a split writes them anew.
   */
  static long version(long order, long written) {
    return order * WRITES + Math.min(written, WRITES - 1);
  }

  public Totals totals() {
    return figures.totals();
  }

  /** What is still to be paid; negative when more was paid than is owed now. */
  public Money due() {
    return totals().total().minus(paid.amount());
  }

  /** The same where it is paid in cash. */
  public Money dueInCash() {
    return cash.round(due());
  }

  /** Whether more was paid on it than it owes, which a change of the bill must not bring about. */
  boolean owesBack() {
    return state == CheckState.OPEN && paid.amount().isPositive() && due().isNegative();
  }

  /** Whether a split or a merge may touch it: open, and nothing paid on it. */
  public boolean divisible() {
    return state == CheckState.OPEN && paid.amount().isZero();
  }

  /**
   * A line, or a share of one.
   *
   * @param line the order's line
   * @param figure its share and amounts on this check
   */
  public record Line(BilledOrder.Line line, Figures.LineFigure figure) {}
}
