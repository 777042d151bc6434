package brigade.screen;

import java.util.List;
import java.util.Locale;

/**
 * A sentence by its key in the message bundles and what it speaks of, so that whoever makes it need
 * not know in which language it is read.
 *
 * @param facts what the pattern puts in; numbers that are not to be grouped are given as text
 */
public record Phrase(String key, List<Object> facts) {
  public Phrase {
    facts = List.copyOf(facts);
  }

  /** The sentence of a key. */
  public static Phrase of(String key, Object... facts) {
    return new Phrase(key, List.of(facts));
  }

  /** In the language of the current screen. */
  public String words() {
    return Texts.of(key, facts.toArray());
  }

  /** In English, as clients of the API read it. */
  public String english() {
    return Texts.in(Locale.ENGLISH, key, facts.toArray());
  }
}
