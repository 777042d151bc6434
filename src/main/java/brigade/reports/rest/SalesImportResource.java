package brigade.reports.rest;

import brigade.reports.ImportingSales;
import brigade.reports.ImportingSales.Counts;
import brigade.reports.ImportingSales.Outcome;
import brigade.rest.Idempotent;
import brigade.rest.Problem;
import brigade.rest.Problem.FieldError;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.Venues;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A restaurant's past sales. */
@Path("/api/v1/imports/sales")
@RunOnVirtualThread
@Tag(name = "Reports")
public class SalesImportResource {
  private final ImportingSales importingSales;
  private final Venues venues;

  SalesImportResource(ImportingSales importingSales, Venues venues) {
    this.importingSales = importingSales;
    this.venues = venues;
  }

  @POST
  @Consumes({"text/csv", "application/csv", "text/plain", "application/octet-stream"})
  @Produces(MediaType.APPLICATION_JSON)
  @Idempotent
  @Requires(Permission.EDIT_VENUE)
  @Operation(
      summary = "Import past sales from CSV, all or nothing",
      description =
          "Columns order_id,date,time,sku,quantity and perhaps price, of one piece; without it the"
              + " menu's. They show in reports under their own dates. Orders imported before are"
              + " skipped.")
  public Response importCsv(
      byte @Nullable [] csv, @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
    return switch (importingSales.fromCsv(csv == null ? new byte[0] : csv, dryRun)) {
      case Outcome.Imported(Counts counts) ->
          Response.ok(
                  new Imported(
                      dryRun,
                      counts.orders(),
                      counts.lines(),
                      counts.items(),
                      counts.skipped(),
                      counts.gross(),
                      counts.net(),
                      venues.settings().currency().getCurrencyCode(),
                      counts.from(),
                      counts.to()))
              .build();
      case Outcome.Refused(List<FieldError> faults) -> throw Problem.invalid(faults);
    };
  }

  /** What was imported, or would be. */
  public record Imported(
      boolean dryRun,
      int orders,
      long lines,
      long items,
      int skipped,
      long gross,
      long net,
      String currency,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {}
}
