package brigade.billing.rest;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import brigade.rest.Problem;
import brigade.rest.RestReader;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.CharConversionException;
import java.io.IOException;
import org.junit.jupiter.api.Timeout;

/** Any body at all is a way to split, a refusal, or not understood. */
class SplitJsonFuzzTest {
  private static final ObjectMapper JSON = RestReader.exact();

  @FuzzTest(maxDuration = "2m")
  @Timeout(10)
  @DictionaryEntries({
    "\"by\":\"SEAT\"",
    "\"by\":\"EVEN\"",
    "\"by\":\"ITEMS\"",
    "\"by\":\"AMOUNT\"",
    "\"parts\":",
    "\"amounts\":[",
    "\"lineId\":\"00000000-0000-7000-8000-000000000000\"",
    "\"share\":\"1/3\"",
    "\"quantity\":"
  })
  void anyBodyIsAWayToSplitARefusalOrNotUnderstood(byte[] bytes) throws IOException {
    try {
      SplitRequest request = JSON.readValue(bytes, SplitRequest.class);
      if (request != null) {
        assertNotNull(request.way());
      }
    } catch (JsonProcessingException | CharConversionException | Problem refused) {
      // A refusal: the edge answers these with a problem, see EveryCallTest.
    }
  }
}
