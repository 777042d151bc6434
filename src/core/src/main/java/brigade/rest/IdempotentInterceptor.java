package brigade.rest;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Wraps the method, its key and its stored answer in one transaction. */
@Interceptor
@Idempotent
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class IdempotentInterceptor {
  private final Idempotency idempotency;
  private final CurrentVertxRequest currentRequest;

  IdempotentInterceptor(Idempotency idempotency, CurrentVertxRequest currentRequest) {
    this.idempotency = idempotency;
    this.currentRequest = currentRequest;
  }

  @AroundInvoke
  Object once(InvocationContext call) throws Exception {
    RoutingContext request = currentRequest.getCurrent();
    Optional<String> key = idempotency.keyOf(request);
    if (key.isEmpty()) {
      return call.proceed();
    }
    String fingerprint = idempotency.fingerprint(request, parameters(call).toArray());
    return idempotency.once(key.get(), fingerprint, () -> (Response) call.proceed());
  }

  /** The parameters that came with the request; what the container hands in is left out. */
  private static List<Object> parameters(InvocationContext call) {
    List<Object> parameters = new ArrayList<>();
    Parameter[] declared = call.getMethod().getParameters();
    for (int i = 0; i < declared.length; i++) {
      boolean handedIn =
          Arrays.stream(declared[i].getAnnotations())
              .map(Annotation::annotationType)
              .anyMatch(Context.class::equals);
      if (!handedIn) {
        parameters.add(String.valueOf(i));
        parameters.add(Optional.ofNullable(call.getParameters()[i]));
      }
    }
    return parameters;
  }
}
