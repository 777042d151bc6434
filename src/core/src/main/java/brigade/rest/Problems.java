package brigade.rest;

import brigade.staff.NotPermitted;
import brigade.staff.NotSignedIn;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * Turns every exception into problem details (RFC 9457); bugs are logged and answered without a
 * trace.
 */
public class Problems {
  private static final Logger LOG = Logger.getLogger(Problems.class);

  /**
   * SQL states of class 08 (connection) and 57P (shutdown): the database is away, not the request
   * wrong.
   */
  private static final List<String> AWAY = List.of("08", "57P", "53");

  /**
   * Class 22: a value that can't be stored, such as a NUL byte or a date before the calendar. What
   * a field may hold is checked before; this is the net below.
   */
  private static final String UNFIT = "22";

  /** Class 23: the row contradicts another, which came first. */
  private static final String CONTRADICTS = "23";

  private final CurrentVertxRequest currentRequest;

  Problems(CurrentVertxRequest currentRequest) {
    this.currentRequest = currentRequest;
  }

  @ServerExceptionMapper
  public Response problem(Problem problem) {
    Response.ResponseBuilder answer =
        Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.members());
    Object retryAfter = problem.more().get("retryAfterSeconds");
    if (retryAfter != null) {
      answer.header("Retry-After", retryAfter);
    }
    if (problem.status() == 401) {
      answer.header("WWW-Authenticate", "Bearer");
    }
    return answer.build();
  }

  @ServerExceptionMapper
  public Response notSignedIn(NotSignedIn e) {
    return problem(Problem.notSignedIn(String.valueOf(e.getMessage())));
  }

  @ServerExceptionMapper
  public Response notPermitted(NotPermitted e) {
    return problem(Problem.notPermitted(e.permission().name()));
  }

  @ServerExceptionMapper
  public Response unreadable(JacksonException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return problem(Problem.invalid(path(unknown), "is not a field of this request"));
    }
    if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return problem(Problem.invalid(path(mapping), "is not of the right kind"));
    }
    return problem(Problem.malformed("The body is not the JSON this call takes"));
  }

  /**
   * Quarkus answers this one by itself, without problem details, unless its exact class is mapped.
   */
  @ServerExceptionMapper
  public Response mismatched(MismatchedInputException e) {
    return unreadable(e);
  }

  @ServerExceptionMapper
  public Response stale(OptimisticLockException e) {
    return problem(
        Problem.conflict("changed-meanwhile", "Somebody changed it at the same moment; try again"));
  }

  @ServerExceptionMapper
  public Response web(WebApplicationException e) {
    if (e.getCause() instanceof JacksonException unreadable) {
      return unreadable(unreadable);
    }
    int status = e.getResponse().getStatus();
    return switch (status) {
      case 400 -> problem(Problem.malformed("The request can't be understood"));
      case 401 -> problem(Problem.notSignedIn("Sign in first"));
      case 404 -> problem(notFound(e));
      case 415 -> problem(Problem.mediaType());
      default ->
          status >= 500
              ? bug(e)
              : Response.status(status)
                  .type(Problem.MEDIA_TYPE)
                  .entity(
                      Map.of(
                          "type",
                          "urn:brigade:problem:http-" + status,
                          "title",
                          e.getResponse().getStatusInfo().getReasonPhrase(),
                          "status",
                          status,
                          "detail",
                          e.getResponse().getStatusInfo().getReasonPhrase()))
                  .build();
    };
  }

  /**
   * An id in the path that is no id is found nowhere; a parameter that is not of its kind is 400.
   */
  private Problem notFound(WebApplicationException e) {
    boolean unreadable = e.getCause() instanceof IllegalArgumentException;
    return unreadable && currentRequest.getCurrent().request().query() != null
        ? Problem.malformed("A parameter after the question mark is not of the right kind")
        : Problem.nothingHere("There is nothing at this address");
  }

  @ServerExceptionMapper
  public Response anything(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof Problem problem) {
        return problem(problem);
      }
      if (cause instanceof OptimisticLockException stale) {
        return stale(stale);
      }
      if (cause instanceof SQLException sql) {
        return database(sql, e);
      }
    }
    return bug(e);
  }

  private Response database(SQLException sql, RuntimeException whole) {
    @Nullable String state = sql.getSQLState();
    if (state == null || AWAY.stream().anyMatch(state::startsWith)) {
      LOG.warnf("The database is away: %s", sql.getMessage());
      return problem(Problem.unavailable("The database is away; nothing was changed"));
    }
    if (Contention.isContended(sql)) {
      return problem(
          Problem.conflict("contended", "Too many at the same thing at once; try again"));
    }
    if (state.startsWith(UNFIT)) {
      LOG.warnf("Refused by the database: %s", sql.getMessage());
      return problem(Problem.malformed("A value is not one that can be kept"));
    }
    if (state.startsWith(CONTRADICTS)) {
      LOG.warnf(whole, "Refused by the database: %s", sql.getMessage());
      return problem(
          Problem.conflict(
              "contradicts", "It contradicts what is there already; read it again and try again"));
    }
    return bug(whole);
  }

  private Response bug(RuntimeException e) {
    LOG.error("Unexpected", e);
    return Response.status(500)
        .type(Problem.MEDIA_TYPE)
        .entity(
            Map.of(
                "type",
                "urn:brigade:problem:unexpected",
                "title",
                "Unexpected",
                "status",
                500,
                "detail",
                "Something went wrong here; it is in the log"))
        .build();
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }
}
