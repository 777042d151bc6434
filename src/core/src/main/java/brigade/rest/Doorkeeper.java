package brigade.rest;

import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Asks who calls before the body is read: a stranger's 20 MB are not parsed to be refused after,
 * and nobody learns from the answer what a call would have taken. The interceptor behind {@link
 * Requires} asks again, for calls that come another way.
 */
class Doorkeeper {
  /** After the request has its id for the log. */
  private static final int AFTER_THE_LOG = Priorities.USER + 100;

  private final CurrentActor currentActor;
  private final Map<Method, Optional<Permission>> rules = new ConcurrentHashMap<>();

  Doorkeeper(CurrentActor currentActor) {
    this.currentActor = currentActor;
  }

  @ServerRequestFilter(priority = AFTER_THE_LOG)
  void check(ResourceInfo called) {
    rules
        .computeIfAbsent(called.getResourceMethod(), Doorkeeper::rule)
        .ifPresent(currentActor::require);
  }

  private static Optional<Permission> rule(Method endpoint) {
    Requires rule = endpoint.getAnnotation(Requires.class);
    return Optional.ofNullable(
            rule == null ? endpoint.getDeclaringClass().getAnnotation(Requires.class) : rule)
        .map(Requires::value);
  }
}
