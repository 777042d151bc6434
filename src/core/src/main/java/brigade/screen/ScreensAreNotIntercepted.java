package brigade.screen;

import brigade.staff.Requires;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;

/**
 * Keeps {@link Requires} on a screen from being an interceptor: there it is a rule for navigation,
 * which {@link AccessRule} asks at run time. As an interceptor it would stand around every method
 * that a component inherits.
 */
public final class ScreensAreNotIntercepted implements BuildCompatibleExtension {
  /** Runs while the server is built; the class itself keeps its annotation. */
  @Enhancement(types = Screen.class, withSubtypes = true)
  public void leaveAlone(ClassConfig screen) {
    screen.removeAnnotation(annotation -> annotation.name().equals(Requires.class.getName()));
  }
}
