package brigade.orders.rest;

import brigade.orders.Alarm;
import brigade.orders.Alarms;
import brigade.rest.Idempotent;
import brigade.rest.Problem;
import brigade.staff.Permission;
import brigade.staff.Requires;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the person who asks has to know at once about what they sent. */
@Path("/api/v1/alarms")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Orders")
public class AlarmsResource {
  private final Alarms alarms;

  AlarmsResource(Alarms alarms) {
    this.alarms = alarms;
  }

  @GET
  @Requires(Permission.VIEW_TABLES)
  @Operation(
      summary = "Alarms of the person who asks, the oldest first",
      description =
          "What they sent and no screen or printer has (NOT_RECEIVED), printers of the stations at"
              + " work on it that are out of service (PRINTER_DOWN), chits that did not come out"
              + " (CHIT_LOST). An alarm goes when its cause does, or when it is read.")
  public AlarmList list() {
    return new AlarmList(alarms.mine().alarms().stream().map(AlarmJson::of).toList());
  }

  @POST
  @Path("/{id}/read")
  @Idempotent
  @Requires(Permission.VIEW_TABLES)
  @Operation(summary = "Take note of an alarm; it comes again only when it happens again")
  public Response read(@PathParam("id") UUID id) {
    Alarm alarm =
        alarms.read(List.of(id)).stream()
            .findFirst()
            .orElseThrow(() -> Problem.notFound("alarm", id));
    return Response.ok(AlarmJson.of(alarm)).build();
  }

  public record AlarmList(List<AlarmJson> alarms) {}

  /**
   * An alarm.
   *
   * @param id the ticket's, the printer's or the print job's
   * @param label where it goes; null for a printer
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record AlarmJson(
      UUID id,
      String kind,
      Instant since,
      Set<UUID> orderIds,
      @Nullable String label,
      @Nullable String station,
      @Nullable Integer portions,
      @Nullable String printer,
      @Nullable String reason,
      @Nullable String standIn,
      @Nullable Boolean mayHavePrinted) {

    static AlarmJson of(Alarm alarm) {
      return switch (alarm) {
        case Alarm.NotReceived late ->
            new AlarmJson(
                late.subjectId(),
                "NOT_RECEIVED",
                late.since(),
                late.orderIds(),
                late.label(),
                late.station(),
                late.portions(),
                null,
                null,
                null,
                null);
        case Alarm.PrinterDown down ->
            new AlarmJson(
                down.subjectId(),
                "PRINTER_DOWN",
                down.since(),
                down.orderIds(),
                null,
                null,
                null,
                down.printer(),
                down.reason(),
                down.standIn(),
                null);
        case Alarm.ChitLost lost ->
            new AlarmJson(
                lost.subjectId(),
                "CHIT_LOST",
                lost.since(),
                lost.orderIds(),
                lost.label(),
                null,
                null,
                lost.printer(),
                lost.reason(),
                null,
                lost.unknown());
      };
    }
  }
}
