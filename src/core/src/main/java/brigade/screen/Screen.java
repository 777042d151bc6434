package brigade.screen;

import brigade.changes.Changed;
import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.staff.Actor;
import brigade.staff.NotPermitted;
import brigade.staff.NotSignedIn;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The root of every screen. It listens to its topics while attached and draws itself anew from the
 * database: when it attaches, when something it shows changed, and after a lost connection, since
 * attaching again is what reconnecting does. Bursts of changes become one redraw.
 */
public abstract class Screen extends Div {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(Screen.class);

  /** How long what can wait does, for more of its kind to be drawn with. */
  private static final Duration TOGETHER = Duration.ofMillis(400);

  private final transient ScreenKit kit;
  private final EnumSet<Topic> topics;
  private final AtomicBoolean waiting = new AtomicBoolean();
  private final AtomicBoolean waitingLonger = new AtomicBoolean();
  private final AtomicBoolean staffChanged = new AtomicBoolean();
  private transient Changes.@Nullable Listening listening;

  /**
   * @param name its class in the style sheet is {@code screen-<name>}
   * @param topics what it draws
   */
  protected Screen(String name, ScreenKit kit, Topic... topics) {
    this.kit = kit;
    this.topics = EnumSet.of(Topic.STAFF, topics);
    getElement().setAttribute("class", "screen screen-" + name);
  }

  /** Reads what the screen shows and draws it. Runs with the session locked. */
  protected abstract void refresh();

  /** Whether a change concerns what is on the screen now. */
  protected boolean concerns(Changed changed) {
    return true;
  }

  /**
   * Whether a change that concerns the screen is none its people act on, so that it may be drawn
   * together with what comes in the next moments.
   */
  protected boolean canWait(Changed changed) {
    return false;
  }

  protected final ScreenKit kit() {
    return kit;
  }

  protected final Actor actor() {
    return kit.actor();
  }

  protected final Amounts amounts() {
    return kit.amounts();
  }

  /** The text of a key in the language of this screen. */
  protected static String text(String key, Object... arguments) {
    return Texts.of(key, arguments);
  }

  @Override
  protected void onAttach(AttachEvent attached) {
    super.onAttach(attached);
    UI ui = attached.getUI();
    listening = kit.changes().listen(changed -> wake(ui, changed));
    refresh();
  }

  @Override
  protected void onDetach(DetachEvent detached) {
    if (listening != null) {
      listening.close();
      listening = null;
    }
    super.onDetach(detached);
  }

  private void wake(UI ui, Changed changed) {
    if (!topics.contains(changed.topic()) || !concerns(changed)) {
      return;
    }
    if (changed.topic() == Topic.STAFF) {
      // Whoever may be gone is looked for at the redraw that waits already, too.
      staffChanged.set(true);
    }
    if (canWait(changed)) {
      if (waitingLonger.compareAndSet(false, true)) {
        CompletableFuture.delayedExecutor(
                TOGETHER.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
            .execute(() -> redrawWaiting(ui));
      }
      return;
    }
    if (waiting.compareAndSet(false, true)) {
      // A thread of its own: a screen that is busy must not hold up the word to the others.
      Thread.startVirtualThread(() -> redraw(ui));
    }
  }

  /** Draws what could wait, unless another change has had it drawn meanwhile. */
  private void redrawWaiting(UI ui) {
    if (waitingLonger.get() && waiting.compareAndSet(false, true)) {
      redraw(ui);
    }
  }

  private void redraw(UI ui) {
    try {
      ui.accessSynchronously(
          () -> {
            waiting.set(false);
            waitingLonger.set(false);
            ManagedContext request = Arc.container().requestContext();
            boolean activated = !request.isActive();
            if (activated) {
              request.activate();
            }
            try {
              if (staffChanged.getAndSet(false) && !kit.sessions().stands(kit.actor())) {
                throw new NotSignedIn();
              }
              refresh();
            } catch (NotSignedIn | NotPermitted over) {
              ui.navigate("");
            } finally {
              if (activated) {
                request.terminate();
              }
            }
          });
    } catch (UIDetachedException gone) {
      LOG.debug("The screen closed before it was redrawn");
    } catch (RuntimeException e) {
      waiting.set(false);
      waitingLonger.set(false);
      LOG.warn("A screen could not be redrawn", e);
    }
  }

  /** The topics this screen draws. */
  protected final Set<Topic> topics() {
    return topics;
  }
}
