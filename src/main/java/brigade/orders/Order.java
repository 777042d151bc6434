package brigade.orders;

import brigade.money.Money;
import brigade.money.Rate;
import brigade.venue.Ids;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Hibernate;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** What one party asked for. */
@Entity(name = "PartyOrder")
@Table(name = "orders")
public class Order {
  @Id private UUID id;
  private int number;

  @Enumerated(EnumType.STRING)
  private OrderType type;

  @Column(name = "guest_name")
  private @Nullable String guestName;

  @Column(name = "seating_id")
  private @Nullable UUID seatingId;

  @Column(name = "table_label")
  private @Nullable String tableLabel;

  private int covers;

  @Column(name = "server_id")
  private UUID serverId;

  @Column(name = "server_name")
  private String serverName;

  @Column(name = "business_date")
  private LocalDate businessDate;

  @Enumerated(EnumType.STRING)
  private OrderState state;

  @Column(name = "opened_at")
  private Instant openedAt;

  @Column(name = "closed_at")
  private @Nullable Instant closedAt;

  @Column(name = "pickup_at")
  private @Nullable Instant pickupAt;

  private @Nullable String phone;
  private @Nullable String address;
  private @Nullable String note;

  @Column(name = "eater_id")
  private @Nullable UUID eaterId;

  @Column(name = "type_discount_ppm")
  private Rate typeDiscount;

  @Column(name = "credit_split")
  private boolean creditSplit;

  @Convert(converter = JsonColumn.Allergies.class)
  @ColumnTransformer(write = "cast(? as jsonb)")
  private List<SeatAllergy> allergies;

  /** Written by every command, so that the version grows with every command. */
  @Column(name = "changed_at")
  private Instant changedAt;

  @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST)
  @OrderBy("position")
  private List<OrderLine> lines = new ArrayList<>();

  @Version private @Nullable Long version;

  protected Order() {}

  Order(Opening opening, int number, LocalDate businessDate, Instant at) {
    this.id = Ids.next();
    this.number = number;
    this.type = opening.type();
    this.guestName = opening.guestName();
    this.seatingId = opening.seatingId();
    this.tableLabel = opening.tableLabel();
    this.covers = opening.covers();
    this.serverId = opening.serverId();
    this.serverName = opening.serverName();
    this.pickupAt = opening.pickupAt();
    this.phone = opening.delivery().phone();
    this.address = opening.delivery().address();
    this.note = opening.delivery().note();
    this.eaterId = opening.eaterId();
    this.typeDiscount = opening.typeDiscount();
    this.businessDate = businessDate;
    this.state = OrderState.OPEN;
    this.openedAt = at;
    this.changedAt = at;
    this.allergies = List.of();
  }

  /** What an order begins with. */
  record Opening(
      OrderType type,
      @Nullable String guestName,
      @Nullable UUID seatingId,
      @Nullable String tableLabel,
      int covers,
      UUID serverId,
      String serverName,
      @Nullable Instant pickupAt,
      Delivery delivery,
      @Nullable UUID eaterId,
      Rate typeDiscount) {
    /** An order that is nobody's of the staff and goes nowhere. */
    Opening(
        OrderType type,
        @Nullable String guestName,
        @Nullable UUID seatingId,
        @Nullable String tableLabel,
        int covers,
        UUID serverId,
        String serverName,
        @Nullable Instant pickupAt) {
      this(
          type,
          guestName,
          seatingId,
          tableLabel,
          covers,
          serverId,
          serverName,
          pickupAt,
          Delivery.NONE,
          null,
          Rate.ZERO);
    }
  }

  /** Adds lines that nobody but the server knows of yet. */
  List<OrderLine> add(List<Pricing.Line> priced, String by, Instant at) {
    requireOpen();
    List<OrderLine> added = new ArrayList<>(priced.size());
    for (Pricing.Line line : priced) {
      OrderLine fresh = new OrderLine(this, nextPosition(), line, by, at);
      lines.add(fresh);
      added.add(fresh);
    }
    touch(at);
    return added;
  }

  /** Sends what is new and waits for no time of its own; empty when nothing does. */
  List<OrderLine> send(Instant at, UUID by) {
    List<OrderLine> sent = sendable();
    send(sent, at, by);
    return sent;
  }

  /** Sends these lines, which are new. */
  void send(List<OrderLine> fresh, Instant at, UUID by) {
    requireOpen();
    fresh.forEach(line -> line.send(at, by));
    touch(at);
  }

  /** Sends what is due to be sent by itself, in the name of whoever delayed it. */
  List<OrderLine> sendDue(Instant at) {
    requireOpen();
    List<OrderLine> due = unsent().stream().filter(line -> line.isDue(at)).toList();
    due.forEach(line -> line.send(at, line.sentBy().orElse(serverId)));
    touch(at);
    return due;
  }

  /** Fires held lines while others of their course wait on. */
  void fire(List<OrderLine> held, Instant at, UUID by) {
    requireOpen();
    held.forEach(line -> line.fire(by));
    touch(at);
  }

  /** Fires what is held of a course; empty when nothing is. */
  List<OrderLine> fire(int course, Instant at, UUID by) {
    requireOpen();
    List<OrderLine> fired = held(course);
    fired.forEach(line -> line.fire(by));
    touch(at);
    return fired;
  }

  /** A part of a line as a line of its own, or the line itself when it is all of it. */
  OrderLine part(OrderLine line, int quantity) {
    if (quantity == line.quantity()) {
      return line;
    }
    OrderLine part = line.splitOff(quantity, nextPosition());
    lines.add(part);
    return part;
  }

  /**
   * Takes a line over from another order.
   *
   * @param credit who has sold it
   */
  void takeOver(OrderLine line, Order from, TransferCredit credit) {
    requireOpen();
    from.lines.remove(line);
    line.goTo(this, nextPosition());
    lines.add(line);
    credit(credit);
  }

  private void credit(TransferCredit credit) {
    if (credit == TransferCredit.TO_NEW_SERVER) {
      lines.forEach(line -> line.creditTo(serverId, serverName));
    }
    creditSplit = lines.stream().anyMatch(line -> !line.serverId().equals(serverId));
  }

  void place(@Nullable UUID seating, @Nullable String label, int guests) {
    seatingId = seating;
    tableLabel = label;
    covers = guests;
  }

  /**
   * Gives it to another server.
   *
   * @param credit who has sold what was ordered before
   */
  void handOver(UUID toId, String toName, TransferCredit credit) {
    serverId = toId;
    serverName = toName;
    credit(credit);
  }

  /** How many of the seats that are occupied can come before its own: no number is too high. */
  int seatsBefore(int occupied) {
    return Math.max(0, Math.min(occupied, Caps.SEATS - lastSeat()));
  }

  /** So many seats come before the first of those that anything on it is for. */
  void countSeatsOn(int seatsBefore) {
    lines.forEach(line -> line.countSeatsOn(seatsBefore));
    allergies = allergies.stream().map(allergy -> allergy.countedOn(seatsBefore)).toList();
  }

  void note(List<SeatAllergy> noted, Instant at) {
    requireOpen();
    allergies = List.copyOf(noted);
    touch(at);
  }

  /**
   * Closes it.
   *
   * @throws IllegalStateException if it is closed already
   */
  void close(Instant at) {
    become(OrderState.CLOSED);
    closedAt = at;
    touch(at);
  }

  /**
   * Opens it again.
   *
   * @throws IllegalStateException if it is open
   */
  void reopen(Instant at) {
    become(OrderState.OPEN);
    closedAt = null;
    touch(at);
  }

  /** Notes that something about it changed now. */
  void touch(Instant at) {
    changedAt = at;
  }

  /** Notes that a statement of its own writes what changed, which counts as one command. */
  void grow() {
    version = version() + 1;
  }

  private void become(OrderState next) {
    if (!state.mayBecome(next)) {
      throw new IllegalStateException("The order " + number + " is " + state + " already");
    }
    state = next;
  }

  private void requireOpen() {
    if (!isOpen()) {
      throw new IllegalStateException("The order " + number + " is closed");
    }
  }

  private int nextPosition() {
    return lines.isEmpty() ? 1 : lines.getLast().position() + 1;
  }

  public UUID id() {
    return id;
  }

  /** The number staff say aloud. */
  public int number() {
    return number;
  }

  public OrderType type() {
    return type;
  }

  /** Whom it is for, where there is no table. */
  public Optional<String> guestName() {
    return Optional.ofNullable(guestName);
  }

  /** The party at the table; empty without one. */
  public Optional<UUID> seatingId() {
    return Optional.ofNullable(seatingId);
  }

  /** {@code 12} or {@code 15+16}; empty without a table. */
  public Optional<String> tableLabel() {
    return Optional.ofNullable(tableLabel);
  }

  /**
   * Where it goes, as the kitchen and screens say it: {@code T12}, {@code Bar 4}, {@code #1047}.
   */
  public String label() {
    if (tableLabel == null) {
      return "#" + number;
    }
    return Character.isDigit(tableLabel.codePointAt(0)) ? "T" + tableLabel : tableLabel;
  }

  /** Guests, 0 to 99. */
  public int covers() {
    return covers;
  }

  public UUID serverId() {
    return serverId;
  }

  public String serverName() {
    return serverName;
  }

  /** The trading date it was opened on. */
  public LocalDate businessDate() {
    return businessDate;
  }

  public OrderState state() {
    return state;
  }

  public boolean isOpen() {
    return state == OrderState.OPEN;
  }

  public Instant openedAt() {
    return openedAt;
  }

  public Optional<Instant> closedAt() {
    return Optional.ofNullable(closedAt);
  }

  /** When the guest comes for it, if that was promised. */
  public Optional<Instant> pickupAt() {
    return Optional.ofNullable(pickupAt);
  }

  /** The guest's telephone. */
  public Optional<String> phone() {
    return Optional.ofNullable(phone);
  }

  /** Where it is brought. */
  public Optional<String> address() {
    return Optional.ofNullable(address);
  }

  /** For whoever hands it over or brings it. */
  public Optional<String> note() {
    return Optional.ofNullable(note);
  }

  /** Whose meal it is, where one of the staff eats it. */
  public Optional<UUID> eaterId() {
    return Optional.ofNullable(eaterId);
  }

  /** What its type takes off every price; fixed when it was opened. */
  public Rate typeDiscount() {
    return typeDiscount;
  }

  public List<SeatAllergy> allergies() {
    return allergies;
  }

  /** The highest seat that anything on it is for; 0 when nothing is for a seat. */
  int lastSeat() {
    return Stream.concat(
            standing().stream().flatMap(line -> line.seats().stream()),
            allergies.stream().flatMap(allergy -> Stream.ofNullable(allergy.seat())))
        .max(Integer::compare)
        .orElse(0);
  }

  /** Reads the lines now, for whoever looks at them when the transaction is over. */
  void loadLines() {
    Hibernate.initialize(lines);
  }

  /** Every line, voided ones among them, in the order they were added. */
  public List<OrderLine> lines() {
    return Collections.unmodifiableList(lines);
  }

  public Optional<OrderLine> line(UUID lineId) {
    return lines.stream().filter(line -> line.id().equals(lineId)).findFirst();
  }

  /** Lines that the party owes for: sent and not voided, comped ones among them. */
  public List<OrderLine> owed() {
    return lines.stream().filter(line -> line.state().owed()).toList();
  }

  /** Lines that the next send takes: not sent, and not waiting for a time of their own. */
  public List<OrderLine> sendable() {
    return unsent().stream().filter(line -> line.sendAt().isEmpty()).toList();
  }

  /** When the first of its lines is sent by itself; empty when none waits for a time. */
  public Optional<Instant> nextSendAt() {
    return unsent().stream().flatMap(line -> line.sendAt().stream()).min(Instant::compareTo);
  }

  /** Lines not sent yet. */
  public List<OrderLine> unsent() {
    return lines.stream().filter(line -> line.state() == LineState.NEW).toList();
  }

  /** Held lines of a course. */
  public List<OrderLine> held(int course) {
    return lines.stream()
        .filter(line -> line.state() == LineState.HELD && line.course() == course)
        .toList();
  }

  /** The lowest course with something held. */
  public Optional<Integer> nextHeldCourse() {
    return lines.stream()
        .filter(line -> line.state() == LineState.HELD)
        .map(OrderLine::course)
        .min(Integer::compare);
  }

  /** Lines of the last round of drinks: course 0, sent together, not voided. */
  public List<OrderLine> lastRound() {
    List<OrderLine> drinks =
        lines.stream().filter(line -> line.course() == 0 && line.state().owed()).toList();
    Optional<Instant> last =
        drinks.stream().flatMap(line -> line.sentAt().stream()).max(Instant::compareTo);
    return drinks.stream().filter(line -> line.sentAt().equals(last)).toList();
  }

  /**
   * The lines that are not voided of the combo this line is part of, or those that are where this
   * one is, component by component: of each at least one, first such as are comped as this one is,
   * this one before all. Just this line where it is part of none.
   */
  public List<List<OrderLine>> components(OrderLine line) {
    return line.comboId().isEmpty()
        ? List.of(List.of(line))
        : List.copyOf(
            lines.stream()
                .filter(other -> other.comboId().equals(line.comboId()))
                .filter(
                    other ->
                        (other.state() == LineState.VOIDED) == (line.state() == LineState.VOIDED))
                .sorted(
                    Comparator.comparing((OrderLine other) -> other != line)
                        .thenComparing(other -> other.comped() != line.comped())
                        .thenComparing(OrderLine::position))
                .collect(
                    Collectors.groupingBy(
                        other -> other.comboPart().orElseThrow(),
                        TreeMap::new,
                        Collectors.toUnmodifiableList()))
                .values());
  }

  /** The sum of its lines before discounts, taxes aside; voided and comped lines add nothing. */
  public Money subtotal() {
    return lines.stream().map(OrderLine::total).reduce(Money.ZERO, Money::plus);
  }

  /** Its lines that were not voided, in the order they were added. */
  public List<OrderLine> standing() {
    return lines.stream().filter(line -> line.state() != LineState.VOIDED).toList();
  }

  /** Whether nothing is left on it. */
  public boolean isEmpty() {
    return standing().isEmpty();
  }

  /** Lines the kitchen knows by these ids. */
  List<OrderLine> knownAs(Collection<UUID> kitchenIds) {
    Set<UUID> ids = Set.copyOf(kitchenIds);
    return lines.stream().filter(line -> ids.contains(line.kitchenId())).toList();
  }

  /** Grows with every command; 0 for one just opened. */
  public long version() {
    return Objects.requireNonNullElse(version, 0L);
  }

  /** Whether it is not stored yet, so that nobody can know anything about it but what it holds. */
  public boolean isNew() {
    return version == null;
  }
}
