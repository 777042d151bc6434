package brigade.billing;

import brigade.billing.Division.OpenLine;
import brigade.billing.Partition.Part;
import brigade.money.Money;
import brigade.money.Rate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Orders to derive checks from. */
final class CheckFixture {
  static final TaxRate FOOD = new TaxRate("A", "VAT", new Rate(135_000));
  static final TaxRate DRINKS = new TaxRate("B", "VAT", new Rate(230_000));
  static final TaxRate CITY = new TaxRate("C", "City tax", new Rate(12_500));

  final List<Charge> charges = new ArrayList<>();
  static final TaxRate ON_TAX = new TaxRate("D", "Tax on tax", new Rate(50_000), true);
  static final Levy DEPOSIT = new Levy("DEP", "Bottle deposit", Money.of(25), false);
  static final Levy SUGAR = new Levy("SUG", "Sugar levy", Money.of(8), true);

  final Map<UUID, List<Integer>> seats = new HashMap<>();
  final List<Reduction> reductions = new ArrayList<>();
  Terms terms = Terms.plain(true);

  /** Ids of lines grow as they are taken, as those of the house do. */
  private long lastLine;

  static CheckFixture dinner() {
    return new CheckFixture();
  }

  CheckFixture with(String name, int quantity, long price, TaxRate... taxes) {
    charges.add(
        new Charge(
            new UUID(0, ++lastLine), name, quantity, Money.of(price), List.of(taxes), false));
    return this;
  }

  CheckFixture at(Integer... sharing) {
    seats.put(charges.getLast().lineId(), List.of(sharing));
    return this;
  }

  /** With levies on its last line. */
  CheckFixture levied(Levy... levies) {
    Charge last = charges.removeLast();
    charges.add(
        new Charge(
            last.lineId(),
            last.label(),
            last.quantity(),
            last.unitPrice(),
            last.taxes(),
            last.comped(),
            List.of(levies)));
    return this;
  }

  CheckFixture comped() {
    Charge last = charges.removeLast();
    charges.add(
        new Charge(
            last.lineId(),
            last.label(),
            last.quantity(),
            last.unitPrice(),
            last.taxes(),
            true,
            last.levies()));
    return this;
  }

  CheckFixture less(int percent, UUID... lines) {
    reductions.add(Reduction.percent(nextId(), "regular", Rate.percent(percent), Set.of(lines)));
    return this;
  }

  private String nextId() {
    return "discount " + reductions.size();
  }

  CheckFixture lessAmount(long minor, UUID... lines) {
    reductions.add(Reduction.amount(nextId(), "voucher", Money.of(minor), Set.of(lines)));
    return this;
  }

  CheckFixture under(Terms other) {
    terms = other;
    return this;
  }

  /** Any order a restaurant may see, and some it may not. */
  static CheckFixture any(Random random) {
    CheckFixture order = dinner();
    TaxRate[] rates = {FOOD, DRINKS, CITY, ON_TAX};
    int lines = 1 + random.nextInt(12);
    for (int i = 0; i < lines; i++) {
      List<TaxRate> taxes = new ArrayList<>();
      for (TaxRate rate : rates) {
        if (random.nextInt(3) == 0) {
          taxes.add(rate);
        }
      }
      long price =
          switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> random.nextInt(3);
            case 2 -> random.nextInt(100_000);
            default -> 300 + random.nextInt(6_000);
          };
      order.with(
          "item " + i,
          random.nextInt(4) == 0 ? 1 + random.nextInt(9) : 1,
          price,
          taxes.toArray(TaxRate[]::new));
      if (random.nextInt(4) > 0) {
        int seat = 1 + random.nextInt(5);
        if (random.nextInt(5) == 0) {
          order.at(seat, seat + 1 + random.nextInt(2));
        } else {
          order.at(seat);
        }
      }
      switch (random.nextInt(8)) {
        case 0 -> order.levied(DEPOSIT);
        case 1 -> order.levied(SUGAR);
        case 2 -> order.levied(DEPOSIT, SUGAR);
        default -> {}
      }
      if (random.nextInt(9) == 0) {
        order.comped();
      }
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      Set<UUID> on = new HashSet<>();
      if (random.nextBoolean()) {
        on.add(order.charges.get(random.nextInt(lines)).lineId());
        on.add(order.charges.get(random.nextInt(lines)).lineId());
      }
      UUID[] lineIds = on.toArray(UUID[]::new);
      if (random.nextBoolean()) {
        order.less(1 + random.nextInt(100), lineIds);
      } else {
        order.lessAmount(1 + random.nextInt(3_000), lineIds);
      }
    }
    return order.under(anyTerms(random));
  }

  private static <T> T oneOf(T[] all, Random random) {
    return all[random.nextInt(all.length)];
  }

  /** Any rules an owner may set. */
  static Terms anyTerms(Random random) {
    List<ServiceRule> services = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      services.add(
          new ServiceRule(
              "Service " + i,
              new Rate(random.nextInt(200_000)),
              1,
              Set.of(),
              Set.of(),
              Money.of(random.nextBoolean() ? 0 : random.nextInt(20_000)),
              random.nextBoolean(),
              oneOf(ServiceRule.Base.values(), random),
              random.nextBoolean()));
    }
    return new Terms(
        random.nextBoolean(),
        oneOf(Terms.DiscountBase.values(), random),
        services,
        oneOf(Terms.TaxRounding.values(), random),
        random.nextInt(8) == 0 ? new Exemption("X-1", "mission") : null);
  }

  Derivation derive() {
    return Derivation.of(charges, reductions, terms);
  }

  Derivation derive(Map<UUID, Figures> paid) {
    return Derivation.of(charges, reductions, terms, paid);
  }

  List<OpenLine> open() {
    return charges.stream()
        .map(
            c ->
                new OpenLine(
                    c.lineId(),
                    seats.getOrDefault(c.lineId(), List.of()),
                    c.quantity(),
                    Share.WHOLE,
                    Set.of()))
        .toList();
  }

  UUID line(int i) {
    return charges.get(i).lineId();
  }

  static List<Part> parts(List<Division.Planned> planned) {
    return planned.stream().map(plan -> new Part(UUID.randomUUID(), plan.shares())).toList();
  }

  List<Figures> split(List<Division.Planned> planned) {
    return Partition.of(derive(), parts(planned));
  }
}
