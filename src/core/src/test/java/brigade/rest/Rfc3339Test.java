package brigade.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Instants of callers")
class Rfc3339Test {
  private static final Instant TIME = Instant.parse("2026-11-20T15:30:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-20T15:30:00Z",
        "2026-11-20T15:30:00.000Z",
        "2026-11-20T17:30:00+02:00",
        "2026-11-20T10:30:00-05:00"
      })
  @DisplayName("are read with any offset")
  void readsAnyOffset(String text) throws IOException {
    assertEquals(TIME, Rfc3339.instant(text));
    assertEquals(TIME, json('"' + text + '"'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tomorrow",
        "2026-11-20",
        "2026-11-20T15:30:00",
        "2026-02-30T15:30:00Z",
        "+1000000000-12-31T23:59:59Z",
        "+999999999-12-31T23:59:59Z",
        "+10000-01-01T00:00:00Z",
        "-0001-12-31T23:59:59Z"
      })
  @DisplayName("are no dates, no local times and nothing beyond the years of four figures")
  void refusesWhatNoCalendarHolds(String text) {
    assertThrows(DateTimeException.class, () -> Rfc3339.instant(text));
    assertThrows(JsonMappingException.class, () -> json('"' + text + '"'));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1763652600", "1763652600.5", "true", "{}", "[\"2026-11-20T15:30:00Z\"]"})
  @DisplayName("are texts in JSON, never numbers of seconds")
  void refusesWhatIsNoText(String value) {
    assertThrows(JsonMappingException.class, () -> json(value));
  }

  @Test
  @DisplayName("may be left out in JSON")
  void mayBeNull() throws IOException {
    assertEquals(null, json("null"));
  }

  private static Instant json(String value) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    new ExactJson().customize(mapper);
    return mapper.readValue(value, Instant.class);
  }
}
