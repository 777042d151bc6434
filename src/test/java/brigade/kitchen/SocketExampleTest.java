package brigade.kitchen;

import static brigade.kitchen.Sends.Line.of;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.HouseTest;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client that docs/sockets.md shows, run as it stands there. */
@HouseTest
class SocketExampleTest {
  private static final int PATIENCE_SECONDS = 30;
  private static final int LINES = 40;

  @TestHTTPResource URI server;
  @Inject Sends sends;
  @TempDir Path folder;

  @Test
  @DisplayName("the socket client of the documentation prints tickets as they come")
  void theExampleWorks() throws Exception {
    sends.furnish();
    String source = example();
    assertTrue(source.lines().count() <= LINES, "it stays short");
    Path file = Files.writeString(folder.resolve("FollowStation.java"), source);
    Process example =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                file.toString(),
                server.toString().replaceFirst("/$", ""),
                "GRILL",
                "3333")
            .redirectErrorStream(true)
            .start();
    try {
      BlockingQueue<String> said = lines(example);
      assertTrue(next(said, "\"type\":\"snapshot\"").contains("\"seq\""));
      Sends.Sent sent = sends.send(of("BURGER", "GRILL"));
      assertTrue(next(said, sent.orderId().toString()).startsWith("{\"type\":\"ticket\""));
    } finally {
      example.destroyForcibly().waitFor();
    }
  }

  private static BlockingQueue<String> lines(Process of) {
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try (BufferedReader out = of.inputReader(StandardCharsets.UTF_8)) {
                out.lines().forEach(lines::add);
              } catch (IOException e) {
                lines.add(e.toString());
              }
            });
    return lines;
  }

  private static String next(BlockingQueue<String> said, String with) throws InterruptedException {
    String last = "";
    while (true) {
      String line = said.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("Nothing with " + with + " came; the last was " + last);
      }
      if (line.contains(with)) {
        return line;
      }
      last = line;
    }
  }

  private static String example() throws IOException {
    Path page =
        List.of(Path.of("docs", "sockets.md"), Path.of("..", "docs", "sockets.md")).stream()
            .filter(Files::exists)
            .findFirst()
            .orElseThrow();
    Matcher block =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(page));
    assertTrue(block.find());
    String source = block.group(1);
    assertEquals(false, block.find(), "there is one example");
    return source;
  }
}
