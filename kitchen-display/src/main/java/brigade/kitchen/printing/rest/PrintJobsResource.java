package brigade.kitchen.printing.rest;

import brigade.kitchen.printing.PrintJob;
import brigade.kitchen.printing.ReadingPrinters;
import brigade.kitchen.printing.Reprinting;
import brigade.kitchen.printing.Reprinting.Reprinted;
import brigade.kitchen.printing.Reprinting.Settled;
import brigade.kitchen.printing.rest.PrintingJson.JobJson;
import brigade.kitchen.printing.rest.PrintingJson.PaperJson;
import brigade.rest.Idempotent;
import brigade.rest.Problem;
import brigade.staff.Permission;
import brigade.staff.Requires;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Print jobs. */
@Path("/api/v1/print-jobs")
@RunOnVirtualThread
@Tag(name = "Printers")
public class PrintJobsResource {
  private final ReadingPrinters reading;
  private final Reprinting reprinting;

  PrintJobsResource(ReadingPrinters reading, Reprinting reprinting) {
    this.reading = reading;
    this.reprinting = reprinting;
  }

  @GET
  @Path("/{id}")
  @Requires(Permission.VIEW_PRINTERS)
  @Operation(summary = "One print job")
  public JobJson get(@PathParam("id") UUID id) {
    return JobJson.of(reading.job(id).orElseThrow(() -> Problem.notFound("print job", id)));
  }

  @GET
  @Path("/{id}/paper")
  @Requires(Permission.VIEW_PRINTERS)
  @Operation(summary = "The paper of a job, row by row as it prints")
  public PaperJson paper(@PathParam("id") UUID id) {
    return PaperJson.of(reading.paper(id).orElseThrow(() -> Problem.notFound("print job", id)));
  }

  @POST
  @Path("/{id}/reprint")
  @Requires(Permission.VIEW_PRINTERS)
  @Idempotent
  @Operation(summary = "Print a job again under its number, marked as a reprint")
  public Response reprint(@PathParam("id") UUID id, @Nullable ReprintRequest request) {
    return switch (reprinting.reprint(id, request == null ? null : request.printerId())) {
      case Reprinted.Done(PrintJob copy) -> Response.status(201).entity(JobJson.of(copy)).build();
      case Reprinted.StillWaiting(PrintJob job) ->
          throw Problem.conflict(
              "print-job-waiting",
              "Number " + job.number() + " is " + job.state() + "; it will print by itself");
      case Reprinted.TooOften(int copies) ->
          throw Problem.conflict("print-job-limit", "There are " + copies + " copies already");
      case Reprinted.NoPrinter() ->
          throw Problem.conflict("no-printer", "No printer in use takes this paper");
      case Reprinted.Gone() -> throw Problem.notFound("print job", id);
    };
  }

  @POST
  @Path("/{id}/printed")
  @Requires(Permission.VIEW_PRINTERS)
  @Idempotent
  @Operation(summary = "Say that a job whose fate is unknown is on paper")
  public Response printed(@PathParam("id") UUID id) {
    return switch (reprinting.itPrinted(id)) {
      case Settled.Done(PrintJob job) -> Response.ok(JobJson.of(job)).build();
      case Settled.NotUnknown(var state) ->
          throw Problem.conflict(
              "print-job-not-unknown", "Only a job that is UNKNOWN can be settled; it is " + state);
      case Settled.Gone() -> throw Problem.notFound("print job", id);
    };
  }

  /** Where to print it; the printer that had it when absent. */
  public record ReprintRequest(@Nullable UUID printerId) {}
}
