package brigade.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.billing.BilledOrder.Combo;
import brigade.billing.BilledOrder.Extra;
import brigade.billing.PaymentsOfCheck.Entry;
import brigade.billing.PaymentsOfCheck.Paid;
import brigade.kitchen.printing.PaperText;
import brigade.menu.Half;
import brigade.menu.Prefix;
import brigade.money.Money;
import brigade.money.Rate;
import brigade.venue.VenueSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CheckPaperTest {
  private static final Instant NOW = Instant.parse("2026-11-20T20:58:00Z");
  private static final TaxRate TAX = new TaxRate("A", "Tax", Rate.percent(8));
  private static final VenueSettings VENUE =
      new VenueSettings(
          "Marlow & Vine",
          "18 Harbour Street",
          "+353 1 555 0148",
          "3402918 KH",
          Currency.getInstance("EUR"),
          Locale.forLanguageTag("en-IE"),
          ZoneId.of("Europe/Dublin"),
          4,
          false,
          "Thank you, see you soon");

  private final UUID orderId = UUID.fromString("01a20000-0000-7000-8000-000000000001");
  private final List<BilledOrder.Line> lines = new ArrayList<>();

  private CheckPaperTest with(String name, int quantity, long price, Extra... extras) {
    return with(null, name, quantity, price, extras);
  }

  private CheckPaperTest with(
      @Nullable Combo combo, String name, int quantity, long price, Extra... extras) {
    lines.add(
        new BilledOrder.Line(
            UUID.randomUUID(),
            UUID.randomUUID(),
            "SKU",
            name,
            "Food",
            List.of(),
            quantity,
            Money.of(price),
            List.of(extras),
            List.of(TAX),
            List.of(),
            false,
            null,
            combo,
            NOW));
    return this;
  }

  private BilledOrder order() {
    return new BilledOrder(
        orderId,
        1047,
        "DINE_IN",
        null,
        "T12",
        "12",
        null,
        4,
        UUID.randomUUID(),
        "Ana",
        LocalDate.of(2026, 11, 20),
        Rate.ZERO,
        true,
        0,
        0,
        lines,
        1);
  }

  private Bill bill(Paid paid) {
    return new Bill(
        order(),
        Bill.Written.NOTHING,
        House.of(Terms.plain(false)),
        Map.of(CheckIds.of(orderId, 1), paid));
  }

  private String paper(Paid paid, BillingRules.Tip... tips) {
    Bill bill = bill(paid);
    return PaperText.plain(
        CheckPaper.of(VENUE, bill.order(), bill.checks().getFirst(), 1, List.of(tips), NOW));
  }

  private String explained(VenueSettings venue) {
    Bill bill = bill(Paid.NOTHING);
    CheckView check = bill.checks().getFirst();
    return PaperText.plain(
        DerivationPaper.of(venue, bill.order(), check, bill.whole().explain(check.figures()), NOW));
  }

  @Test
  @DisplayName("M11 how each cent came about is printed, each figure with what it is made of")
  void theDerivationReadsAsACalculation() {
    with("Negroni", 1, 1_400).with("Malbec, glass", 2, 1_300);
    assertEquals(
        """
                HOW EACH CENT CAME ABOUT

        Check 1047-1                    Order 1047
        Fri 20 Nov 2026                      20:58
        ------------------------------------------
        Negroni                              14.00
          14.00
        Malbec, glass                        26.00
          2 x 13.00
        Tax                                   3.20
          40.00 x 8%
        ------------------------------------------
        TOTAL EUR                            43.20
        """
            .strip(),
        explained(VENUE).strip());
  }

  @Test
  void checkReadsAsThePictureDoes() {
    with("Negroni", 1, 1_400)
        .with("Malbec, glass", 2, 1_300)
        .with(
            "Ribeye 300 g",
            1,
            4_700,
            new Extra("Medium rare", Money.ZERO),
            new Extra("frites", Money.ZERO),
            new Extra("Béarnaise", Money.of(300)));
    assertEquals(
        """
                      Marlow & Vine

                    18 Harbour Street
                     +353 1 555 0148

        Table 12                        Order 1047
        Server Ana                    Check 1047-1
        Fri 20 Nov 2026                      20:58
        ------------------------------------------
        Negroni                              14.00
        2 x Malbec, glass                    26.00
        Ribeye 300 g                         44.00
          Medium rare, frites
          Béarnaise                           3.00
        ------------------------------------------
        Subtotal                             87.00
        Tax 8%                                6.96
        TOTAL EUR                            93.96

        A tip, if you like
        20%               17.40       makes 111.36
        ==========================================
                       Not paid yet

                 Thank you, see you soon
                    Tax no. 3402918 KH

        """
            .stripIndent()
            .replaceFirst("^ +", ""),
        paper(Paid.NOTHING, new BillingRules.Tip(Rate.percent(20), Money.of(1_740)))
            .replaceFirst("^ +", ""));
  }

  @Test
  void halvesAndWhatIsChosenBelowAndCombosStandWhereTheGuestLooks() {
    Combo lunch = new Combo(UUID.randomUUID(), "Lunch for one");
    with(
            "Pizza",
            2,
            1_600,
            new Extra(null, "Pepperoni", Money.of(150), Half.FIRST, 0),
            new Extra(Prefix.NO, "onion", Money.of(-50), Half.SECOND, 0),
            new Extra(null, "Thin base", Money.ZERO, null, 0))
        .with(lunch, "Soup", 1, 500)
        .with("Beer", 1, 600)
        .with(
            lunch,
            "Burger",
            1,
            1_300,
            new Extra(null, "Well done", Money.ZERO, null, 0),
            new Extra(null, "Chips", Money.of(100), null, 0),
            new Extra(Prefix.EXTRA, "salt", Money.ZERO, null, 1),
            new Extra(null, "Truffle mayo", Money.of(80), null, 1));
    String paper = paper(Paid.NOTHING);
    assertTrue(
        paper.contains(
            """
            2 x Pizza                            30.00
              Thin base
              Left half: Pepperoni                3.00
              Right half: NO onion               -1.00
            Lunch for one
              Soup                                5.00
              Burger                             11.20
                Well done
                Chips                             1.00
                  EXTRA salt
                  Truffle mayo                    0.80
            Beer                                  6.00
            """),
        paper);
  }

  @Test
  void receiptIsTheCheckWithItsPayments() {
    with("Steak", 1, 10_000);
    String receipt =
        paper(
            new Paid(
                Money.of(10_800),
                Money.of(200),
                Money.ZERO,
                List.of(
                    new Entry(
                        "Cash",
                        Money.of(10_800),
                        Money.of(200),
                        Money.of(12_000),
                        Money.of(1_000),
                        NOW))));
    assertTrue(receipt.contains("TOTAL EUR                           108.00\n"), receipt);
    assertTrue(receipt.contains("Cash                                120.00\n"), receipt);
    assertTrue(receipt.contains("  Change                             10.00\n"), receipt);
  }

  @Test
  void noRowIsWiderThanThePaperWhateverTheNames() {
    with("W".repeat(120), 1, 1_000)
        .with("\u202Eright to left \u0000\u001B and more", 99, 99_999_999)
        .with("🍷 emoji e\u0301", 1, 0, new Extra("x".repeat(80), Money.of(1)));
    assertTrue(
        paper(Paid.NOTHING).lines().allMatch(row -> row.codePointCount(0, row.length()) <= 42));
  }
}
