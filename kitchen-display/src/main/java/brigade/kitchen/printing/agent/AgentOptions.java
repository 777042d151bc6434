package brigade.kitchen.printing.agent;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an agent is told when it is started.
 *
 * @param server the address of the server, http or https
 * @param device the code of the device the agent signs in on
 * @param pin whose PIN it signs in with
 * @param printerId the printer, of kind AGENT, that it drives
 * @param target where the printer is on this side
 * @param memory the file that remembers what was printed
 * @param asks whether the printer is asked for proof; else what is sent counts as printed
 */
record AgentOptions(
    URI server,
    String device,
    String pin,
    UUID printerId,
    Target target,
    Path memory,
    boolean asks) {

  static final String USAGE =
      """
      java -jar brigade-print-agent.jar --server URL --device CODE --printer ID --to PRINTER
        --server URL     of the Brigade server, such as https://brigade.example
        --device CODE    the code of a device, from the staff screen
        --pin PIN        of the print agent on the staff screen; better in the variable BRIGADE_PIN
        --printer ID     of a printer that is reached through a print agent, from the printers screen
        --to PRINTER     tcp://host:9100, or file:/dev/usb/lp0
        --memory FILE    where to remember what was printed; brigade-agent-ID in this directory
        --trust          the printer can't answer: what is sent counts as printed
      java -jar brigade-print-agent.jar simulator [PORT]
        a printer that isn't there, at 9100 or the port given; type help for what it can be told
      """;

  private static final List<String> NAMES =
      List.of("server", "device", "pin", "printer", "to", "memory");

  private static final int USUAL_PORT = 9_100;

  /** Where the printer is. */
  sealed interface Target {
    record Network(String host, int port) implements Target {}

    record Device(Path file) implements Target {}
  }

  /**
   * Reads the options.
   *
   * @param pinFromEnvironment a PIN that was not put on the command line, or null
   * @throws IllegalArgumentException that says which one is wrong
   */
  static AgentOptions of(@Nullable String pinFromEnvironment, String... arguments) {
    Map<String, String> given = new LinkedHashMap<>();
    boolean asks = true;
    for (int i = 0; i < arguments.length; i++) {
      String name = arguments[i].replaceFirst("^--", "");
      if (arguments[i].equals("--trust")) {
        asks = false;
      } else if (!arguments[i].startsWith("--") || !NAMES.contains(name)) {
        throw new IllegalArgumentException(arguments[i] + " is no option");
      } else if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " needs a value");
      } else {
        given.put(name, arguments[++i]);
      }
    }
    if (pinFromEnvironment != null) {
      given.putIfAbsent("pin", pinFromEnvironment);
    }
    URI server = server(wanted(given, "server"));
    UUID printer = printer(wanted(given, "printer"));
    return new AgentOptions(
        server,
        wanted(given, "device"),
        wanted(given, "pin"),
        printer,
        target(wanted(given, "to")),
        Path.of(Objects.requireNonNullElse(given.get("memory"), "brigade-agent-" + printer)),
        asks);
  }

  private static String wanted(Map<String, String> given, String name) {
    String value = given.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("--" + name + " is missing");
    }
    return value;
  }

  private static UUID printer(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--printer " + text + ": it is the printer's id", e);
    }
  }

  private static URI server(String text) {
    try {
      URI server = new URI(text.replaceFirst("/+$", ""));
      if (server.getHost() != null && List.of("http", "https").contains(server.getScheme())) {
        return server;
      }
    } catch (URISyntaxException e) {
      // Told below.
    }
    throw new IllegalArgumentException("--server " + text + ": it is an http or https address");
  }

  private static Target target(String text) {
    try {
      URI target = new URI(text);
      if ("tcp".equals(target.getScheme()) && target.getHost() != null) {
        return new Target.Network(
            target.getHost(), target.getPort() < 0 ? USUAL_PORT : target.getPort());
      }
      if ("file".equals(target.getScheme()) && target.getPath() != null) {
        return new Target.Device(Path.of(target.getPath()));
      }
    } catch (URISyntaxException e) {
      // Told below.
    }
    throw new IllegalArgumentException(
        "--to " + text + ": it is tcp://host:9100 or file:/dev/usb/lp0");
  }
}
