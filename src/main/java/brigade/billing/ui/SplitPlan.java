package brigade.billing.ui;

import brigade.billing.Division.OpenLine;
import brigade.billing.Division.Planned;
import brigade.billing.Share;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A split being put together: parts, and what is on none of them yet. Immutable, so that a step
 * back is the plan before. Whatever is done to it, parts and loose lines hold together what they
 * held at the beginning.
 *
 * @param loose shares of lines on no part; only dividing by item has them
 */
record SplitPlan(List<Planned> parts, Map<UUID, Share> loose) {
  /** The place of what is on no part. */
  static final int LOOSE = -1;

  SplitPlan {
    parts = List.copyOf(parts);
    loose = Map.copyOf(loose);
  }

  static SplitPlan of(List<Planned> parts) {
    return new SplitPlan(parts, Map.of());
  }

  /** Everything still to be put on a part. */
  static SplitPlan loose(List<OpenLine> open) {
    Map<UUID, Share> all = new LinkedHashMap<>();
    open.forEach(line -> all.put(line.lineId(), line.share()));
    return new SplitPlan(List.of(empty()), all);
  }

  private static Planned empty() {
    return new Planned(List.of(), Map.of());
  }

  /** What a place holds of a line. */
  Optional<Share> at(int place, UUID lineId) {
    Map<UUID, Share> shares = place == LOOSE ? loose : parts.get(place).shares();
    return Optional.ofNullable(shares.get(lineId));
  }

  /**
   * Moves a line.
   *
   * @param from where it is
   * @param to a part, or their number for a new one
   * @param only no more than this share, or null for all of it that is there
   */
  SplitPlan move(UUID lineId, int from, int to, @Nullable Share only) {
    Optional<Share> held = at(from, lineId);
    if (held.isEmpty() || from == to) {
      return this;
    }
    Share moved = only != null && only.compareTo(held.get()) < 0 ? only : held.get();
    List<Map<UUID, Share>> shares = mutable();
    Map<UUID, Share> rest = new LinkedHashMap<>(loose);
    Map<UUID, Share> source = from == LOOSE ? rest : shares.get(from);
    if (moved.equals(held.get())) {
      source.remove(lineId);
    } else {
      source.put(lineId, held.get().minus(moved));
    }
    if (to == parts.size()) {
      shares.add(new LinkedHashMap<>());
    }
    (to == LOOSE ? rest : shares.get(to)).merge(lineId, moved, Share::plus);
    return with(shares, rest);
  }

  /** Shares all that there is of a line equally between these parts. */
  SplitPlan share(UUID lineId, Collection<Integer> between) {
    List<Map<UUID, Share>> shares = mutable();
    Map<UUID, Share> rest = new LinkedHashMap<>(loose);
    Share all = rest.remove(lineId);
    for (Map<UUID, Share> part : shares) {
      Share held = part.remove(lineId);
      if (held != null) {
        all = all == null ? held : all.plus(held);
      }
    }
    if (all == null || between.isEmpty()) {
      return this;
    }
    Share each = all.times(Share.of(1, between.size()));
    for (int place : between) {
      shares.get(place).put(lineId, each);
    }
    return with(shares, rest);
  }

  /** One more part, with nothing on it. */
  SplitPlan extended() {
    List<Planned> more = new ArrayList<>(parts);
    more.add(empty());
    return new SplitPlan(more, loose);
  }

  /** Puts a part with another one; its own place is gone. */
  SplitPlan merge(int from, int into) {
    Planned gone = parts.get(from);
    Planned kept = parts.get(into);
    Map<UUID, Share> together = new LinkedHashMap<>(kept.shares());
    gone.shares().forEach((line, share) -> together.merge(line, share, Share::plus));
    TreeSet<Integer> seats = new TreeSet<>(kept.seats());
    seats.addAll(gone.seats());
    List<Planned> fewer = new ArrayList<>(parts);
    fewer.set(into, new Planned(List.copyOf(seats), together));
    fewer.remove(from);
    return new SplitPlan(fewer, loose);
  }

  /** Without parts that have nothing. */
  SplitPlan filled() {
    return new SplitPlan(parts.stream().filter(part -> !part.shares().isEmpty()).toList(), loose);
  }

  /** Whether every line is on some part. */
  boolean complete() {
    return loose.isEmpty();
  }

  private List<Map<UUID, Share>> mutable() {
    List<Map<UUID, Share>> shares = new ArrayList<>();
    parts.forEach(part -> shares.add(new LinkedHashMap<>(part.shares())));
    return shares;
  }

  private SplitPlan with(List<Map<UUID, Share>> shares, Map<UUID, Share> rest) {
    List<Planned> planned = new ArrayList<>();
    for (int i = 0; i < shares.size(); i++) {
      List<Integer> seats = i < parts.size() ? parts.get(i).seats() : List.of();
      planned.add(new Planned(seats, shares.get(i)));
    }
    return new SplitPlan(planned, rest);
  }
}
