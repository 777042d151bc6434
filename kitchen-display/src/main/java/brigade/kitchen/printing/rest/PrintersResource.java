package brigade.kitchen.printing.rest;

import brigade.kitchen.printing.JobState;
import brigade.kitchen.printing.ManagingPrinters;
import brigade.kitchen.printing.ManagingPrinters.Kept;
import brigade.kitchen.printing.ManagingPrinters.Redirected;
import brigade.kitchen.printing.Paper;
import brigade.kitchen.printing.PrintJobs;
import brigade.kitchen.printing.PrinterKind;
import brigade.kitchen.printing.PrinterSettings;
import brigade.kitchen.printing.PrinterSummary;
import brigade.kitchen.printing.ProofRule;
import brigade.kitchen.printing.ReadingPrinters;
import brigade.kitchen.printing.rest.PrintingJson.JobJson;
import brigade.kitchen.printing.rest.PrintingJson.PrinterJson;
import brigade.rest.FreeText;
import brigade.rest.Idempotent;
import brigade.rest.NamedChoice;
import brigade.rest.Problem;
import brigade.rest.Problem.FieldError;
import brigade.rest.Versions;
import brigade.staff.Permission;
import brigade.staff.Requires;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The printers. */
@Path("/api/v1/printers")
@RunOnVirtualThread
@Tag(name = "Printers")
public class PrintersResource {
  /** Most purposes one printer takes, and the longest. */
  private static final int PURPOSES_LIMIT = 100;

  static final int PURPOSE_LENGTH_LIMIT = 60;

  private final ReadingPrinters reading;
  private final ManagingPrinters managing;

  PrintersResource(ReadingPrinters reading, ManagingPrinters managing) {
    this.reading = reading;
    this.managing = managing;
  }

  @GET
  @Requires(Permission.VIEW_PRINTERS)
  @Operation(summary = "Every printer with its state and what waits there")
  public List<PrinterJson> list() {
    return reading.all().stream().map(PrinterJson::of).toList();
  }

  @GET
  @Path("/{id}")
  @Requires(Permission.VIEW_PRINTERS)
  @Operation(summary = "One printer")
  public Response get(@PathParam("id") UUID id) {
    return answer(200, id);
  }

  @GET
  @Path("/{id}/jobs")
  @Requires(Permission.VIEW_PRINTERS)
  @Operation(summary = "What a printer has and had, newest first")
  public List<JobJson> jobs(
      @PathParam("id") UUID id,
      @QueryParam("state") @Nullable String state,
      @QueryParam("limit") @Nullable Integer limit) {
    int most = limit == null ? PrintJobs.LIST_LIMIT : limit;
    if (most < 1 || most > PrintJobs.LIST_LIMIT) {
      throw Problem.invalid("limit", "is 1 to " + PrintJobs.LIST_LIMIT);
    }
    found(id);
    return reading
        .jobs(id, state == null ? null : NamedChoice.of(JobState.class, "state", state), most)
        .stream()
        .map(JobJson::of)
        .toList();
  }

  @POST
  @Requires(Permission.EDIT_KITCHEN)
  @Idempotent
  @Operation(summary = "Add a printer")
  public Response add(@Nullable PrinterRequest request) {
    PrinterRequest body = present(request);
    PrinterSettings settings = body.settings();
    Set<String> purposes = body.purposes();
    return kept(managing.add(settings, purposes == null ? Set.of() : purposes), 201);
  }

  @PUT
  @Path("/{id}")
  @Requires(Permission.EDIT_KITCHEN)
  @Operation(summary = "Change a printer; without prints it goes on printing what it did")
  public Response change(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Nullable PrinterRequest request) {
    PrinterRequest body = present(request);
    return kept(managing.change(id, ifMatch, body.settings(), body.purposes()), 200);
  }

  @DELETE
  @Path("/{id}")
  @Requires(Permission.EDIT_KITCHEN)
  @Operation(summary = "Take a printer out of use; what waits there goes to its backup")
  public void remove(@PathParam("id") UUID id) {
    if (managing.remove(id) instanceof Kept.Gone) {
      throw Problem.notFound("printer", id);
    }
  }

  @POST
  @Path("/{id}/pause")
  @Requires(Permission.EDIT_KITCHEN)
  @Idempotent
  @Operation(summary = "Let a printer print nothing for now")
  public Response pause(@PathParam("id") UUID id) {
    return kept(managing.pause(id), 200);
  }

  @POST
  @Path("/{id}/resume")
  @Requires(Permission.EDIT_KITCHEN)
  @Idempotent
  @Operation(summary = "Let a paused printer print again")
  public Response resume(@PathParam("id") UUID id) {
    return kept(managing.resume(id), 200);
  }

  @POST
  @Path("/{id}/redirect")
  @Requires(Permission.EDIT_KITCHEN)
  @Idempotent
  @Operation(summary = "Send what waits at a printer to another one")
  public Response redirect(@PathParam("id") UUID id, @Nullable RedirectRequest request) {
    if (request == null || request.printerId() == null) {
      throw Problem.invalid("printerId", "is missing");
    }
    return switch (managing.redirect(id, request.printerId())) {
      case Redirected.Done(int jobs) -> Response.ok(new RedirectedJson(jobs)).build();
      case Redirected.Gone() -> throw Problem.notFound("printer", id);
    };
  }

  @POST
  @Path("/{id}/test")
  @Requires(Permission.EDIT_KITCHEN)
  @Idempotent
  @Operation(summary = "Print a test paper on a printer")
  public Response test(@PathParam("id") UUID id) {
    UUID job = managing.test(id).orElseThrow(() -> Problem.notFound("printer", id));
    return Response.status(201).entity(JobJson.of(reading.job(job).orElseThrow())).build();
  }

  private Response kept(Kept kept, int status) {
    return switch (kept) {
      case Kept.Done(UUID id) -> answer(status, id);
      case Kept.NameTaken(String name) ->
          throw Problem.conflict("name-taken", "There is a printer " + name + " already");
      case Kept.NoSuchBackup() -> throw Problem.invalid("backupId", "is another printer in use");
      case Kept.NoSuchDevice(String device) ->
          throw Problem.invalid("device", device + " is not among the device files of printers");
      case Kept.Gone() -> throw Problem.notFound("printer", "with this id");
    };
  }

  private Response answer(int status, UUID id) {
    PrinterSummary printer = found(id);
    return Versions.tag(Response.status(status), printer.version())
        .entity(PrinterJson.of(printer))
        .build();
  }

  private PrinterSummary found(UUID id) {
    return reading.find(id).orElseThrow(() -> Problem.notFound("printer", id));
  }

  private static PrinterRequest present(@Nullable PrinterRequest request) {
    if (request == null) {
      throw Problem.malformed("The body is missing");
    }
    return request;
  }

  /** A printer to keep; what is absent gets the usual value. */
  public record PrinterRequest(
      @Nullable String name,
      @Nullable String place,
      @Nullable String kind,
      @Nullable String host,
      @Nullable Integer port,
      @Nullable String device,
      @Nullable Integer columns,
      @Nullable String proof,
      @Nullable Boolean drawer,
      @Nullable UUID backupId,
      @Nullable List<String> prints) {

    PrinterSettings settings() {
      List<FieldError> errors = new ArrayList<>();
      PrinterKind wanted = NamedChoice.or(PrinterKind.VIRTUAL, "kind", kind, errors);
      ProofRule rule = NamedChoice.or(ProofRule.ASK, "proof", proof, errors);
      boolean usualPort = wanted == PrinterKind.TCP && port == null;
      PrinterSettings settings =
          new PrinterSettings(
              name == null ? "" : name.strip(),
              place == null ? "" : place.strip(),
              wanted,
              host == null ? null : host.strip(),
              usualPort ? Integer.valueOf(PrinterSettings.USUAL_PORT) : port,
              device == null ? null : device.strip(),
              columns == null ? Paper.WIDE : columns,
              rule,
              Boolean.TRUE.equals(drawer),
              backupId);
      errors.addAll(settings.faults());
      checkPurposes(errors);
      if (!errors.isEmpty()) {
        throw Problem.invalid(errors);
      }
      return settings;
    }

    private void checkPurposes(List<FieldError> errors) {
      if (prints == null) {
        return;
      }
      if (prints.size() > PURPOSES_LIMIT) {
        errors.add(new FieldError("prints", "are at most " + PURPOSES_LIMIT));
        return;
      }
      for (int i = 0; i < prints.size(); i++) {
        String purpose = prints.get(i);
        String field = "prints[" + i + "]";
        if (purpose == null || purpose.isBlank()) {
          errors.add(new FieldError(field, "is missing"));
        } else {
          errors.addAll(FreeText.faults(field, purpose, PURPOSE_LENGTH_LIMIT));
        }
      }
    }

    @Nullable Set<String> purposes() {
      if (prints == null) {
        return null;
      }
      Set<String> purposes = new LinkedHashSet<>();
      prints.forEach(purpose -> purposes.add(purpose.strip()));
      return purposes;
    }
  }

  /** The printer to take what waits. */
  public record RedirectRequest(@Nullable UUID printerId) {}

  /** How many jobs went elsewhere. */
  public record RedirectedJson(int jobs) {}
}
