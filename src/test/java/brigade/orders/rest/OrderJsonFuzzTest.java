package brigade.orders.rest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.orders.Caps;
import brigade.rest.Problem;
import brigade.rest.RestReader;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.CharConversionException;
import java.io.IOException;
import org.junit.jupiter.api.Timeout;

/** Any body at all is an order asked for, a refusal, or not understood. */
class OrderJsonFuzzTest {
  private static final ObjectMapper JSON = RestReader.exact();

  @FuzzTest(maxDuration = "2m")
  @Timeout(10)
  @DictionaryEntries({
    "\"type\":\"DINE_IN\"",
    "\"lines\":[{",
    "\"sku\":\"ribeye\"",
    "\"quantity\":",
    "\"seat\":",
    "\"course\":",
    "\"modifiers\":[{",
    "\"modifierId\":\"00000000-0000-7000-8000-000000000000\"",
    "\"prefix\":\"NO\"",
    "\"covers\":",
    "\"allergies\":[{",
    "\"pickupAt\":\"2026-11-20T19:00:00Z\"",
    "1e999999999",
    "1e-999999999",
    "\\\\ud800"
  })
  void anyBodyIsAnOrderARefusalOrNotUnderstood(byte[] bytes) throws IOException {
    try {
      JSON.readTree(bytes);
      OrderRequests.Open order = JSON.readValue(bytes, OrderRequests.Open.class);
      if (order != null) {
        assertTrue(OrderRequests.lines(order.lines()).size() <= Caps.ORDER_LINES);
        OrderRequests.whole(order.covers(), "covers", new java.util.ArrayList<>());
        OrderRequests.Allergy.all(order.allergies());
        order.orderType();
      }
    } catch (JsonProcessingException | CharConversionException | Problem refused) {
      // A refusal: the edge answers these with a problem, see EveryCallTest.
    }
  }
}
