package brigade.staff.rest;

import brigade.rest.Idempotent;
import brigade.rest.Problem;
import brigade.rest.Problem.FieldError;
import brigade.staff.Device;
import brigade.staff.ManagingStaff;
import brigade.staff.ManagingStaff.Revoked;
import brigade.staff.Permission;
import brigade.staff.ReadingStaff;
import brigade.staff.ReadingStaff.InUse;
import brigade.staff.Requires;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The devices on which people sign in. */
@Path("/api/v1/devices")
@RunOnVirtualThread
@Tag(name = "Staff")
public class DevicesResource {
  private final ManagingStaff managing;
  private final ReadingStaff reading;

  DevicesResource(ManagingStaff managing, ReadingStaff reading) {
    this.managing = managing;
    this.reading = reading;
  }

  @GET
  @Requires(Permission.EDIT_STAFF)
  @Operation(summary = "The devices in use")
  public DevicesJson all() {
    return new DevicesJson(reading.devices().stream().map(DeviceJson::of).toList());
  }

  @POST
  @Idempotent
  @Requires(Permission.EDIT_STAFF)
  @Operation(
      summary = "Enrol a device",
      description =
          "Its code, the device of POST /sessions, is in this answer only. A browser becomes the"
              + " device by opening /enrol/{code}.")
  public Response enrol(@Nullable DeviceRequest request) {
    String name = request == null ? null : request.name();
    List<FieldError> faults = ManagingStaff.deviceFaults(name);
    if (name == null || !faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    Device device = managing.enrol(name.strip());
    return Response.status(201)
        .entity(new EnrolledJson(device.id(), device.name(), device.code(), device.enrolledAt()))
        .build();
  }

  @POST
  @Path("/{id}/revoke")
  @Idempotent
  @Requires(Permission.EDIT_STAFF)
  @Operation(summary = "Take a device out of use; every session on it ends at once")
  public Response revoke(@PathParam("id") UUID id) {
    return switch (managing.revoke(id)) {
      case Revoked.Done() -> Response.noContent().build();
      case Revoked.Gone() -> throw Problem.notFound("device", id);
      case Revoked.InHand() ->
          throw Problem.conflict("device-in-hand", "This is the device you are signed in on");
    };
  }

  public record DeviceRequest(@Nullable String name) {}

  public record DevicesJson(List<DeviceJson> devices) {}

  public record DeviceJson(
      UUID id,
      String name,
      Instant enrolledAt,
      @Nullable Instant lastSeenAt,
      @Nullable String lastPerson) {
    static DeviceJson of(InUse device) {
      return new DeviceJson(
          device.id(),
          device.name(),
          device.enrolledAt(),
          device.lastSeenAt(),
          device.lastPerson());
    }
  }

  /**
   * @param code the secret that the device shows; it is given out only here
   */
  public record EnrolledJson(UUID id, String name, String code, Instant enrolledAt) {}
}
