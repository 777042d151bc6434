package brigade.app.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The machine at hand, as far as PostgreSQL's binaries differ by it. */
record Platform(String system, String architecture, boolean musl) {

  static final Platform CURRENT = current();

  private static Platform current() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String system =
        name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "darwin" : "linux";
    String architecture =
        switch (System.getProperty("os.arch", "")) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          case String other -> other;
        };
    boolean musl =
        system.equals("linux")
            && Files.exists(
                Path.of(
                    "/lib/ld-musl-"
                        + System.getProperty("os.arch", "").replace("amd64", "x86_64")
                        + ".so.1"))
            && !Files.exists(Path.of("/lib64/ld-linux-x86-64.so.2"))
            && !Files.exists(Path.of("/lib/ld-linux-aarch64.so.1"));
    return new Platform(system, architecture, musl);
  }

  boolean linux() {
    return system.equals("linux");
  }

  boolean windows() {
    return system.equals("windows");
  }

  /** The archive in the jar of the binaries for this machine. */
  String archive() {
    return "postgres-" + system + "-" + architecture + (musl ? "-alpine_linux" : "") + ".txz";
  }

  /** The name of a program's file. */
  String program(String name) {
    return windows() ? name + ".exe" : name;
  }

  /** Whether this process runs as root, which PostgreSQL refuses to. */
  static boolean isRoot() {
    if (CURRENT.windows()) {
      return false;
    }
    try {
      return Path.of("/proc/self").toFile().exists()
          ? Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)
          : System.getProperty("user.name", "").equals("root");
    } catch (IOException e) {
      return System.getProperty("user.name", "").equals("root");
    }
  }
}
