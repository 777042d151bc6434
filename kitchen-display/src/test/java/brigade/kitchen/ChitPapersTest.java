package brigade.kitchen;

import static brigade.kitchen.KitchenFixture.BAR;
import static brigade.kitchen.KitchenFixture.COLD;
import static brigade.kitchen.KitchenFixture.EXPO;
import static brigade.kitchen.KitchenFixture.GRILL;
import static brigade.kitchen.KitchenFixture.SEVEN;
import static brigade.kitchen.KitchenFixture.a;
import static brigade.kitchen.KitchenFixture.at;
import static brigade.kitchen.KitchenFixture.sent;
import static brigade.kitchen.KitchenFixture.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.kitchen.chit.ChitPapers;
import brigade.kitchen.printing.Cut;
import brigade.kitchen.printing.Decoded;
import brigade.kitchen.printing.Paper;
import brigade.kitchen.printing.PaperForm;
import brigade.kitchen.printing.PaperText;
import brigade.venue.Ids;
import brigade.venue.VenueSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every form of paper that the kitchen gets, byte by byte and as it is read. */
class ChitPapersTest {
  private static final ChitPapers PAPERS = new ChitPapers(venue("en"));

  private static VenueSettings venue(String language) {
    return new VenueSettings(
        "Marlow & Vine",
        "",
        "",
        "",
        Currency.getInstance("EUR"),
        Locale.forLanguageTag(language),
        ZoneOffset.UTC,
        4,
        true,
        "");
  }

  private static OrderTickets order() {
    return sent(
        table(
            Ids.next(),
            "T3",
            List.of("S2: SESAME"),
            a("CHICKEN").times(2).seat(1).no("DUKKAH").note("sauce apart"),
            a("CHICKEN").seat(2).no("DUKKAH"),
            a("BURGER").times(3),
            a("SALAD").from("COLD"),
            a("SOUP").from("COLD").course(1)));
  }

  private static Paper work(Ticket ticket, PaperForm form) {
    return PAPERS.work(
        ticket, "Grill", TicketLine.of(ticket.items(), ticket.allergies()), "Cold", form);
  }

  private static String name(UUID station) {
    return Stream.of(GRILL, COLD, BAR, EXPO)
        .filter(s -> s.id().equals(station))
        .map(s -> s.code().charAt(0) + s.code().substring(1).toLowerCase(Locale.ROOT))
        .findFirst()
        .orElseThrow();
  }

  private static Paper master(OrderTickets order, PaperForm form) {
    List<Ticket> started = order.all().stream().filter(t -> !t.items().isEmpty()).toList();
    return PAPERS.master(started, List.of(), true, ChitPapersTest::name, form);
  }

  private static void assertGolden(String name, Paper paper) {
    String file = "/brigade/kitchen/golden/" + name + ".txt";
    try (InputStream golden = ChitPapersTest.class.getResourceAsStream(file)) {
      assertEquals(
          new String(Objects.requireNonNull(golden, file).readAllBytes(), StandardCharsets.UTF_8),
          Decoded.transcript(paper.numbered(2204)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> rows(Paper paper) {
    return PaperText.lines(paper).stream().map(line -> line.text().stripTrailing()).toList();
  }

  @Test
  @DisplayName("K13 a chit on a roll of 80 mm and on one of 58 mm, byte by byte")
  void aChitIsTheSameBytesEveryTime() {
    Paper chit = work(at(order(), GRILL), PaperForm.USUAL);
    assertGolden("chit-80", chit);
    assertGolden("chit-58", chit.at(Paper.NARROW));
  }

  @Test
  @DisplayName("K13 the order as a whole on a roll of 80 mm and on one of 58 mm, byte by byte")
  void aMasterTicketIsTheSameBytesEveryTime() {
    Paper master = master(order(), PaperForm.USUAL);
    assertGolden("master-80", master);
    assertGolden("master-58", master.at(Paper.NARROW));
  }

  @Test
  @DisplayName("K13 modifiers and notes are twice as high where the house wants it")
  void largeModifiers() {
    Ticket ticket = at(order(), GRILL);
    List<String> tall =
        PaperText.lines(work(ticket, new PaperForm(Cut.PARTIAL, true, false))).stream()
            .filter(line -> line.style() == Paper.Style.TALL)
            .map(PaperText.Line::text)
            .toList();
    assertEquals(List.of("    NO DUKKAH", "    * sauce apart", "    NO DUKKAH"), tall);
    assertTrue(
        PaperText.lines(work(ticket, PaperForm.USUAL)).stream()
            .noneMatch(line -> line.style() == Paper.Style.TALL));
  }

  @Test
  @DisplayName("K13 a paper for every portion, each with its seat, its allergy and its number")
  void onePaperForEachPortion() {
    Paper paper = work(at(order(), GRILL), new PaperForm(Cut.PARTIAL, false, true));
    Decoded decoded = Decoded.of(paper.numbered(2204));
    assertEquals(6, decoded.cuts());
    List<String> rows = rows(paper);
    assertEquals(
        List.of("1 CHICKEN", "1 CHICKEN", "1 CHICKEN", "1 BURGER", "1 BURGER", "1 BURGER"),
        rows.stream().filter(row -> row.startsWith("1 ")).toList());
    assertEquals(
        List.of("    seat 1", "    seat 1", "    seat 2   ** ALLERGY **"),
        rows.stream().filter(row -> row.startsWith("    seat")).toList());
    for (int i = 1; i <= 6; i++) {
      String foot = i + " of 6";
      assertEquals(1, rows.stream().filter(row -> row.endsWith(foot)).count(), foot);
    }
    assertGolden("portions-58", paper.at(Paper.NARROW));
  }

  @Test
  @DisplayName("K13 of a held course that lost a portion each of the others has its own seat")
  void portionsOfWhatIsLeftKeepTheirSeats() {
    OrderTickets order =
        sent(table("T3", a("STEAK").times(3).seat(1).held(), a("STEAK").times(2).seat(2).held()));
    Ticket grill = at(order, GRILL);
    order.voidLine(grill.items().getFirst().orderLineId(), 2, KitchenFixture.at(1), "Changed mind");
    order.fire(2, KitchenFixture.at(2).at());
    assertEquals(
        List.of("    seat 1", "    seat 2", "    seat 2"),
        rows(work(grill, new PaperForm(Cut.PARTIAL, false, true))).stream()
            .filter(row -> row.startsWith("    seat"))
            .toList());
  }

  @Test
  @DisplayName("what was rushed while its course waited says RUSH on the chit it is fired with")
  void aHeldDishThatWasRushedSaysSoWhenItIsFired() {
    OrderTickets order = sent(table("T3", a("STEAK").held(), a("BURGER").held()));
    Ticket grill = at(order, GRILL);
    order.rush(List.of(grill.items().getFirst().orderLineId()), true);
    order.fire(2, KitchenFixture.at(2).at());
    List<String> rows = rows(work(grill, PaperForm.USUAL)).stream().map(String::strip).toList();
    assertEquals(1, rows.stream().filter("RUSH"::equals).count(), rows.toString());
    assertEquals(rows.indexOf("1 STEAK") + 1, rows.indexOf("RUSH"));
    assertTrue(
        rows(master(order, PaperForm.USUAL)).stream().anyMatch(r -> r.strip().equals("RUSH")));
  }

  @Test
  void theKnifeDoesWhatTheStationWants() {
    Ticket ticket = at(order(), GRILL);
    assertTrue(Decoded.transcript(work(ticket, PaperForm.USUAL)).contains("<1d>V1"));
    assertTrue(
        Decoded.transcript(work(ticket, new PaperForm(Cut.FULL, false, false))).contains("<1d>V0"));
    assertEquals(0, Decoded.of(work(ticket, new PaperForm(Cut.NONE, false, false))).cuts());
  }

  @Test
  @DisplayName("K5 three that become two print as a change: -1, two instead of three")
  void aChangeOfQuantityPrintsWhatIsLess() {
    OrderTickets order = order();
    Ticket grill = at(order, GRILL);
    TicketItem burger = grill.items().getLast();
    order.voidLine(burger.orderLineId(), 1, KitchenFixture.at(2), "guest changed mind");
    Paper change =
        PAPERS.voided(grill, "Grill", burger, 1, SEVEN.plusSeconds(120), PaperForm.USUAL);
    List<String> rows = rows(change);
    assertEquals(" CHANGE", rows.getFirst());
    assertTrue(rows.contains("-1 BURGER"), "" + rows);
    assertTrue(rows.contains("    2 INSTEAD OF 3"), "" + rows);
    assertTrue(rows.stream().noneMatch(row -> row.contains("VOID")), "" + rows);
    assertGolden("change-80", change);
  }

  @Test
  @DisplayName("K1 a void prints VOID with what is not wanted any more, and why")
  void aVoidPrintsWhatIsGone() {
    OrderTickets order = order();
    Ticket grill = at(order, GRILL);
    TicketItem chicken = grill.items().getFirst();
    order.voidLine(chicken.orderLineId(), 2, KitchenFixture.at(2), "walked out");
    Paper gone = PAPERS.voided(grill, "Grill", chicken, 2, SEVEN.plusSeconds(120), PaperForm.USUAL);
    List<String> rows = rows(gone);
    assertEquals(" VOID", rows.getFirst());
    assertTrue(rows.contains("-2 CHICKEN"), "" + rows);
    assertTrue(rows.stream().anyMatch(row -> row.endsWith("walked out")), "" + rows);
    assertGolden("void-80", gone);
  }

  @Test
  @DisplayName("K3 a party that moves prints its dishes with the place it came from")
  void aMovePrintsWhatGoesWhere() {
    OrderTickets order = order();
    order.relabel("T9", KitchenFixture.ANA, "Ana", 4);
    Paper moved =
        PAPERS.moved(List.of(at(order, GRILL)), "Grill", SEVEN.plusSeconds(120), PaperForm.USUAL);
    List<String> rows = rows(moved);
    assertEquals(" MOVED, was T3", rows.getFirst());
    assertTrue(rows.get(1).startsWith("GRILL") && rows.get(1).endsWith("T9"), "" + rows);
    assertTrue(rows.contains("3 BURGER"), "" + rows);
    assertGolden("moved-80", moved);
  }

  @Test
  void theMasterTicketCountsWhatSeveralStationsMakeOnceAndNamesThemAll() {
    UUID item = Ids.next();
    Router both =
        new Router(
            List.of(GRILL, COLD, BAR, EXPO),
            List.of(
                new RoutingRule(
                    "Surf and turf",
                    Set.of(item),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    List.of("GRILL", "COLD"),
                    false)));
    OrderTickets order = sent(table("T3", a("SURF").of(item, Ids.next())), both);
    List<String> rows = rows(master(order, PaperForm.USUAL));
    assertEquals(1, rows.stream().filter(row -> row.startsWith("1 SURF")).count(), "" + rows);
    assertTrue(rows.stream().anyMatch(row -> row.contains("Grill, Cold")), "" + rows);
    assertTrue(rows.stream().anyMatch(row -> row.endsWith("1 item")), "" + rows);
  }

  @Test
  void theMasterTicketSaysWhatWaits() {
    OrderTickets order = sent(table("T3", a("SOUP").course(1), a("BURGER").times(2).held()));
    List<Ticket> making = order.all().stream().filter(t -> !t.items().isEmpty()).toList();
    Paper paper =
        PAPERS.master(
            making.stream().filter(t -> t.state() == TicketState.OPEN).toList(),
            making.stream().filter(t -> t.state() == TicketState.HELD).toList(),
            true,
            ChitPapersTest::name,
            PaperForm.USUAL);
    List<String> rows = rows(paper);
    assertTrue(rows.stream().anyMatch(row -> row.matches("LATER: MAINS +2 items")), "" + rows);
    assertFalse(rows.stream().anyMatch(row -> row.contains("BURGER")), "" + rows);
  }

  @Test
  @DisplayName("K13 no byte of a name, note, table, server or reason gets through as a command")
  void noTextReachesThePrinterAsACommand() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<String> evil =
        List.of(
            "\u001B@\u001Bp\u0000\u0019\u00FA",
            "\u001DV\u0000\u001D(H\u0006\u0000",
            "\u0010\u0004\u0001\u0000\u0007\u001C.",
            "🌶️👩‍🍳 شاورما 東京 \u202Etsuj\u202C",
            "e\u0301\u0327\u0338 \u2066x\u2069\uD800");
    for (int i = 0; i < 60; i++) {
      StringBuilder text = new StringBuilder(evil.get(random.nextInt(evil.size())));
      for (int j = random.nextInt(20); j > 0; j--) {
        text.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x100 : 0x30000));
      }
      String bad = text.toString();
      OrderTickets order =
          sent(
              table(
                  Ids.next(),
                  bad,
                  List.of("S1: " + bad),
                  a(bad).times(2).seat(1).no(bad).note(bad)));
      order.relabel(bad + "2", KitchenFixture.ANA, bad, 4);
      Ticket ticket = at(order, GRILL);
      TicketItem item = ticket.items().getFirst();
      order.voidLine(item.orderLineId(), 1, KitchenFixture.at(1), bad);
      for (Paper paper :
          List.of(
              work(ticket, PaperForm.USUAL),
              work(ticket, new PaperForm(Cut.FULL, true, true)),
              master(order, new PaperForm(Cut.PARTIAL, true, false)),
              PAPERS.voided(ticket, bad, item, 1, SEVEN, PaperForm.USUAL),
              PAPERS.moved(List.of(ticket), bad, SEVEN, PaperForm.USUAL),
              PAPERS.warning(ticket, bad, SEVEN, PaperForm.USUAL))) {
        for (int columns : new int[] {Paper.WIDE, Paper.NARROW}) {
          Paper laid = paper.at(columns).numbered(7);
          assertEquals(List.of(), Decoded.of(laid).foreign(), () -> "seed " + seed);
          assertEquals(List.of(), Decoded.drawn(laid).foreign(), () -> "seed " + seed);
          assertTrue(
              Decoded.of(laid).text().chars().noneMatch(c -> c < ' ' && c != '\n'),
              () -> "seed " + seed);
        }
      }
    }
  }
}
