package brigade.staff;

import java.util.Optional;

/**
 * A way by which the current thread's work belongs to somebody: a request's token, a screen's
 * session.
 */
public interface ActorSource {
  Optional<Actor> actor();
}
