package brigade.kitchen.chit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brigade.kitchen.TicketRequest.Mod;
import brigade.kitchen.printing.Paper;
import brigade.kitchen.printing.PaperForm;
import brigade.kitchen.printing.PaperText;
import brigade.venue.VenueSettings;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChitModifiersTest {
  private static final List<Mod> PIZZA =
      List.of(
          new Mod("NO", "CHEESE", "FIRST", 0),
          new Mod("ADD", "SALAMI", "SECOND", 0),
          new Mod(null, "HOT", null, 1),
          new Mod("EXTRA", "BASIL"));

  private static List<String> chit(String language) {
    Paper.Builder paper = Paper.builder();
    VenueSettings venue =
        new VenueSettings(
            "Marlow & Vine",
            "",
            "",
            "",
            Currency.getInstance("EUR"),
            Locale.forLanguageTag(language),
            ZoneOffset.UTC,
            4,
            true,
            "");
    new ChitPapers(venue).modifiers(paper, PIZZA, PaperForm.USUAL);
    return PaperText.lines(paper.build()).stream().map(PaperText.Line::text).toList();
  }

  @Test
  @DisplayName("K13 a chit says which half, what was chosen below what, and the action in a column")
  void halvesDepthAndActionWordsStandOut() {
    assertEquals(
        List.of(
            "    NO    Left half: CHEESE",
            "    ADD   Right half: SALAMI",
            "      HOT",
            "    EXTRA BASIL"),
        chit("en"));
    assertEquals("    FĂRĂ  Jumătatea stângă: CHEESE", chit("ro").getFirst());
  }
}
