package brigade.payments.rest;

import brigade.payments.Terminal;
import brigade.payments.Terminals;
import brigade.payments.terminal.Script;
import brigade.payments.terminal.SimulatedTerminal;
import brigade.rest.FreeText;
import brigade.rest.Problem;
import brigade.staff.Permission;
import brigade.staff.Requires;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Card terminals, and what the simulated ones do next. */
@Path("/api/v1/terminals")
@RunOnVirtualThread
@Tag(name = "Payments")
public class TerminalsResource {
  private static final int REASON_LIMIT = 80;

  private final Terminals terminals;
  private final SimulatedTerminal simulated;

  TerminalsResource(Terminals terminals, SimulatedTerminal simulated) {
    this.terminals = terminals;
    this.simulated = simulated;
  }

  @GET
  @Requires(Permission.SETTLE)
  @Operation(summary = "The card terminals; simulated ones with what they do next")
  public TerminalList list() {
    return new TerminalList(terminals.inUse().stream().map(this::body).toList());
  }

  @PUT
  @Path("/{id}/next")
  @Requires(Permission.SETTLE)
  @Operation(
      summary = "Tell a simulated terminal what to do with the next card",
      description =
          "outcome: APPROVE, DECLINE, TIMEOUT or DEAD. late says what a timed-out terminal answers"
              + " when asked: YES (the default), NO or NOT_FOUND. sticky keeps it so.")
  public TerminalBody next(@PathParam("id") UUID id, @Nullable NextOutcome request) {
    Terminal terminal =
        terminals
            .findByIdOptional(id)
            .filter(found -> !found.isRetired())
            .orElseThrow(() -> Problem.notFound("terminal", id));
    if (!terminal.kind().equals(SimulatedTerminal.KIND)) {
      throw Problem.conflict(
          "real-terminal", "The terminal " + terminal.name() + " is a real one; ask the guest");
    }
    List<Problem.FieldError> errors = new ArrayList<>();
    if (request == null) {
      throw Problem.invalid("outcome", "is missing");
    }
    Script script = script(request.outcome(), request.late(), errors);
    long delay = request.delayMs() == null ? 0 : request.delayMs();
    if (delay < 0 || delay > SimulatedTerminal.DELAY_LIMIT.toMillis()) {
      errors.add(
          new Problem.FieldError("delayMs", "is 0 to " + SimulatedTerminal.DELAY_LIMIT.toMillis()));
    }
    errors.addAll(FreeText.faults("reason", request.reason(), REASON_LIMIT));
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
    simulated.next(
        id,
        script,
        request.reason(),
        Duration.ofMillis(delay),
        Boolean.TRUE.equals(request.sticky()));
    return body(terminal);
  }

  private static Script script(
      @Nullable String outcome, @Nullable String late, List<Problem.FieldError> errors) {
    String what = outcome == null ? "" : outcome.strip().toUpperCase(Locale.ROOT);
    String then = late == null ? "YES" : late.strip().toUpperCase(Locale.ROOT);
    return switch (what) {
      case "APPROVE" -> Script.APPROVE;
      case "DECLINE" -> Script.DECLINE;
      case "DEAD" -> Script.DEAD;
      case "TIMEOUT_THEN_YES" -> Script.TIMEOUT_THEN_YES;
      case "TIMEOUT_THEN_NO" -> Script.TIMEOUT_THEN_NO;
      case "TIMEOUT_THEN_NOT_FOUND" -> Script.TIMEOUT_THEN_NOT_FOUND;
      case "TIMEOUT" ->
          switch (then) {
            case "YES" -> Script.TIMEOUT_THEN_YES;
            case "NO" -> Script.TIMEOUT_THEN_NO;
            case "NOT_FOUND" -> Script.TIMEOUT_THEN_NOT_FOUND;
            default -> {
              errors.add(new Problem.FieldError("late", "is YES, NO or NOT_FOUND"));
              yield Script.APPROVE;
            }
          };
      default -> {
        errors.add(new Problem.FieldError("outcome", "is APPROVE, DECLINE, TIMEOUT or DEAD"));
        yield Script.APPROVE;
      }
    };
  }

  private TerminalBody body(Terminal terminal) {
    SimulatedTerminal.@Nullable Next next =
        terminal.kind().equals(SimulatedTerminal.KIND) ? simulated.next(terminal.id()) : null;
    return new TerminalBody(
        terminal.id(),
        terminal.name(),
        terminal.kind(),
        next == null ? null : next.outcome().name(),
        next == null ? null : next.delay().toMillis());
  }

  /** What to do next. */
  public record NextOutcome(
      @Nullable String outcome,
      @Nullable String late,
      @Nullable String reason,
      @Nullable Long delayMs,
      @Nullable Boolean sticky) {}

  /** The terminals in use. */
  public record TerminalList(List<TerminalBody> terminals) {}

  public record TerminalBody(
      UUID id, String name, String kind, @Nullable String nextOutcome, @Nullable Long delayMs) {}
}
