package brigade.kitchen.printing.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.kitchen.printing.agent.AgentOptions.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AgentOptionsTest {
  private static final String PRINTER = new UUID(1, 2).toString();

  private static AgentOptions of(String to, String... further) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--server",
                "https://x.example/",
                "--device",
                "d",
                "--printer",
                PRINTER,
                "--to",
                to));
    all.addAll(List.of(further));
    return AgentOptions.of("3333", all.toArray(String[]::new));
  }

  @Test
  void targetsAreOnTheNetworkOrADeviceFile() {
    assertEquals(new Target.Network("10.0.0.31", 9_100), of("tcp://10.0.0.31").target());
    assertEquals(new Target.Network("printer", 9_101), of("tcp://printer:9101").target());
    assertEquals(new Target.Device(Path.of("/dev/usb/lp0")), of("file:/dev/usb/lp0").target());
    assertEquals("https://x.example", of("tcp://p").server().toString());
    assertEquals(Path.of("brigade-agent-" + PRINTER), of("tcp://p").memory());
  }

  @Test
  void thePinOfTheCommandLineGoesBeforeTheVariable() {
    assertEquals("3333", of("tcp://p").pin());
    assertEquals("9999", of("tcp://p", "--pin", "9999").pin());
    assertTrue(of("tcp://p").asks());
    assertFalse(of("tcp://p", "--trust").asks());
  }

  @Test
  void whatIsWrongIsNamed() {
    for (String wrong : List.of("lpt1", "http://x", "tcp:", "tcp://", "usb:1")) {
      String said = assertThrows(IllegalArgumentException.class, () -> of(wrong)).getMessage();
      assertTrue(said.startsWith("--to " + wrong), said);
    }
    assertEquals(
        "--server is missing",
        assertThrows(IllegalArgumentException.class, () -> AgentOptions.of(null)).getMessage());
    assertEquals(
        "--color is no option",
        assertThrows(IllegalArgumentException.class, () -> of("tcp://p", "--color", "x"))
            .getMessage());
    assertEquals(
        "--memory needs a value",
        assertThrows(IllegalArgumentException.class, () -> of("tcp://p", "--memory")).getMessage());
  }

  @Test
  void waitsGrowToALimit() {
    assertTrue(PrintAgent.waiting(0).compareTo(Duration.ofMillis(750)) >= 0);
    assertTrue(PrintAgent.waiting(0).compareTo(PrintAgent.FIRST_RETRY) <= 0);
    for (int inVain = 0; inVain < 100; inVain++) {
      assertTrue(PrintAgent.waiting(inVain).compareTo(PrintAgent.LONGEST_RETRY) <= 0);
    }
    assertTrue(PrintAgent.waiting(60).compareTo(Duration.ofSeconds(22)) > 0);
  }
}
