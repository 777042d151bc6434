package brigade.app.simulate;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A pizza restaurant's menu and past orders, from four files in one folder: {@code pizza_types.csv}
 * (pizza_type_id, name, category), {@code pizzas.csv} (pizza_id, pizza_type_id, size, price),
 * {@code orders.csv} (order_id, date, time) and {@code order_details.csv} (order_id, pizza_id,
 * quantity). Dates are ISO, times have 24 hours; further columns are passed over.
 */
public final class PastSales {
  /** Where all pizzas are made. */
  static final String STATION = "Oven";

  private static final List<String> MENU_COLUMNS =
      List.of("sku", "name", "category", "size", "price", "station", "tax");

  private final Map<String, Offer> menu;
  private final SortedMap<LocalDate, List<Party>> days;

  private PastSales(Map<String, Offer> menu, SortedMap<LocalDate, List<Party>> days) {
    this.menu = menu;
    this.days = days;
  }

  /**
   * Reads the folder.
   *
   * @throws IllegalArgumentException if a file is missing or says something that can't be, naming
   *     the file and the line
   */
  public static PastSales in(Path folder) {
    Map<String, NamedCsvRecord> types = new HashMap<>();
    for (NamedCsvRecord type : read(folder, "pizza_types.csv")) {
      types.put(type.getField("pizza_type_id"), type);
    }
    Map<String, Offer> menu = new LinkedHashMap<>();
    each(
        folder,
        "pizzas.csv",
        row -> {
          NamedCsvRecord type = types.get(row.getField("pizza_type_id"));
          if (type == null) {
            throw new IllegalArgumentException(
                "no pizza type " + row.getField("pizza_type_id") + " in pizza_types.csv");
          }
          menu.put(
              row.getField("pizza_id"),
              new Offer(
                  row.getField("pizza_id"),
                  type.getField("name"),
                  type.getField("category"),
                  row.getField("size"),
                  new BigDecimal(row.getField("price"))));
        });
    Map<String, List<Line>> lines = new HashMap<>();
    each(
        folder,
        "order_details.csv",
        row -> {
          if (!menu.containsKey(row.getField("pizza_id"))) {
            throw new IllegalArgumentException(
                "no pizza " + row.getField("pizza_id") + " in pizzas.csv");
          }
          lines
              .computeIfAbsent(row.getField("order_id"), order -> new ArrayList<>())
              .add(new Line(row.getField("pizza_id"), Integer.parseInt(row.getField("quantity"))));
        });
    SortedMap<LocalDate, List<Party>> days = new TreeMap<>();
    each(
        folder,
        "orders.csv",
        row -> {
          String id = row.getField("order_id");
          days.computeIfAbsent(LocalDate.parse(row.getField("date")), day -> new ArrayList<>())
              .add(
                  new Party(
                      id,
                      LocalTime.parse(row.getField("time")),
                      List.copyOf(lines.getOrDefault(id, List.of()))));
        });
    days.values().forEach(parties -> parties.sort(Comparator.comparing(Party::at)));
    return new PastSales(menu, days);
  }

  private static void each(Path folder, String file, Taking taking) {
    for (NamedCsvRecord row : read(folder, file)) {
      try {
        taking.take(row);
      } catch (IllegalArgumentException | DateTimeException | NoSuchElementException e) {
        throw new IllegalArgumentException(
            file + ", line " + row.getStartingLineNumber() + ": " + e.getMessage(), e);
      }
    }
  }

  private static List<NamedCsvRecord> read(Path folder, String name) {
    Path file = folder.resolve(name);
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException("There is no file " + file + " to read");
    }
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().skipEmptyLines(true).ofNamedCsvRecord(text(file))) {
      return csv.stream().toList();
    } catch (CsvParseException e) {
      throw new IllegalArgumentException(name + " is not a table separated by commas", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file as text; copies of this data go around in UTF-8 and in the Windows code page. */
  private static String text(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      text = new String(bytes, Charset.forName("windows-1252"));
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** How many different pizzas there are, sizes left out. */
  public int items() {
    return (int)
        menu.values().stream()
            .map(offer -> List.of(offer.category(), offer.name()))
            .distinct()
            .count();
  }

  /** The SKUs, one for each pizza in each size. */
  public List<String> skus() {
    return List.copyOf(menu.keySet());
  }

  /** The menu as the table that {@code POST /api/v1/menu/import} takes. */
  public String menuCsv() {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(MENU_COLUMNS);
      for (Offer offer : menu.values()) {
        csv.writeRecord(
            offer.sku(),
            offer.name(),
            offer.category(),
            offer.size(),
            offer.price().toPlainString(),
            STATION,
            "0");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** The day with the most orders; of several, the first. */
  public LocalDate busiestDay() {
    return days.entrySet().stream()
        .max(
            Comparator.<Map.Entry<LocalDate, List<Party>>>comparingInt(day -> day.getValue().size())
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElseThrow(() -> new IllegalArgumentException("orders.csv has no orders"));
  }

  /**
   * The parties of a day in the order they came.
   *
   * @throws IllegalArgumentException if nobody came that day
   */
  public List<Party> on(LocalDate day) {
    return Optional.ofNullable(days.get(day))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "orders.csv has no orders on "
                        + day
                        + (days.isEmpty()
                            ? ""
                            : "; it goes from " + days.firstKey() + " to " + days.lastKey())));
  }

  /**
   * What the files say a day came to.
   *
   * @param digits decimals of the currency
   */
  public Figures figures(LocalDate day, int digits) {
    Figures sum = Figures.NONE;
    for (Party party : on(day)) {
      long items = 0;
      long net = 0;
      for (Line line : party.lines()) {
        Offer offer = menu.get(line.sku());
        if (offer == null) {
          throw new IllegalStateException(line.sku());
        }
        long price = offer.price().movePointRight(digits).longValueExact();
        items += line.quantity();
        net = Math.addExact(net, Math.multiplyExact(price, line.quantity()));
      }
      sum = sum.plus(Figures.of(1, items, net));
    }
    return sum;
  }

  /** A pizza in one size; the price is a decimal of the currency. */
  record Offer(String sku, String name, String category, String size, BigDecimal price) {}

  /** One order of the files. */
  public record Party(String id, LocalTime at, List<Line> lines) {}

  /** So many of a SKU. */
  public record Line(String sku, int quantity) {}

  @FunctionalInterface
  private interface Taking {
    void take(NamedCsvRecord row);
  }
}
