package brigade.rest;

import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the request that opens a WebSocket says about who asks. A browser can't send the header
 * {@code Authorization} with it, so the token comes as the query parameter {@code token}, in that
 * header from a client that can, or as the last of the subprotocols; and since browsers open
 * sockets to anywhere, the Origin is looked at.
 *
 * @param token empty when none was sent
 * @param fromHere whether the page that asks, if it is one, came from this very server
 * @param subprotocol the one to answer with, since browsers refuse an answer without; empty when
 *     none was offered
 */
public record SocketRequest(
    Optional<String> token, boolean fromHere, Optional<String> subprotocol) {

  private static final String BEARER = "Bearer ";

  /** Longest token that is looked at, in characters. */
  private static final int TOKEN_LIMIT = 256;

  /** Reads it from the request. */
  public static SocketRequest of(HttpServerRequest request) {
    return of(
        token(request),
        request.getHeader("Sec-WebSocket-Protocol"),
        request.getHeader("Origin"),
        request.authority() == null ? null : request.authority().toString());
  }

  private static @Nullable String token(HttpServerRequest request) {
    String parameter = request.getParam("token");
    String header = request.getHeader("Authorization");
    return parameter == null
            && header != null
            && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? header.substring(BEARER.length()).strip()
        : parameter;
  }

  /** The same from its parts. */
  public static SocketRequest of(
      @Nullable String tokenParameter,
      @Nullable String protocols,
      @Nullable String origin,
      @Nullable String authority) {
    List<String> offered =
        protocols == null
            ? List.of()
            : Arrays.stream(protocols.split(","))
                .map(String::strip)
                .filter(p -> !p.isEmpty())
                .toList();
    Optional<String> token =
        Optional.ofNullable(tokenParameter)
            .or(() -> offered.isEmpty() ? Optional.empty() : Optional.of(offered.getLast()))
            .filter(text -> !text.isBlank() && text.length() <= TOKEN_LIMIT);
    return new SocketRequest(
        token,
        origin == null || isHere(origin, authority),
        offered.isEmpty() ? Optional.empty() : Optional.of(offered.getFirst()));
  }

  /** The header of a granted upgrade. */
  public Map<String, List<String>> answerHeaders() {
    return subprotocol
        .map(chosen -> Map.of("Sec-WebSocket-Protocol", List.of(chosen)))
        .orElse(Map.of());
  }

  private static boolean isHere(String origin, @Nullable String authority) {
    if (authority == null) {
      return false;
    }
    try {
      URI page = new URI(origin);
      String host = page.getAuthority();
      if (host == null) {
        return false;
      }
      String port = "https".equals(page.getScheme()) ? ":443" : ":80";
      return withPort(host, port).equalsIgnoreCase(withPort(authority, port));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String withPort(String authority, String port) {
    return authority.matches(".*:\\d+") ? authority : authority + port;
  }
}
