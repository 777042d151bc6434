package brigade.kitchen.printing.rest;

import brigade.kitchen.printing.AgentAnswers;
import brigade.rest.SocketDoor;
import brigade.rest.SocketDoor.Entry;
import brigade.staff.Permission;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Which agents may connect: a session with the permission to print as one, for a printer of the
 * kind AGENT, and no page of another origin, since a browser would lend it the person's token.
 */
@ApplicationScoped
public class PrinterAgentDoor implements HttpUpgradeCheck {
  static final TypedKey<String> TOKEN = TypedKey.forString("brigade.token");
  static final TypedKey<String> PRINTER = TypedKey.forString("brigade.printer");

  private static final int NOT_FOUND = 404;

  private final SocketDoor door;
  private final AgentAnswers agents;

  PrinterAgentDoor(SocketDoor door, AgentAnswers agents) {
    this.door = door;
    this.agents = agents;
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
    return switch (door.enter(context.httpRequest(), Permission.PRINT_AS_AGENT)) {
      case Entry.Refused(int status) -> CheckResult.rejectUpgradeSync(status);
      case Entry.Granted granted -> printer(context, granted.token());
    };
  }

  private CheckResult printer(HttpUpgradeContext context, String token) {
    Optional<UUID> printer = id(context.pathParam("id")).filter(agents::expects);
    if (printer.isEmpty()) {
      return CheckResult.rejectUpgradeSync(NOT_FOUND);
    }
    context.userData().put(TOKEN, token);
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
}
