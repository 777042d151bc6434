package brigade.kitchen.printing.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FlatJsonTest {
  @Test
  void textsNumbersAndWordsAreReadAndWhatIsNestedIsPassedOver() {
    assertEquals(
        Map.of("a", "x\"\\/\n\u0001é", "b", "-12.5e3", "c", "true", "f", "end"),
        FlatJson.read(
            " { \"a\" : \"x\\\"\\\\\\/\\n\\u0001\\u00e9\", \"b\":-12.5e3 ,\"c\":true, \"d\":null,"
                + "\"e\":{\"a\":[\"}\",{\"x\":1}]},\"f\":\"end\" } "));
    assertEquals(Map.of(), FlatJson.read("{}"));
  }

  @Test
  void whatIsWrittenIsReadAgainByOthersToo() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(30); j > 0; j--) {
        text.appendCodePoint(random.nextBoolean() ? random.nextInt(0x80) : random.nextInt(0xD800));
      }
      String json = FlatJson.write("type", "status", "status", text.toString());
      Map<String, String> expected = Map.of("type", "status", "status", text.toString());
      assertEquals(expected, FlatJson.read(json), () -> "seed " + seed);
      assertEquals(expected, new ObjectMapper().readValue(json, Map.class), () -> "seed " + seed);
      String theirs = new ObjectMapper().writeValueAsString(expected);
      assertEquals(expected, FlatJson.read(theirs), () -> "seed " + seed);
    }
  }

  @Test
  void anythingElseIsRefused() {
    for (String wrong :
        List.of(
            "",
            "[]",
            "{",
            "{\"a\"",
            "{\"a\":",
            "{\"a\":\"",
            "{\"a\":1",
            "{\"a\":\"\\x\"}",
            "{\"a\":\"\\u12",
            "{\"a\":\"\\u12g4\"}",
            "{a:1}",
            "{\"a\":[1}",
            "{\"a\":1;}",
            "x")) {
      assertThrows(IllegalArgumentException.class, () -> FlatJson.read(wrong), wrong);
    }
  }
}
