package brigade.staff;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Whoever acts on the current thread, wherever that is known from. */
@ApplicationScoped
public class CurrentActor {
  private final ThreadLocal<@Nullable Actor> bound = new ThreadLocal<>();
  private final List<ActorSource> sources;

  CurrentActor(@All List<ActorSource> sources) {
    this.sources = sources;
  }

  /** The actor, or empty when nobody is signed in. */
  public Optional<Actor> find() {
    Actor explicit = bound.get();
    if (explicit != null) {
      return Optional.of(explicit);
    }
    return sources.stream().flatMap(source -> source.actor().stream()).findFirst();
  }

  /**
   * The actor.
   *
   * @throws NotSignedIn when nobody is
   */
  public Actor get() {
    return find().orElseThrow(NotSignedIn::new);
  }

  /**
   * The actor, who must hold the permission.
   *
   * @throws NotSignedIn when nobody is signed in
   * @throws NotPermitted when the permission is lacking
   */
  public Actor require(Permission permission) {
    Actor actor = get();
    if (!actor.may(permission)) {
      throw new NotPermitted(permission);
    }
    return actor;
  }

  /** Runs the work as this actor: for sockets, timers and workers, which have no session. */
  public <T> T call(Actor actor, Callable<T> work) {
    Actor before = bound.get();
    bound.set(actor);
    try {
      return work.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      if (before == null) {
        bound.remove();
      } else {
        bound.set(before);
      }
    }
  }

  /** Runs the work as this actor. */
  public void run(Actor actor, Runnable work) {
    call(
        actor,
        () -> {
          work.run();
          return Boolean.TRUE;
        });
  }
}
