package brigade.kitchen.printing.rest;

import brigade.kitchen.printing.AgentAnswers;
import brigade.staff.Actor;
import brigade.staff.Permission;
import brigade.staff.Sessions;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Which agents may connect: a session with the permission to see printers, for a printer of the
 * kind AGENT, and no page of another origin, since a browser would lend it the person's token.
 */
@ApplicationScoped
public class PrinterAgentDoor implements HttpUpgradeCheck {
  static final TypedKey<String> TOKEN = TypedKey.forString("brigade.token");
  static final TypedKey<String> PRINTER = TypedKey.forString("brigade.printer");

  /** A token may stand beside it, where a client can't set headers. */
  static final String PROTOCOL = "brigade";

  private static final int NOT_SIGNED_IN = 401;
  private static final int NOT_PERMITTED = 403;
  private static final int NOT_FOUND = 404;

  private final Sessions sessions;
  private final AgentAnswers agents;
  private final List<String> origins;

  PrinterAgentDoor(
      Sessions sessions,
      AgentAnswers agents,
      @ConfigProperty(name = "brigade.origins") Optional<List<String>> origins) {
    this.sessions = sessions;
    this.agents = agents;
    this.origins = origins.orElse(List.of());
  }

  @Override
  public boolean appliesTo(String endpointId) {
    return endpointId.equals(PrinterAgentSocket.ID);
  }

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext context) {
    // Sessions are read from the database, which must not happen on the event loop.
    return Uni.createFrom()
        .item(() -> check(context))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private CheckResult check(HttpUpgradeContext context) {
    HttpServerRequest request = context.httpRequest();
    if (!fromThisHouse(request.getHeader("Origin"), request.getHeader("Host"))) {
      return CheckResult.rejectUpgradeSync(NOT_PERMITTED);
    }
    Optional<String> token = token(request);
    Optional<Actor> actor = token.flatMap(sessions::actorOf);
    if (token.isEmpty() || actor.isEmpty()) {
      return CheckResult.rejectUpgradeSync(NOT_SIGNED_IN);
    }
    if (!actor.get().may(Permission.VIEW_PRINTERS)) {
      return CheckResult.rejectUpgradeSync(NOT_PERMITTED);
    }
    Optional<UUID> printer = id(context.pathParam("id")).filter(agents::expects);
    if (printer.isEmpty()) {
      return CheckResult.rejectUpgradeSync(NOT_FOUND);
    }
    context.userData().put(TOKEN, token.get());
    context.userData().put(PRINTER, printer.get().toString());
    return CheckResult.permitUpgradeSync();
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean fromThisHouse(@Nullable String origin, @Nullable String host) {
    if (origin == null || origins.contains(origin)) {
      return true;
    }
    try {
      return host != null && host.equalsIgnoreCase(new URI(origin).getAuthority());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static Optional<String> token(HttpServerRequest request) {
    String parameter = request.getParam("token");
    if (parameter != null && !parameter.isBlank()) {
      return Optional.of(parameter);
    }
    String header = request.getHeader("Authorization");
    if (header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return Optional.of(header.substring(7).strip());
    }
    return request.headers().getAll("Sec-WebSocket-Protocol").stream()
        .flatMap(line -> Arrays.stream(line.split(",")))
        .map(String::strip)
        .filter(protocol -> !protocol.isEmpty() && !protocol.equals(PROTOCOL))
        .findFirst();
  }
}
