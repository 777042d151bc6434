package brigade.menu;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import brigade.rest.Faults;
import brigade.rest.RestReader;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;

/** Any JSON at all is a menu, faults with their places in it, or not understood. */
class MenuJsonFuzzTest {
  private static final ObjectMapper JSON = RestReader.exact();

  @FuzzTest(maxDuration = "2m")
  @Timeout(10)
  @DictionaryEntries({
    "\"courses\":[",
    "\"taxes\":[",
    "\"modifierGroups\":[",
    "\"categories\":[",
    "\"items\":[",
    "\"sizes\":[",
    "\"sku\":\"",
    "\"name\":\"",
    "\"price\":",
    "\"allergens\":[\"",
    "\"code\":\"",
    "\"number\":",
    "\"ppm\":",
    "\"max\":",
    "null"
  })
  void anyJsonIsAMenuOrFaultsOfPlaces(byte[] bytes) throws IOException {
    MenuDefinition definition;
    try {
      definition = JSON.readValue(bytes, MenuDefinition.class);
    } catch (JsonProcessingException | java.io.CharConversionException refused) {
      return;
    }
    if (definition == null) {
      return;
    }
    MenuMerge merge = new MenuMerge(MenuFixture.menu(), Surroundings.of(Map.of("GRILL", "Grill")));
    assertNotNull(merge.merge(definition, List.of()));
    Faults.assertNamed(merge.faults());
  }
}
