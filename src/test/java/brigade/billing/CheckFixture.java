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
  final Map<UUID, Integer> seats = new HashMap<>();
  final List<Reduction> reductions = new ArrayList<>();
  Terms terms = Terms.plain(true);

  static CheckFixture dinner() {
    return new CheckFixture();
  }

  CheckFixture with(String name, int quantity, long price, TaxRate... taxes) {
    charges.add(
        new Charge(UUID.randomUUID(), name, quantity, Money.of(price), List.of(taxes), false));
    return this;
  }

  CheckFixture at(int seat) {
    seats.put(charges.getLast().lineId(), seat);
    return this;
  }

  CheckFixture comped() {
    Charge last = charges.removeLast();
    charges.add(
        new Charge(
            last.lineId(), last.label(), last.quantity(), last.unitPrice(), last.taxes(), true));
    return this;
  }

  CheckFixture less(int percent, UUID... lines) {
    reductions.add(new Reduction("regular", Rate.percent(percent), null, Set.of(lines), Set.of()));
    return this;
  }

  CheckFixture lessAmount(long minor, UUID... lines) {
    reductions.add(new Reduction("voucher", null, Money.of(minor), Set.of(lines), Set.of()));
    return this;
  }

  CheckFixture under(Terms other) {
    terms = other;
    return this;
  }

  /** Any order a restaurant may see, and some it may not. */
  static CheckFixture any(Random random) {
    CheckFixture order = dinner();
    TaxRate[] rates = {FOOD, DRINKS, CITY};
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
        order.at(1 + random.nextInt(5));
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
    return order.under(
        new Terms(
            random.nextBoolean(),
            Terms.DiscountBase.values()[random.nextInt(2)],
            random.nextInt(3) == 0 ? new Rate(125_000) : Rate.ZERO,
            random.nextBoolean()));
  }

  Derivation derive() {
    return Derivation.of(charges, reductions, terms);
  }

  Derivation derive(Map<UUID, Figures> paid) {
    return Derivation.of(charges, reductions, terms, paid);
  }

  List<OpenLine> open() {
    return charges.stream()
        .map(c -> new OpenLine(c.lineId(), seats.get(c.lineId()), c.quantity(), Share.WHOLE))
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
