package brigade.app.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * PostgreSQL's first process, as its {@code postmaster.pid} tells of it.
 *
 * @param pid its process id
 * @param started when it started, to the second
 * @param port its TCP port, 0 as long as it has none
 * @param ready whether it accepts connections
 */
record Postmaster(long pid, Instant started, int port, boolean ready) {

  private static final int LINE_OF_PID = 0;
  private static final int LINE_OF_START = 2;
  private static final int LINE_OF_PORT = 3;
  private static final int LINE_OF_STATUS = 7;

  /**
   * Between writing its start into the file and the operating system's idea of it a process may
   * differ by this much.
   */
  private static final Duration START_TOLERANCE = Duration.ofSeconds(10);

  static Path fileIn(Path data) {
    return data.resolve("postmaster.pid");
  }

  /** What the file says; empty when there is none or it is not one yet. */
  static Optional<Postmaster> readFrom(Path data) {
    try {
      List<String> lines = Files.readAllLines(fileIn(data));
      long pid = Math.abs(number(lines, LINE_OF_PID));
      return pid == 0
          ? Optional.empty()
          : Optional.of(
              new Postmaster(
                  pid,
                  Instant.ofEpochSecond(number(lines, LINE_OF_START)),
                  (int) number(lines, LINE_OF_PORT),
                  lines.size() > LINE_OF_STATUS
                      && lines.get(LINE_OF_STATUS).strip().equals("ready")));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static long number(List<String> lines, int index) {
    return lines.size() <= index || lines.get(index).isBlank()
        ? 0
        : Long.parseLong(lines.get(index).strip());
  }

  /**
   * Whether the process lives and is a PostgreSQL of this data directory, not a stranger that got
   * the number later.
   */
  boolean isRunningOn(Path data) {
    return isAlive(pid) && (Platform.CURRENT.linux() ? worksIn(pid, data) : startedAsPostgres());
  }

  /** Whether a process that was a postmaster of this data directory is one still. */
  static boolean isRunningOn(long pid, Path data) {
    return isAlive(pid) && (!Platform.CURRENT.linux() || worksIn(pid, data));
  }

  private boolean startedAsPostgres() {
    return ProcessHandle.of(pid)
        .map(ProcessHandle::info)
        .filter(
            info ->
                info.command()
                    .map(command -> Path.of(command).endsWith(Platform.CURRENT.program("postgres")))
                    .orElse(true))
        .flatMap(ProcessHandle.Info::startInstant)
        .filter(instant -> Duration.between(instant, started).abs().compareTo(START_TOLERANCE) <= 0)
        .isPresent();
  }

  /** Whether a process exists and is more than an entry that its parent has not collected. */
  static boolean isAlive(long pid) {
    if (Platform.CURRENT.linux()) {
      try {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        char state = stat.charAt(stat.lastIndexOf(')') + 2);
        return state != 'Z' && state != 'X';
      } catch (IOException | StringIndexOutOfBoundsException e) {
        return false;
      }
    }
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  /**
   * Processes of PostgreSQL that work on a data directory. Linux only; elsewhere none are found.
   */
  static List<ProcessHandle> processesOn(Path data) {
    if (!Platform.CURRENT.linux()) {
      return List.of();
    }
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(process -> worksIn(process.pid(), data) && isAlive(process.pid())).toList();
    }
  }

  /** PostgreSQL's processes all work in their data directory. */
  private static boolean worksIn(long pid, Path data) {
    try {
      Path process = Path.of("/proc/" + pid);
      Path program = Files.readSymbolicLink(process.resolve("exe")).getFileName();
      return program != null
          && program.toString().startsWith("postgres")
          && Files.readSymbolicLink(process.resolve("cwd")).equals(data.toRealPath());
    } catch (IOException e) {
      // The process has ended, or belongs to someone whose processes we may not look at, hence not
      // to us.
      return false;
    }
  }
}
