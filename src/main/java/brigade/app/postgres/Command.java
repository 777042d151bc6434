package brigade.app.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One call of another program, in the C locale and without the caller's {@code PG*} variables. */
final class Command {

  /** What a program left behind when it ended. */
  record Result(int exitCode, String output) {
    boolean succeeded() {
      return exitCode == 0;
    }
  }

  private static final int COULD_NOT_RUN = 127;

  private final List<String> words = new ArrayList<>();
  private final Path workingDirectory;

  Command(Path workingDirectory, List<String> prefix, Object... words) {
    this.workingDirectory = workingDirectory;
    this.words.addAll(prefix);
    for (Object word : words) {
      this.words.add(word.toString());
    }
  }

  private ProcessBuilder builder() {
    ProcessBuilder builder =
        new ProcessBuilder(words).directory(workingDirectory.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    return builder;
  }

  /** Starts the program with its output thrown away. */
  Process start() throws IOException {
    Process process = builder().redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    return process;
  }

  Result run(Duration patience) throws InterruptedException {
    return run("", patience);
  }

  /**
   * Runs the program to its end; a program that cannot be run or takes too long is a failed one.
   */
  Result run(String input, Duration patience) throws InterruptedException {
    Process process;
    try {
      process = builder().start();
    } catch (IOException e) {
      return new Result(COULD_NOT_RUN, String.valueOf(e.getMessage()));
    }
    CompletableFuture<String> output =
        CompletableFuture.supplyAsync(
            () -> read(process.getInputStream()), Thread::startVirtualThread);
    try (var toProcess = process.getOutputStream()) {
      toProcess.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException ignored) {
      // The program ended without reading its input; its exit code tells the rest.
    }
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
      return new Result(
          COULD_NOT_RUN, words.getFirst() + " did not end within " + patience.toSeconds() + " s");
    }
    return new Result(
        process.exitValue(), output.completeOnTimeout("", 1, TimeUnit.SECONDS).join());
  }

  private static String read(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
