package brigade.staff;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Enforces {@link Requires} before a transaction begins. */
@Interceptor
@Requires(Permission.VIEW_TABLES)
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class RequiresInterceptor {
  private final CurrentActor currentActor;

  RequiresInterceptor(CurrentActor currentActor) {
    this.currentActor = currentActor;
  }

  @AroundInvoke
  Object check(InvocationContext call) throws Exception {
    Requires rule = call.getMethod().getAnnotation(Requires.class);
    if (rule == null) {
      rule = call.getMethod().getDeclaringClass().getAnnotation(Requires.class);
    }
    if (rule == null) {
      throw new IllegalStateException("No @Requires on " + call.getMethod());
    }
    currentActor.require(rule.value());
    return call.proceed();
  }
}
