package brigade.app.rest;

import brigade.rest.Problem;
import brigade.staff.OpenToAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Answers every address below {@code /api} that no call has. Without it the screens' own page would
 * be served there, with status 200, and a client would take it for success.
 */
@Path("/api")
@OpenToAll("It says only that there is nothing here")
public class NoSuchCall {
  @GET
  @Path("{path: .*}")
  @Operation(hidden = true)
  public void get(@PathParam("path") String path) {
    throw Problem.notFound("call", "/api/" + path);
  }

  @POST
  @Path("{path: .*}")
  @Operation(hidden = true)
  public void post(@PathParam("path") String path) {
    throw Problem.notFound("call", "/api/" + path);
  }

  @PUT
  @Path("{path: .*}")
  @Operation(hidden = true)
  public void put(@PathParam("path") String path) {
    throw Problem.notFound("call", "/api/" + path);
  }

  @DELETE
  @Path("{path: .*}")
  @Operation(hidden = true)
  public void delete(@PathParam("path") String path) {
    throw Problem.notFound("call", "/api/" + path);
  }
}
