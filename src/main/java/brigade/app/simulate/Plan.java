package brigade.app.simulate;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is to be played, where and by whom.
 *
 * @param server where Brigade is, such as {@code http://localhost:8080}
 * @param folder the four files of {@link PastSales}
 * @param day the day to play; without it the busiest
 * @param clients how many terminals take orders at once, 1 to 256
 * @param speed how many times faster than the clock of that day orders come, 0 for as fast as the
 *     terminals take them
 * @param close whether to close the business day at the end
 * @param device the code of an enrolled device
 * @param serverPins the PINs of the servers, who take turns at the terminals
 * @param cookPin the PIN of the cook
 * @param managerPin the PIN of the manager, who imports the menu and closes the day
 */
public record Plan(
    URI server,
    Path folder,
    Optional<LocalDate> day,
    int clients,
    int speed,
    boolean close,
    String device,
    List<String> serverPins,
    String cookPin,
    String managerPin) {

  static final List<String> OPTIONS =
      List.of(
          "server", "folder", "day", "clients", "speed", "close", "device", "pins", "cook",
          "manager");

  /**
   * From a command line.
   *
   * @throws IllegalArgumentException if the folder is missing or an option is not right
   */
  public static Plan of(String... arguments) {
    Options options = Options.of(OPTIONS, arguments);
    return new Plan(
        URI.create(options.text("server", "http://localhost:8080")),
        Path.of(
            options
                .text("folder")
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "--folder= is missing: the folder with pizzas.csv, pizza_types.csv,"
                                + " orders.csv and order_details.csv"))),
        options.text("day").map(Plan::date),
        options.number("clients", 8, 1, 256),
        options.number("speed", 0, 0, 100_000),
        options.yes("close"),
        options.text("device", "demo"),
        options.list("pins", "1111,2222"),
        options.text("cook", "3333"),
        options.text("manager", "9999"));
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (java.time.DateTimeException e) {
      throw new IllegalArgumentException("--day=" + text + ": it is a date such as 2015-11-27", e);
    }
  }
}
