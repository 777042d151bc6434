package brigade.orders;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/**
 * Turns at things. Whoever comes while somebody is at the same thing waits; when that one is done,
 * the first who waits goes on, for itself and for the others. Nobody waits for company.
 *
 * @param <K> what the things are known by
 * @param <T> what is to be done to one of them
 */
final class Turns<K, T> {
  private final ConcurrentMap<K, Deque<Waiting<T>>> waiting = new ConcurrentHashMap<>();
  private final int most;

  /**
   * @param most how many are done in one turn
   */
  Turns(int most) {
    this.most = most;
  }

  /**
   * @param leads completed with true when it goes on itself, with false when another did it
   */
  private record Waiting<T>(T what, CompletableFuture<Boolean> leads) {}

  /**
   * Returns when it was part of a turn: of the caller's own, or of another's.
   *
   * @param turn does what it is given, of which the caller's own is the first; what it throws, the
   *     one whose turn it is gets
   */
  void take(K thing, T what, Consumer<List<T>> turn) {
    Waiting<T> own = new Waiting<>(what, new CompletableFuture<>());
    waiting.compute(
        thing,
        (key, queue) -> {
          if (queue == null) {
            own.leads().complete(true);
            return new ArrayDeque<>();
          }
          queue.add(own);
          return queue;
        });
    if (!own.leads().join()) {
      return;
    }
    List<Waiting<T>> together = new ArrayList<>(List.of(own));
    waiting.computeIfPresent(
        thing,
        (key, queue) -> {
          while (together.size() < most && !queue.isEmpty()) {
            together.add(queue.remove());
          }
          return queue;
        });
    try {
      turn.accept(together.stream().map(Waiting::what).toList());
    } finally {
      next(thing);
      together.forEach(one -> one.leads().complete(false));
    }
  }

  /** How many wait at a thing. */
  int waitingAt(K thing) {
    int[] count = new int[1];
    waiting.computeIfPresent(
        thing,
        (key, queue) -> {
          count[0] = queue.size();
          return queue;
        });
    return count[0];
  }

  private void next(K thing) {
    waiting.computeIfPresent(
        thing,
        (key, queue) -> {
          Waiting<T> next = queue.poll();
          if (next == null) {
            return null;
          }
          next.leads().complete(true);
          return queue;
        });
  }
}
