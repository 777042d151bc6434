package brigade.staff.rest;

import brigade.rest.Problem;
import brigade.staff.OpenToAll;
import brigade.staff.Role;
import brigade.staff.SigningIn;
import brigade.staff.SigningIn.Outcome;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Signing in and out. */
@Path("/api/v1/sessions")
@RunOnVirtualThread
@Tag(name = "Sessions")
public class SessionsResource {
  private final SigningIn signingIn;

  SessionsResource(SigningIn signingIn) {
    this.signingIn = signingIn;
  }

  @POST
  @OpenToAll("Signing in is how one gets a session")
  @Operation(summary = "Sign in by PIN on an enrolled device")
  public Response signIn(@Nullable SignIn request) {
    if (request == null || request.device() == null) {
      throw Problem.invalid("device", "is missing");
    }
    if (request.pin() == null) {
      throw Problem.invalid("pin", "is missing");
    }
    return switch (signingIn.signIn(request.device(), request.pin(), request.staffId())) {
      case Outcome.SignedIn(var begun) ->
          Response.status(201)
              .entity(
                  new Session(
                      begun.token(),
                      new SignedIn(
                          begun.actor().staffId(), begun.actor().name(), begun.actor().role()),
                      begun.expiresAt()))
              .build();
      case Outcome.WrongPin(int left) ->
          throw Problem.notSignedIn("Wrong PIN, " + left + " tries left");
      case Outcome.Throttled(var wait) ->
          throw Problem.tooMany("Too many wrong PINs; wait a little", wait.toSeconds() + 1);
      case Outcome.UnknownDevice() -> throw Problem.notSignedIn("This device is not enrolled");
    };
  }

  @DELETE
  @Path("/current")
  @OpenToAll("Ending one's own session needs no permission, only the session")
  @Operation(summary = "Sign out")
  public void signOut() {
    signingIn.signOut();
  }

  /** Who wants in; {@code staffId} is the name tapped, if any. */
  public record SignIn(@Nullable String device, @Nullable String pin, @Nullable UUID staffId) {}

  public record Session(String token, SignedIn staff, Instant expiresAt) {}

  public record SignedIn(UUID id, String name, Role role) {}
}
