package brigade.kitchen.chit;

import brigade.kitchen.TicketRequest.Mod;
import brigade.screen.Texts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Modifiers in the words of a language: their action words are codes on a ticket. */
public final class ActionWords {
  private ActionWords() {}

  /** The action word, or null where the name says all. */
  public static @Nullable String word(Locale locale, Mod modifier) {
    return modifier.prefix() == null
        ? null
        : Texts.in(locale, "kitchen.prefix." + modifier.prefix());
  }

  /** What it is about, with the half it is for: {@code Left half: PEPPERONI}. */
  public static String name(Locale locale, Mod modifier) {
    return modifier.half() == null
        ? modifier.name()
        : Texts.in(locale, "kitchen.half." + modifier.half(), modifier.name());
  }

  /** As on one line: {@code NO JUS}. */
  public static String text(Locale locale, Mod modifier) {
    String word = word(locale, modifier);
    String name = name(locale, modifier);
    return word == null ? name : word + " " + name;
  }
}
