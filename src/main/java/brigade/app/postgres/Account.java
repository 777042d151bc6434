package brigade.app.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Under which identity PostgreSQL's programs run. They refuse root, so a server started by root
 * puts them into a user namespace of their own, where root is nobody in particular while its files
 * stay its own. Where the kernel or the container forbids that, they run as another account of the
 * machine.
 */
sealed interface Account {

  /** The words that go before a command. */
  List<String> prefix();

  /** Makes a file or a whole directory the account's own. */
  default void own(Path path) throws IOException {}

  /** The identity of this process, which is not root. */
  record Same() implements Account {
    @Override
    public List<String> prefix() {
      return List.of();
    }
  }

  /** Root's processes in a user namespace without any mapping. */
  record OwnNamespace() implements Account {
    @Override
    public List<String> prefix() {
      return List.of("unshare", "-U", "--");
    }
  }

  /** Another account; this process is root and hands the files over. */
  record Other(int uid, int gid) implements Account {
    @Override
    public List<String> prefix() {
      return List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--");
    }

    @Override
    public void own(Path path) throws IOException {
      try (Stream<Path> all = Files.walk(path)) {
        for (Path each : (Iterable<Path>) all::iterator) {
          if (!Files.isSymbolicLink(each)) {
            Files.setAttribute(each, "unix:uid", uid);
            Files.setAttribute(each, "unix:gid", gid);
          }
        }
      }
    }
  }

  Duration PROBE_PATIENCE = Duration.ofSeconds(10);

  /** The account for a data directory, which may not exist yet. */
  static Account forData(Path data) throws InterruptedException {
    if (!Platform.isRoot()) {
      return new Same();
    }
    try {
      if (Files.exists(data) && (Integer) Files.getAttribute(data, "unix:uid") != 0) {
        // A data directory keeps the account that it was made with.
        return checked(
            new Other(
                (Integer) Files.getAttribute(data, "unix:uid"),
                (Integer) Files.getAttribute(data, "unix:gid")));
      }
    } catch (IOException e) {
      throw new PostgresStartFailure("Cannot read whose the data directory " + data + " is.", e);
    }
    Account namespace = new OwnNamespace();
    return works(namespace) ? namespace : unprivileged();
  }

  /** The account postgres, or else nobody. */
  static Account unprivileged() throws InterruptedException {
    Optional<Other> other = named("postgres").or(() -> named("nobody"));
    if (other.isEmpty()) {
      throw new PostgresStartFailure(
          "PostgreSQL refuses to run as root, user namespaces are not allowed here, and there is neither an account"
              + " named postgres nor one named nobody. Start Brigade as an ordinary user.");
    }
    return checked(other.get());
  }

  private static Account checked(Account account) throws InterruptedException {
    if (!works(account)) {
      throw new PostgresStartFailure(
          "PostgreSQL refuses to run as root, and switching to another account with "
              + String.join(" ", account.prefix())
              + " does not work here. Start Brigade as an ordinary user.");
    }
    return account;
  }

  private static boolean works(Account account) throws InterruptedException {
    return new Command(Path.of("/"), account.prefix(), "true").run(PROBE_PATIENCE).succeeded();
  }

  private static Optional<Other> named(String name) {
    try (Stream<String> lines = Files.lines(Path.of("/etc/passwd"), StandardCharsets.ISO_8859_1)) {
      return lines
          .map(line -> line.split(":", -1))
          .filter(fields -> fields.length > 3 && fields[0].equals(name))
          .map(fields -> new Other(Integer.parseInt(fields[2]), Integer.parseInt(fields[3])))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
