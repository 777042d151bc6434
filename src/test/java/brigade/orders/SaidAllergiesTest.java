package brigade.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.menu.Allergen;
import brigade.screen.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SaidAllergiesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Seafood allergy | Seafood allergy",
        "Gluten free | Gluten free",
        "window seat; allergic to nuts, sesame | allergic to nuts / sesame",
        "No nuts please, birthday | No nuts please",
        "Peanuts! | Peanuts",
        "Lactose intolerant | Lactose intolerant",
        "coeliac | coeliac",
        "Can't eat nuts at all | Can't eat nuts at all",
        "No shellfish, raw milk or soft cheese | No shellfish / raw milk or soft cheese",
        "Severe gluten sensitivity at table | Severe gluten sensitivity at table",
        "reacts badly to sesame | reacts badly to sesame",
        "fără pe\u015fte vă rog frumos | fără pe\u015fte vă rog frumos",
        "fără pes\u0326te vă rog frumos | fără pes\u0326te vă rog frumos",
        "Fără arahide | Fără arahide",
        "alergie la nuci | alergie la nuci"
      })
  void whatGuestsSayOfAllergiesIsFound(String note, String found) {
    assertEquals(List.of(found.split(" / ")), texts(note));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Anniversary, window",
        "No alcohol at the table",
        "Birthday cake at the end",
        "Loves the fish we had last time",
        "Doughnut wall for the children",
        ""
      })
  void whatIsNoAllergyIsLeftAlone(String note) {
    assertEquals(List.of(), texts(note));
  }

  @Test
  void aLongAllergyIsCutBetweenWordsAndNothingIsLost() {
    String note =
        "severe allergy to peanuts and all tree nuts even traces of them on the same board";
    List<String> parts = texts(note);
    assertEquals(note, String.join(" ", parts));
    assertTrue(parts.stream().allMatch(part -> part.length() <= Caps.ALLERGY), parts.toString());
    assertEquals(List.of(), NotingAllergies.check(SaidAllergies.in(note)));
  }

  @Test
  void wordsNameTheirAllergensInEitherLanguage() {
    assertEquals(
        Set.of(Allergen.FISH, Allergen.SHELLFISH, Allergen.MOLLUSCS),
        SaidAllergies.allergens("seafood"));
    assertEquals(Set.of(Allergen.PEANUTS), SaidAllergies.allergens("Arahide"));
    assertEquals(Set.of(Allergen.NUTS), SaidAllergies.allergens("nut allergy"));
  }

  @Test
  void everyAllergenThatCanBePickedIsUnderstoodAgain() {
    for (Locale language : Texts.LANGUAGES) {
      for (Allergen allergen : Allergen.values()) {
        String picked = Texts.in(language, "orders.ui.allergen." + allergen.name());
        assertTrue(SaidAllergies.allergens(picked).contains(allergen), picked);
      }
    }
  }

  private static List<String> texts(String note) {
    return SaidAllergies.in(note).stream().map(SeatAllergy::text).toList();
  }
}
