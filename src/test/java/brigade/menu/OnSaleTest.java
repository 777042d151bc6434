package brigade.menu;

import static brigade.menu.MenuFixture.DRINKS;
import static brigade.menu.MenuFixture.FONDANT;
import static brigade.menu.MenuFixture.FOOD;
import static brigade.menu.MenuFixture.GRILL;
import static brigade.menu.MenuFixture.MALBEC;
import static brigade.menu.MenuFixture.RIBEYE;
import static brigade.menu.MenuFixture.WINE;
import static brigade.menu.MenuFixture.menu;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.money.Money;
import brigade.money.Rate;
import brigade.venue.Ids;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is on sale when and where, and for how much. */
class OnSaleTest {
  private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");
  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
  private static final UUID TERRACE = Ids.next();
  private static final Daypart HAPPY =
      new Daypart(
          "HAPPY",
          "Happy hour",
          Set.of(DayOfWeek.FRIDAY),
          LocalTime.of(17, 0),
          LocalTime.of(19, 0));
  private static final Daypart NIGHT =
      new Daypart(
          "NIGHT", "Night", Set.of(DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(2, 0));
  private static final Size GLASS = MALBEC.sizes().getFirst();

  @Test
  @DisplayName("M8 the happy hour goes by the time of ordering, to the minute")
  void happyHourByTheTimeOfOrdering() {
    MenuSnapshot menu = changed(all -> rule(all, happy(Rate.percent(30), null, null)));
    assertEquals(Money.of(1300), menu.at(friday(16, 59)).price(GLASS));
    assertEquals(Money.of(910), menu.at(friday(17, 0)).price(GLASS));
    assertEquals("Happy", menu.at(friday(18, 59)).rule(GLASS).orElseThrow().name());
    assertEquals(Money.of(1300), menu.at(friday(19, 0)).price(GLASS));
    assertEquals(
        Money.of(1300),
        menu.at(moment(FRIDAY.plusDays(1).atTime(17, 30), "DINE_IN", null)).price(GLASS));
  }

  @Test
  void ofSeveralRulesTheGuestGetsTheBestAndNothingGetsDearer() {
    PriceRule dearer = happy(null, null, Money.of(2000));
    PriceRule off = named("Off", happy(null, Money.of(500), null));
    PriceRule free = named("Beyond", happy(null, Money.of(9999), null));
    assertEquals(
        Money.of(800), changed(all -> rule(all, dearer, off)).at(friday(17, 0)).price(GLASS));
    assertEquals(Money.ZERO, changed(all -> rule(all, off, free)).at(friday(17, 0)).price(GLASS));
    assertEquals(Money.of(1300), changed(all -> rule(all, dearer)).at(friday(17, 0)).price(GLASS));
    assertTrue(changed(all -> rule(all, dearer)).at(friday(17, 0)).rule(GLASS).isEmpty());
  }

  @Test
  void theHourThatComesTwiceIsHappyTwiceAndTheOneThatIsSkippedNever() {
    Daypart late = new Daypart("LATE", "Late", Set.of(), LocalTime.of(1, 15), LocalTime.of(1, 45));
    MenuSnapshot menu = changed(all -> all.dayparts.add(late));
    // 25 October 2026: 02:00 summer time is followed by 01:00 winter time.
    assertEquals(1, menu.daypartsAt(Instant.parse("2026-10-25T00:30:00Z"), DUBLIN));
    assertEquals(1, menu.daypartsAt(Instant.parse("2026-10-25T01:30:00Z"), DUBLIN));
    assertEquals(0, menu.daypartsAt(Instant.parse("2026-10-25T02:30:00Z"), DUBLIN));
    // 29 March 2026: 01:00 winter time is followed by 02:00 summer time.
    assertEquals(0, menu.daypartsAt(Instant.parse("2026-03-29T00:59:59Z"), DUBLIN));
    assertEquals(0, menu.daypartsAt(Instant.parse("2026-03-29T01:00:00Z"), DUBLIN));
    assertEquals(0, menu.daypartsAt(Instant.parse("2026-03-29T01:30:00Z"), DUBLIN));
  }

  @Test
  void aDaypartAcrossMidnightBelongsToTheDayItBeganOn() {
    assertFalse(NIGHT.covers(FRIDAY.atTime(21, 59)));
    assertTrue(NIGHT.covers(FRIDAY.atTime(22, 0)));
    assertTrue(NIGHT.covers(FRIDAY.plusDays(1).atTime(1, 59)));
    assertFalse(NIGHT.covers(FRIDAY.plusDays(1).atTime(2, 0)));
    assertFalse(NIGHT.covers(FRIDAY.atTime(1, 0)));
    assertFalse(NIGHT.covers(FRIDAY.plusDays(1).atTime(22, 30)));
    Daypart always = new Daypart("A", "All day", Set.of(), LocalTime.NOON, LocalTime.NOON);
    assertTrue(always.covers(FRIDAY.atTime(11, 59)) && always.covers(FRIDAY.atTime(12, 0)));
  }

  @Test
  void listsShowCategoriesByTimeOrderTypeAndArea() {
    MenuSnapshot menu =
        changed(
            all -> {
              all.dayparts.add(HAPPY);
              all.lists.add(
                  new MenuList(
                      Ids.next(),
                      "Terrace",
                      new When(Set.of("HAPPY"), Set.of("DINE_IN"), Set.of(TERRACE)),
                      List.of(WINE.id())));
            });
    assertTrue(menu.at(moment(FRIDAY.atTime(17, 0), "DINE_IN", TERRACE)).sells(MALBEC));
    assertFalse(menu.at(moment(FRIDAY.atTime(17, 0), "DINE_IN", null)).sells(MALBEC));
    assertFalse(menu.at(moment(FRIDAY.atTime(17, 0), "TAKEOUT", TERRACE)).sells(MALBEC));
    assertFalse(menu.at(moment(FRIDAY.atTime(19, 0), "DINE_IN", TERRACE)).sells(MALBEC));
    OnSale closed = menu.at(moment(FRIDAY.atTime(19, 0), "DINE_IN", TERRACE));
    assertEquals(List.of(GRILL), closed.categories());
    assertEquals(List.of(RIBEYE, FONDANT), closed.items());
    assertEquals(List.of(), closed.search("malbec"));
  }

  @Test
  void anItemMayHaveHoursOfItsOwn() {
    MenuSnapshot menu =
        changed(
            all -> {
              all.dayparts.add(HAPPY);
              all.items.replaceAll(
                  item ->
                      item.equals(FONDANT)
                          ? item.edit().onSale(new When(Set.of("HAPPY"), Set.of(), Set.of())).done()
                          : item);
            });
    assertTrue(menu.at(friday(17, 0)).sells(FONDANT));
    assertFalse(menu.at(friday(16, 59)).sells(FONDANT));
  }

  @Test
  @DisplayName("M8 a price of the future begins with its trading date, not with midnight")
  void futurePricesByTradingDate() {
    Size sold =
        new Size(
            GLASS.id(),
            GLASS.sku(),
            GLASS.name(),
            null,
            Money.of(1300),
            null,
            List.of(
                new FuturePrice(FRIDAY.plusDays(9), Money.of(1500)),
                new FuturePrice(FRIDAY, Money.of(1400))));
    assertEquals(Money.of(1300), sold.priceOn(FRIDAY.minusDays(1)));
    assertEquals(Money.of(1400), sold.priceOn(FRIDAY));
    assertEquals(Money.of(1500), sold.priceOn(FRIDAY.plusDays(30)));
    MenuSnapshot menu =
        MenuFixture.menuWith(MALBEC.edit().sizes(List.of(sold, MALBEC.sizes().getLast())).done());
    Moment past =
        new Moment(Instant.parse("2026-11-20T02:00:00Z"), DUBLIN, FRIDAY.minusDays(1), "BAR", null);
    assertEquals(Money.of(1300), menu.at(past).price(sold));
  }

  @Test
  @DisplayName("M8 the tax is that of the type of order")
  void taxesByOrderType() {
    Tax reduced = new Tax("GO", "To go", new Rate(90_000), false);
    Levy deposit = new Levy("DEPOSIT", "Deposit", Money.of(25), false, Set.of("TAKEOUT"));
    MenuSnapshot menu =
        changed(
            all -> {
              all.taxes.add(reduced);
              all.levies.add(deposit);
              all.orderTypeTaxes.add(new OrderTypeTax("TAKEOUT", "FOOD", "GO"));
              all.orderTypeTaxes.add(new OrderTypeTax("STAFF_MEAL", "FOOD", null));
              all.items.replaceAll(
                  item ->
                      item.equals(RIBEYE)
                          ? item.edit().taxes(List.of(FOOD, DRINKS)).levies(List.of(deposit)).done()
                          : item);
            });
    MenuItem item = menu.item(RIBEYE.id()).orElseThrow();
    OnSale out = menu.at(moment(FRIDAY.atTime(12, 0), "TAKEOUT", null));
    assertEquals(List.of(reduced, DRINKS), out.taxes(item));
    assertEquals(List.of(deposit), out.levies(item));
    OnSale in = menu.at(friday(12, 0));
    assertEquals(List.of(FOOD, DRINKS), in.taxes(item));
    assertEquals(List.of(), in.levies(item));
    assertEquals(
        List.of(DRINKS), menu.at(moment(FRIDAY.atTime(12, 0), "STAFF_MEAL", null)).taxes(item));
  }

  @Test
  void countingLeavesWhatWasWorkedOutAlone() {
    MenuItem counted = FONDANT.with(new Availability(true, 3, FRIDAY, "Mateo", null));
    MenuSnapshot menu = MenuFixture.menuWith(counted);
    MenuSnapshot after = menu.withRemaining(Map.of(FONDANT.id(), 2));
    assertEquals(2, after.item(FONDANT.id()).orElseThrow().availability().remaining());
    assertSame(menu.at(friday(12, 0)).categories(), after.at(friday(12, 30)).categories());
  }

  @Test
  @DisplayName("O6 a count is restocked with what it resets to when the day or its time is over")
  void resetRules() {
    Instant noon = Instant.parse("2026-11-20T12:00:00Z");
    Availability daily = new Availability(true, 0, FRIDAY, null, 8, "Mateo", noon);
    assertFalse(daily.on(FRIDAY, noon).orderable());
    assertEquals(8, daily.on(FRIDAY.plusDays(1), noon).remaining());
    assertEquals(FRIDAY.plusDays(1), daily.on(FRIDAY.plusDays(1), noon).date());
    Availability untilTwo =
        new Availability(
            false, null, null, Instant.parse("2026-11-20T14:00:00Z"), null, "Mateo", noon);
    assertFalse(untilTwo.on(FRIDAY.plusDays(1), noon).orderable());
    assertTrue(untilTwo.on(FRIDAY, Instant.parse("2026-11-20T14:00:00Z")).orderable());
    Availability byHand = new Availability(false, null, null, null, null, "Mateo", noon);
    assertFalse(byHand.on(FRIDAY.plusYears(1), noon.plusSeconds(9_999_999)).orderable());
  }

  private static MenuSnapshot changed(Consumer<MenuParts.Collected> changing) {
    return new MenuSnapshot(8, menu().parts().but(changing));
  }

  private static void rule(MenuParts.Collected all, PriceRule... rules) {
    all.dayparts.add(HAPPY);
    all.rules.addAll(List.of(rules));
  }

  private static PriceRule happy(Rate percent, Money amount, Money price) {
    return new PriceRule(
        Ids.next(),
        "Happy",
        new When(Set.of("HAPPY"), Set.of(), Set.of()),
        FRIDAY,
        null,
        Set.of(WINE.id()),
        Set.of(),
        percent,
        amount,
        price);
  }

  private static PriceRule named(String name, PriceRule rule) {
    return new PriceRule(
        rule.id(),
        name,
        rule.when(),
        rule.from(),
        rule.until(),
        rule.categories(),
        rule.skus(),
        rule.percentOff(),
        rule.amountOff(),
        rule.price());
  }

  private static Moment friday(int hour, int minute) {
    return moment(FRIDAY.atTime(hour, minute), "DINE_IN", null);
  }

  private static Moment moment(LocalDateTime wall, String type, UUID area) {
    return new Moment(wall.atZone(DUBLIN).toInstant(), DUBLIN, wall.toLocalDate(), type, area);
  }
}
