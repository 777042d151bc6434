package brigade.menu;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The allergens that have to be declared (Regulation (EU) 1169/2011, Annex II), each with its
 * letter.
 */
public enum Allergen {
  GLUTEN('G'),
  DAIRY('D'),
  EGG('E'),
  FISH('F'),
  SHELLFISH('S'),
  MOLLUSCS('O'),
  NUTS('N'),
  PEANUTS('P'),
  SESAME('A'),
  SOY('Y'),
  MUSTARD('M'),
  CELERY('C'),
  LUPIN('L'),
  SULPHITES('U');

  private final char letter;

  Allergen(char letter) {
    this.letter = letter;
  }

  /** The letter shown on the menu and on screens. */
  public String letter() {
    return String.valueOf(letter);
  }

  public static Optional<Allergen> of(String letter) {
    return Arrays.stream(values()).filter(a -> a.letter().equals(letter)).findFirst();
  }

  static Set<Allergen> ofLetters(String letters) {
    Set<Allergen> found = EnumSet.noneOf(Allergen.class);
    letters.chars().forEach(c -> of(String.valueOf((char) c)).ifPresent(found::add));
    return Set.copyOf(found);
  }

  static String letters(Set<Allergen> allergens) {
    return allergens.stream().sorted().map(Allergen::letter).collect(Collectors.joining());
  }
}
