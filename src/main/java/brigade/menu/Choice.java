package brigade.menu;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A modifier asked for.
 *
 * @param prefix the word before it; null for none
 * @param half the half it is for; null for the whole
 * @param modifiers what was chosen in the groups that this modifier asks
 */
public record Choice(
    UUID modifierId, @Nullable Prefix prefix, @Nullable Half half, List<Choice> modifiers) {
  public Choice {
    modifiers = List.copyOf(modifiers);
  }

  /** On the whole, with nothing below it. */
  public Choice(UUID modifierId, @Nullable Prefix prefix) {
    this(modifierId, prefix, null, List.of());
  }
}
