package brigade.orders.ui;

import brigade.menu.Chosen;
import brigade.menu.OnSale;
import brigade.money.Money;
import brigade.orders.SeatAllergy;
import brigade.screen.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order as its screen draws it: the order, what the kitchen says about it and what is owed, read
 * together.
 *
 * @param number as people say it
 * @param place where it goes, such as {@code 12}; the guest's name where there is no table
 * @param covers guests, 0 for a tab or takeout
 * @param since when the party sat down or the order was opened
 * @param open false once it is settled
 * @param allergies what guests must not have, in their words
 * @param allergens the same as names of allergens, by seat; seat 0 is the whole table
 * @param offered what is on sale to it now
 * @param undo what this person's own last step was, in words; empty when none can be undone
 */
record Sheet(
    UUID id,
    int number,
    Kind kind,
    String place,
    int covers,
    Instant since,
    UUID serverId,
    String serverName,
    @Nullable UUID seatingId,
    boolean open,
    List<Line> lines,
    Owed owed,
    List<SeatAllergy> allergies,
    Map<Integer, Set<String>> allergens,
    OnSale offered,
    String undo) {

  /** What kind of order it is. */
  enum Kind {
    TABLE,
    TAB,
    TAKEOUT,
    DELIVERY,
    COUNTER,
    STAFF_MEAL
  }

  /** What a line says about itself; words, icon and colour follow from it. */
  enum Look {
    NEW("new", "new"),
    HELD("pause", "held"),
    SENT("sent", ""),
    /** Sent, and no screen or printer of the kitchen has it. */
    LATE("alert", "late"),
    /** On paper at its station. */
    PRINTED("printer", "seen"),
    SEEN("eye", "seen"),
    READY("bell", "ready"),
    SERVED("served", ""),
    VOIDED("ban", "void");

    private final String icon;
    private final String tone;

    Look(String icon, String tone) {
      this.icon = icon;
      this.tone = tone;
    }

    /** Whether the kitchen has it and has not made it yet. */
    boolean unmade() {
      return switch (this) {
        case HELD, SENT, LATE, PRINTED, SEEN -> true;
        case NEW, READY, SERVED, VOIDED -> false;
      };
    }

    String icon() {
      return icon;
    }

    /** Its class in the style sheet. */
    String tone() {
      return tone;
    }

    /** Whether the kitchen has it and it is not on the table yet. */
    boolean inKitchen() {
      return this == SENT || this == LATE || this == PRINTED || this == SEEN || this == READY;
    }
  }

  /**
   * A line.
   *
   * @param whose the seats it is for
   * @param amount what is shown for it: zero when comped, the price as it was when voided
   * @param gross what it costs before it is comped or voided
   * @param hold whether a new line will wait for its course to be fired
   * @param at when it was sent
   * @param lateAt when it is late, if it does not arrive in the kitchen; null for what need not
   * @param sendAt when a new line is sent by itself; null for with the next send
   * @param comboId common to the parts of a combo; null where it is none
   * @param comboPart which part of it this is; null where it is none
   * @param comboName empty where it is none
   * @param priceRule what made the price, such as a happy hour; empty for nothing
   * @param rushed whether the kitchen makes it before its turn
   * @param expected how long it takes once it is fired; null when that is not known or it was
   * @param remark why and by whom it was voided or comped; empty otherwise
   */
  record Line(
      UUID id,
      UUID menuItemId,
      String name,
      int quantity,
      Whose whose,
      int course,
      String courseName,
      Money amount,
      Money gross,
      List<Mod> mods,
      String note,
      Look look,
      boolean hold,
      @Nullable Instant at,
      @Nullable Instant lateAt,
      boolean comped,
      String remark,
      @Nullable String station,
      @Nullable Instant sendAt,
      @Nullable UUID comboId,
      @Nullable Integer comboPart,
      String comboName,
      String priceRule,
      boolean rushed,
      @Nullable Duration expected) {

    boolean fresh() {
      return look == Look.NEW;
    }

    boolean voided() {
      return look == Look.VOIDED;
    }
  }

  /**
   * A change to an item.
   *
   * @param prefix NO, LITE, EXTRA or SIDE; null where the name says all
   */
  record Mod(@Nullable String prefix, String name) {
    /** What somebody asked for, as the screen says it. */
    static List<Mod> of(List<Chosen> chosen) {
      return Chosen.asked(chosen).stream()
          .map(one -> new Mod(one.prefix() == null ? null : one.prefix().name(), name(one)))
          .toList();
    }

    private static String name(Chosen chosen) {
      return chosen.half() == null
          ? chosen.name()
          : Texts.of("orders.ui.mod.on-half." + chosen.half(), chosen.name());
    }
  }

  /**
   * What is owed so far.
   *
   * @param parts what stands beside the total, each with its amount
   * @param total everything on the order that is not voided, sent or not
   * @param checks how many checks there are
   * @param stale whether a printed check is out of date
   */
  record Owed(List<Part> parts, Money total, int checks, boolean printed, boolean stale) {}

  /** One of the amounts that make up the total. */
  record Part(String words, Money amount) {}

  List<Line> fresh() {
    return lines.stream().filter(Line::fresh).toList();
  }

  /** How many portions are not sent. */
  int freshCount() {
    return lines.stream().filter(Line::fresh).mapToInt(Line::quantity).sum();
  }

  /** How many portions the next send takes: those that wait for no time of their own. */
  int sendCount() {
    return lines.stream()
        .filter(line -> line.fresh() && line.sendAt() == null)
        .mapToInt(Line::quantity)
        .sum();
  }

  /** When lines go to the kitchen by themselves next; empty when none do. */
  Optional<Instant> nextSend() {
    return lines.stream().map(Line::sendAt).filter(Objects::nonNull).min(Comparator.naturalOrder());
  }

  Optional<Line> line(@Nullable UUID id) {
    return lines.stream().filter(line -> line.id().equals(id)).findFirst();
  }

  /** The lines that go when this one is voided: all of its combo. */
  List<Line> together(Line line) {
    return line.comboId() == null
        ? List.of(line)
        : lines.stream()
            .filter(other -> line.comboId().equals(other.comboId()) && !other.voided())
            .toList();
  }

  int count(Look look) {
    return lines.stream().filter(line -> line.look() == look).mapToInt(Line::quantity).sum();
  }

  /** The next course that waits to be fired: the lowest number with something held. */
  Optional<Line> nextHeld() {
    return lines.stream()
        .filter(line -> line.look() == Look.HELD)
        .min(Comparator.comparingInt(Line::course));
  }

  /** How long the plates of a held course take once it is fired, as far as that is known. */
  Optional<Duration> expected(int course) {
    return lines.stream()
        .filter(line -> line.look() == Look.HELD && line.course() == course)
        .flatMap(line -> Stream.ofNullable(line.expected()))
        .max(Comparator.naturalOrder());
  }

  /** Whether the kitchen has something to make of it, and makes all of it before its turn. */
  boolean rushed() {
    List<Line> unmade =
        lines.stream().filter(line -> !line.voided() && line.look().unmade()).toList();
    return !unmade.isEmpty() && unmade.stream().allMatch(Line::rushed);
  }

  /** Seats to choose from. */
  int seats() {
    int used =
        lines.stream()
            .flatMap(line -> line.whose().seats().stream())
            .mapToInt(seat -> seat)
            .max()
            .orElse(0);
    return Math.max(covers, used);
  }
}
