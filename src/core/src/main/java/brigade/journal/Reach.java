package brigade.journal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far sealing has come. Numbers of the journal are given before the commit: below the highest
 * one seen some may be missing, whose rows are committed later or never. They are awaited until
 * nobody is left who could still commit them.
 *
 * @param position the last position of the chain, 0 before the first
 * @param head its hash, in hex
 * @param highest the highest number of the journal that was seen
 * @param awaited what is missing below it, those first that were missed first
 */
record Reach(long position, String head, long highest, List<Awaited> awaited) {
  /**
   * Gaps awaited at most. Only a transaction that stays open for hours while thousands of commands
   * fail makes so many; then the oldest are left to the next start, or to a check.
   */
  static final int MOST_AWAITED = 10_000;

  Reach {
    awaited = List.copyOf(awaited);
  }

  /** Before the first look: any row up to the highest number may have no seal yet. */
  static Reach begin(long position, String head, long highest) {
    return new Reach(
        position,
        head,
        highest,
        highest == 0 ? List.of() : List.of(Awaited.missed(List.of(new Gap(1, highest)))));
  }

  /**
   * The same, knowing which transactions run now. Asked before each look.
   *
   * @param running a name for each, never used twice
   */
  Reach meanwhile(Set<String> running) {
    return new Reach(
        position, head, highest, awaited.stream().map(one -> one.meanwhile(running)).toList());
  }

  /** The gaps in which a row may have appeared since they were looked at. */
  List<Gap> due() {
    return awaited.stream().filter(Awaited::due).flatMap(one -> one.gaps().stream()).toList();
  }

  /**
   * The same after a look at all that is due and at what is new.
   *
   * @param fresh the numbers above the highest that were seen now, ascending
   */
  Reach looked(List<Long> fresh) {
    List<Awaited> now = new ArrayList<>();
    for (Awaited one : awaited) {
      if (!one.over()) {
        now.add(one.looked());
      }
    }
    List<Gap> missing = new ArrayList<>();
    long last = highest;
    for (long seq : fresh) {
      if (seq > last + 1) {
        missing.add(new Gap(last + 1, seq - 1));
      }
      last = seq;
    }
    if (!missing.isEmpty()) {
      now.add(Awaited.missed(missing));
    }
    while (now.stream().mapToInt(one -> one.gaps().size()).sum() > MOST_AWAITED) {
      now.removeFirst();
    }
    return new Reach(position, head, last, now);
  }

  /** The same with a chain that ends elsewhere. */
  Reach at(long newPosition, String newHead) {
    return new Reach(newPosition, newHead, highest, awaited);
  }

  /** Numbers of the journal from the first to the last. */
  record Gap(long first, long last) {}

  /**
   * Gaps seen in one look.
   *
   * <p>A number is taken within the transaction that writes it. So whoever may still commit one of
   * these was running when the gaps were seen, and until the transactions are named for the first
   * time, which is after that look. A row can only appear when one of them ends; once all have
   * ended, one more look finds whatever there will ever be.
   *
   * @param holders the transactions that may still commit a row, null until they were named
   * @param due whether a row may have appeared since the last look
   */
  record Awaited(List<Gap> gaps, @Nullable Set<String> holders, boolean due) {
    Awaited {
      gaps = List.copyOf(gaps);
      holders = holders == null ? null : Set.copyOf(holders);
    }

    private static Awaited missed(List<Gap> gaps) {
      return new Awaited(gaps, null, true);
    }

    private Awaited meanwhile(Set<String> running) {
      if (holders == null) {
        return new Awaited(gaps, running, true);
      }
      Set<String> left = new HashSet<>(holders);
      left.retainAll(running);
      return new Awaited(gaps, left, due || left.size() < holders.size());
    }

    private Awaited looked() {
      return new Awaited(gaps, holders, false);
    }

    private boolean over() {
      return holders != null && holders.isEmpty();
    }
  }
}
