package brigade.app.rest;

import brigade.app.demo.DemoRestaurant;
import brigade.rest.Problem;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.Venues;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The demo restaurant. */
@Path("/api/v1/demo")
@RunOnVirtualThread
@Tag(name = "Demo")
public class DemoResource {
  private final DemoRestaurant demo;
  private final Venues venues;

  DemoResource(DemoRestaurant demo, Venues venues) {
    this.demo = demo;
    this.venues = venues;
  }

  @POST
  @Path("/reset")
  @Requires(Permission.EDIT_VENUE)
  @Operation(summary = "Put the demo restaurant back to its start; every session ends")
  public void reset() {
    if (!venues.demo()) {
      throw Problem.conflict("not-the-demo", "Only the demo restaurant can be reset");
    }
    demo.reset();
  }
}
