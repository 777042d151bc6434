package brigade.staff.rest;

import brigade.rest.Idempotent;
import brigade.rest.Problem;
import brigade.rest.Problem.FieldError;
import brigade.staff.ManagingStaff;
import brigade.staff.ManagingStaff.Change;
import brigade.staff.ManagingStaff.Kept;
import brigade.staff.ManagingStaff.NewMember;
import brigade.staff.Permission;
import brigade.staff.ReadingStaff;
import brigade.staff.ReadingStaff.Person;
import brigade.staff.Requires;
import brigade.staff.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The people who work here. */
@Path("/api/v1/staff")
@RunOnVirtualThread
@Tag(name = "Staff")
public class StaffResource {
  private final ManagingStaff managing;
  private final ReadingStaff reading;

  StaffResource(ManagingStaff managing, ReadingStaff reading) {
    this.managing = managing;
    this.reading = reading;
  }

  @GET
  @Requires(Permission.EDIT_STAFF)
  @Operation(summary = "Everybody, those who may sign in first")
  public StaffJson all() {
    return new StaffJson(reading.people().stream().map(PersonJson::of).toList());
  }

  @GET
  @Path("/{id}")
  @Requires(Permission.EDIT_STAFF)
  @Operation(summary = "One person")
  public PersonJson get(@PathParam("id") UUID id) {
    return person(id);
  }

  @POST
  @Idempotent
  @Requires(Permission.EDIT_STAFF)
  @Operation(
      summary = "Add a person",
      description = "The PIN, four digits, must be free: it alone signs in. It is never given out.")
  public Response add(@Nullable PersonRequest request) {
    NewMember member = valid(request);
    return answer(201, managing.add(member));
  }

  @PUT
  @Path("/{id}")
  @Requires(Permission.EDIT_STAFF)
  @Operation(
      summary = "Change a person's names, role or PIN",
      description = "Without a PIN the old one stays. A new role or PIN ends their sessions.")
  public Response change(@PathParam("id") UUID id, @Nullable PersonRequest request) {
    PersonRequest wanted = present(request);
    Change change =
        new Change(
            text(wanted.fullName()), wanted.shortName(), wanted.roleOr(Role.SERVER), wanted.pin());
    refuse(wanted, change.faults());
    return answer(200, managing.change(id, change));
  }

  @POST
  @Path("/{id}/disable")
  @Idempotent
  @Requires(Permission.EDIT_STAFF)
  @Operation(summary = "Disable a person; every session of theirs ends at once")
  public Response disable(@PathParam("id") UUID id) {
    return answer(200, managing.disable(id));
  }

  @POST
  @Path("/{id}/enable")
  @Idempotent
  @Requires(Permission.EDIT_STAFF)
  @Operation(summary = "Let a disabled person come back, with a PIN")
  public Response enable(@PathParam("id") UUID id, @Nullable EnableRequest request) {
    String pin = request == null ? null : request.pin();
    List<FieldError> faults = ManagingStaff.pinFaults(pin);
    if (pin == null || !faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    return answer(200, managing.enable(id, pin));
  }

  private Response answer(int status, Kept kept) {
    return switch (kept) {
      case Kept.Done(UUID id) -> Response.status(status).entity(person(id)).build();
      case Kept.Gone() -> throw Problem.nothingHere("There is no such person");
      case Kept.PinTaken() ->
          throw Problem.conflict("pin-taken", "Somebody has that PIN; choose another");
      case Kept.LastManager() ->
          throw Problem.conflict(
              "last-manager", "Somebody has to be left who may manage the house");
    };
  }

  private PersonJson person(UUID id) {
    return reading.person(id).map(PersonJson::of).orElseThrow(() -> Problem.notFound("person", id));
  }

  private static NewMember valid(@Nullable PersonRequest request) {
    PersonRequest wanted = present(request);
    NewMember member =
        new NewMember(
            text(wanted.fullName()),
            wanted.shortName(),
            wanted.roleOr(Role.SERVER),
            wanted.pin() == null ? "" : wanted.pin());
    refuse(wanted, member.faults());
    return member;
  }

  private static PersonRequest present(@Nullable PersonRequest request) {
    return request == null ? new PersonRequest(null, null, null, null) : request;
  }

  private static void refuse(PersonRequest wanted, List<FieldError> found) {
    List<FieldError> faults = new ArrayList<>(found);
    if (wanted.role() == null) {
      faults.add(new FieldError("role", "is missing"));
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }

  private static String text(@Nullable String given) {
    return given == null ? "" : given.strip();
  }

  /**
   * A person to add or what one is to be.
   *
   * @param name what colleagues call them; the first word of the full name when it is left out
   * @param pin four digits
   */
  public record PersonRequest(
      @Nullable String fullName, @Nullable String name, @Nullable Role role, @Nullable String pin) {
    String shortName() {
      return name == null ? text(fullName).split("\\s+", 2)[0] : name.strip();
    }

    Role roleOr(Role other) {
      return role == null ? other : role;
    }
  }

  public record EnableRequest(@Nullable String pin) {}

  public record StaffJson(List<PersonJson> staff) {}

  /**
   * A person.
   *
   * @param active false when disabled
   * @param lastSeenAt null when they never signed in
   */
  public record PersonJson(
      UUID id,
      String fullName,
      String name,
      Role role,
      boolean active,
      boolean signedIn,
      @Nullable Instant lastSeenAt,
      @Nullable String lastDevice) {
    static PersonJson of(Person person) {
      return new PersonJson(
          person.id(),
          person.fullName(),
          person.name(),
          person.role(),
          person.active(),
          person.signedIn(),
          person.lastSeenAt(),
          person.lastDevice());
    }
  }
}
