package brigade.app;

import brigade.staff.Permission;
import brigade.staff.Requires;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.router.Route;
import io.quarkus.websockets.next.WebSocket;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Every call, socket and screen as it is written in the classes, whatever the container found. */
final class Calls {
  private static final List<Class<? extends Annotation>> METHODS =
      List.of(GET.class, POST.class, PUT.class, DELETE.class);

  private Calls() {}

  /** Every REST call, by name. */
  static List<Call> inTheSources() {
    List<Call> calls = new ArrayList<>();
    for (JavaClass resource : classes()) {
      if (!resource.isAnnotatedWith(Path.class)) {
        continue;
      }
      for (JavaMethod endpoint : resource.getMethods()) {
        for (Class<? extends Annotation> method : METHODS) {
          if (endpoint.isAnnotatedWith(method)) {
            calls.add(call(resource, endpoint, method.getSimpleName()));
          }
        }
      }
    }
    calls.sort(Comparator.comparing(Call::name));
    return calls;
  }

  /** The path of every socket. */
  static List<String> sockets() {
    return classes().stream()
        .filter(socket -> socket.isAnnotatedWith(WebSocket.class))
        .map(socket -> socket.getAnnotationOfType(WebSocket.class).path())
        .sorted()
        .toList();
  }

  /** The route of every screen. */
  static List<String> screens() {
    return classes().stream()
        .filter(screen -> screen.isAnnotatedWith(Route.class))
        .map(screen -> screen.getAnnotationOfType(Route.class).value())
        .sorted()
        .toList();
  }

  private static List<JavaClass> classes() {
    return List.copyOf(
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("brigade"));
  }

  private static Call call(JavaClass resource, JavaMethod endpoint, String method) {
    String path = resource.getAnnotationOfType(Path.class).value();
    if (endpoint.isAnnotatedWith(Path.class)) {
      String own = endpoint.getAnnotationOfType(Path.class).value();
      path = path + (own.startsWith("/") ? own : "/" + own);
    }
    boolean body =
        endpoint.getParameters().stream()
            .anyMatch(
                parameter ->
                    parameter.getAnnotations().stream()
                        .noneMatch(
                            annotation ->
                                annotation
                                    .getRawType()
                                    .getPackageName()
                                    .startsWith("jakarta.ws.rs")));
    String takes =
        endpoint.isAnnotatedWith(Consumes.class)
            ? endpoint.getAnnotationOfType(Consumes.class).value()[0]
            : MediaType.APPLICATION_JSON;
    return new Call(method, path, permission(endpoint).or(() -> permission(resource)), takes, body);
  }

  private static Optional<Permission> permission(CanBeAnnotated annotated) {
    return annotated.isAnnotatedWith(Requires.class)
        ? Optional.of(
            annotated instanceof JavaMethod method
                ? method.getAnnotationOfType(Requires.class).value()
                : ((JavaClass) annotated).getAnnotationOfType(Requires.class).value())
        : Optional.empty();
  }

  /**
   * A call.
   *
   * @param permission empty where it asks for none
   * @param takes the first media type of its body
   */
  record Call(
      String method,
      String path,
      Optional<Permission> permission,
      String takes,
      boolean takesBody) {
    String name() {
      return method + " " + path;
    }
  }
}
