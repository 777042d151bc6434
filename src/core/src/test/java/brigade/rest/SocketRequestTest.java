package brigade.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SocketRequestTest {
  @Test
  void theTokenComesByParameterOrAsTheLastSubprotocol() {
    assertEquals(Optional.of("abc"), SocketRequest.of("abc", "brigade, xyz", null, null).token());
    assertEquals(Optional.of("xyz"), SocketRequest.of(null, "brigade, xyz", null, null).token());
    assertEquals(Optional.of("xyz"), SocketRequest.of(null, "xyz", null, null).token());
    assertEquals(Optional.empty(), SocketRequest.of(null, " , ", null, null).token());
    assertEquals(Optional.empty(), SocketRequest.of(" ", null, null, null).token());
    assertEquals(Optional.empty(), SocketRequest.of("x".repeat(257), null, null, null).token());
  }

  @Test
  void theAnswerNamesTheFirstSubprotocolOffered() {
    assertEquals(
        Map.of("Sec-WebSocket-Protocol", List.of("brigade")),
        SocketRequest.of(null, "brigade, xyz", null, null).answerHeaders());
    assertEquals(Map.of(), SocketRequest.of("abc", null, null, null).answerHeaders());
  }

  @Test
  void pagesOfOtherServersAreNotFromHere() {
    assertTrue(from("http://till.local:8080", "till.local:8080"));
    assertTrue(from("http://TILL.local", "till.local"));
    assertTrue(from("http://till.local", "till.local:80"));
    assertTrue(from("https://till.local", "till.local"));
    assertTrue(from(null, "till.local"), "no page at all");
    assertFalse(from("http://evil.example", "till.local"));
    assertFalse(from("http://till.local:8081", "till.local:8080"));
    assertFalse(from("http://till.local.evil.example", "till.local"));
    assertFalse(from("null", "till.local"));
    assertFalse(from("http://[", "till.local"));
    assertFalse(from("http://till.local", null));
  }

  private static boolean from(String origin, String authority) {
    return SocketRequest.of("abc", null, origin, authority).fromHere();
  }
}
