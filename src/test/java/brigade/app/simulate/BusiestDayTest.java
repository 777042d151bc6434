package brigade.app.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import brigade.HouseTest;
import brigade.app.demo.DemoRestaurant;
import brigade.app.simulate.PlayingDay.Outcome;
import brigade.app.simulate.PlayingDay.ZReport;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The busiest day of a real restaurant's year, played through the front door. */
@HouseTest
class BusiestDayTest {
  /** What the files of the year say, worked out outside of Brigade. */
  private static final Figures BUSIEST = Figures.of(115, 264, 442_245);

  @TestHTTPResource("/")
  URI server;

  @Inject DemoRestaurant demo;

  /**
   * The day begins in a fresh house, whatever others left open in theirs; and a year's menu is
   * nothing the other tests should meet.
   */
  @BeforeEach
  @AfterEach
  void startAnew() {
    demo.reset();
  }

  @Test
  void theZReportOfTheBusiestDayIsThatOfTheFilesToTheCent() throws InterruptedException {
    Path folder = folder();
    assumeTrue(
        Files.isReadable(folder.resolve("orders.csv")),
        "The pizza restaurant's files are not at " + folder + "; BRIGADE_PIZZA_DATA names another");
    Outcome outcome =
        new PlayingDay(
                new Plan(
                    server,
                    folder,
                    Optional.of(LocalDate.of(2015, 11, 27)),
                    8,
                    0,
                    true,
                    "demo",
                    List.of("1111", "2222"),
                    "3333",
                    "9999"),
                Progress.SILENT)
            .play();

    assertEquals(BUSIEST, outcome.files());
    assertEquals(BUSIEST, outcome.taken());
    assertEquals(Optional.of(BUSIEST), outcome.z().map(ZReport::ofThisPlay));
    assertEquals(0, outcome.ticketsLeft());
    assertTrue(outcome.ticketsBumped() >= BUSIEST.orders());
    assertTrue(outcome.agrees());
  }

  /** Beside the repository; the tests run in the module's folder, which is in the repository's. */
  private static Path folder() {
    String named = System.getenv("BRIGADE_PIZZA_DATA");
    return (named == null ? Path.of("..", "..", "shared", "data", "pizza") : Path.of(named))
        .toAbsolutePath()
        .normalize();
  }
}
