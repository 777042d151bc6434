package brigade.changes;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for often and changes rarely: read once and kept in memory until a change of its
 * topic is committed, here or by another server. {@link Changes#remember} makes one.
 *
 * <p>A transaction that announced a change of the topic reads its own state, which nobody else is
 * shown. What was read before a change was committed is not kept after it, and neither is what a
 * transaction read that looks at an earlier moment ({@link Changes#oneMoment}).
 */
public final class Remembered<T> {
  private final Supplier<T> read;
  private final BooleanSupplier changing;
  private final BooleanSupplier lookingBack;
  private @Nullable Kept<T> kept;
  private long forgotten;

  private record Kept<T>(T value) {}

  /**
   * @param read reads the value in a transaction
   * @param changing whether the transaction of this thread announced a change of it
   * @param lookingBack whether the transaction of this thread sees one moment, which may be over
   */
  Remembered(Supplier<T> read, BooleanSupplier changing, BooleanSupplier lookingBack) {
    this.read = read;
    this.changing = changing;
    this.lookingBack = lookingBack;
  }

  /** The value as it was read last. */
  public T get() {
    Kept<T> known = known();
    return known == null || changing.getAsBoolean() ? fresh() : known.value();
  }

  /** The value as the database has it now, for whoever edits it. */
  public T fresh() {
    long before = forgotten();
    T value = QuarkusTransaction.joiningExisting().call(read::get);
    if (!changing.getAsBoolean() && !lookingBack.getAsBoolean()) {
      keep(value, before);
    }
    return value;
  }

  private synchronized @Nullable Kept<T> known() {
    return kept;
  }

  private synchronized long forgotten() {
    return forgotten;
  }

  private synchronized void keep(T value, long before) {
    if (forgotten == before) {
      kept = new Kept<>(value);
    }
  }

  synchronized void forget() {
    forgotten++;
    kept = null;
  }
}
