package brigade.shifts.rest;

import brigade.rest.FreeText;
import brigade.rest.Idempotent;
import brigade.rest.Problem;
import brigade.shifts.Drawer;
import brigade.shifts.Drawers;
import brigade.shifts.Shift;
import brigade.shifts.Shifts;
import brigade.staff.Permission;
import brigade.staff.Requires;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The drawers and who works them. */
@Path("/api/v1/drawers")
@RunOnVirtualThread
@Tag(name = "Shifts")
public class DrawersResource {
  private static final int NAME_LIMIT = 40;

  private final Drawers drawers;
  private final Shifts shifts;

  DrawersResource(Drawers drawers, Shifts shifts) {
    this.drawers = drawers;
    this.shifts = shifts;
  }

  @GET
  @Requires(Permission.WORK_DRAWER)
  @Operation(summary = "The drawers, each with its open shift")
  public DrawerList list() {
    return new DrawerList(drawers.inUse().stream().map(this::body).toList());
  }

  @POST
  @Idempotent
  @Requires(Permission.EDIT_VENUE)
  @Operation(summary = "Add a drawer")
  public Response add(@Nullable Add request) {
    String name = request == null ? null : request.name();
    if (request == null || name == null || name.isBlank()) {
      throw Problem.invalid("name", "is missing");
    }
    FreeText.check("name", name, NAME_LIMIT);
    Optional<Drawer> added = drawers.add(name.strip(), request.deviceId());
    return Response.status(201)
        .entity(
            body(
                added.orElseThrow(
                    () ->
                        Problem.conflict(
                            "drawer-named", "There is a drawer of that name already"))))
        .build();
  }

  private DrawerBody body(Drawer drawer) {
    Optional<Shift> open = shifts.openAt(drawer.id());
    return new DrawerBody(
        drawer.id(),
        drawer.name(),
        drawer.deviceId().orElse(null),
        open.map(Shift::id).orElse(null),
        open.map(Shift::staffName).orElse(null));
  }

  public record Add(@Nullable String name, @Nullable UUID deviceId) {}

  /** The drawers in use. */
  public record DrawerList(List<DrawerBody> drawers) {}

  public record DrawerBody(
      UUID id,
      String name,
      @Nullable UUID deviceId,
      @Nullable UUID openShiftId,
      @Nullable String workedBy) {}
}
