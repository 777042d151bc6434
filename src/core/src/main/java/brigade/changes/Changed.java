package brigade.changes;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Word that something changed. It carries no state: whoever hears it reads the database again.
 *
 * @param topic the kind of thing
 * @param id which one, as {@link Topic} says; {@link #concerns} knows the word about all of them
 */
public record Changed(Topic topic, UUID id) {
  private static final UUID ALL = new UUID(-1, -1);

  /** That any thing of any kind may have changed, for those who may have missed a word. */
  static final Set<Changed> EVERYTHING =
      Arrays.stream(Topic.values()).map(Changed::allOf).collect(Collectors.toUnmodifiableSet());

  /** That any thing of a kind may have changed. */
  static Changed allOf(Topic topic) {
    return new Changed(topic, ALL);
  }

  /** Whether it is about all things of its kind. */
  public boolean isOfAll() {
    return id.equals(ALL);
  }

  /** Whether it is about this one, among others perhaps; what is not there yet is not concerned. */
  public boolean concerns(@Nullable UUID one) {
    return one != null && (id.equals(one) || isOfAll());
  }
}
