package brigade.kitchen.printing.rest;

import brigade.kitchen.printing.PrinterSimulator.Behaviour;
import brigade.kitchen.printing.PrinterSimulator.PrintedRow;
import brigade.kitchen.printing.Simulating;
import brigade.kitchen.printing.Simulating.Simulated;
import brigade.rest.Problem;
import brigade.rest.Problem.FieldError;
import brigade.staff.Permission;
import brigade.staff.Requires;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Simulated printers: what they are told, and what came out of them. */
@Path("/api/v1/printers/{id}/simulator")
@RunOnVirtualThread
@Tag(name = "Printers")
public class SimulatorResource {
  /** Rows after which something may be told to happen. */
  private static final int ROWS_LIMIT = 10_000;

  private final Simulating simulating;

  SimulatorResource(Simulating simulating) {
    this.simulating = simulating;
  }

  @GET
  @Requires(Permission.VIEW_PRINTERS)
  @Operation(summary = "How a simulated printer behaves, and what came out of it")
  public SimulatorJson get(@PathParam("id") UUID id) {
    return SimulatorJson.of(simulating.find(id).orElseThrow(() -> absent(id)));
  }

  @PUT
  @Requires(Permission.EDIT_KITCHEN)
  @Operation(summary = "Let a simulated printer behave so; what is absent is well")
  public SimulatorJson behave(@PathParam("id") UUID id, @Nullable BehaviourRequest request) {
    if (request == null) {
      throw Problem.malformed("The body is missing");
    }
    return SimulatorJson.of(
        simulating.behave(id, request.behaviour()).orElseThrow(() -> absent(id)));
  }

  private static RuntimeException absent(UUID id) {
    return Problem.notFound("simulated printer", id);
  }

  /** What a simulated printer is to do. */
  public record BehaviourRequest(
      @Nullable Boolean paper,
      @Nullable Boolean coverClosed,
      @Nullable Boolean connected,
      @Nullable Boolean prints,
      @Nullable Boolean answers,
      @Nullable Integer answerMillis,
      @Nullable Integer dropsAfterRows,
      @Nullable Integer paperEndsAfterRows) {

    Behaviour behaviour() {
      List<FieldError> errors = new ArrayList<>();
      check(errors, "answerMillis", answerMillis, Simulating.ANSWER_MILLIS_LIMIT);
      check(errors, "dropsAfterRows", dropsAfterRows, ROWS_LIMIT);
      check(errors, "paperEndsAfterRows", paperEndsAfterRows, ROWS_LIMIT);
      if (!errors.isEmpty()) {
        throw Problem.invalid(errors);
      }
      return new Behaviour(
          !Boolean.FALSE.equals(paper),
          !Boolean.FALSE.equals(coverClosed),
          !Boolean.FALSE.equals(connected),
          !Boolean.FALSE.equals(prints),
          !Boolean.FALSE.equals(answers),
          answerMillis == null ? 0 : answerMillis,
          dropsAfterRows,
          paperEndsAfterRows);
    }

    private static void check(
        List<FieldError> errors, String field, @Nullable Integer value, int limit) {
      if (value != null && (value < 0 || value > limit)) {
        errors.add(new FieldError(field, "is 0 to " + limit));
      }
    }
  }

  /** A simulated printer as it is; papers are the newest first. */
  public record SimulatorJson(Behaviour behaviour, List<List<RowJson>> papers) {
    static SimulatorJson of(Simulated simulated) {
      return new SimulatorJson(
          simulated.behaviour(),
          simulated.printouts().stream()
              .map(rows -> rows.stream().map(RowJson::of).toList())
              .toList());
    }
  }

  /** A row as it came out; {@code picture} is a PNG as a data address. */
  public record RowJson(
      String text,
      boolean bold,
      boolean tall,
      boolean wide,
      boolean inverted,
      @Nullable String picture) {
    static RowJson of(PrintedRow row) {
      return new RowJson(
          row.text(),
          row.bold(),
          row.tall(),
          row.wide(),
          row.inverted(),
          row.picture() == null ? null : row.picture().source());
    }
  }
}
