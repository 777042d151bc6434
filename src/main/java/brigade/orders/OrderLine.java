package brigade.orders;

import brigade.menu.Choice;
import brigade.menu.Chosen;
import brigade.menu.MenuItem;
import brigade.menu.Size;
import brigade.money.Money;
import brigade.venue.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order. Name, price, modifiers and taxes are copied from the menu when it is
 * ordered and do not follow the menu afterwards.
 */
@Entity
@Table(name = "order_line")
@DynamicUpdate // The kitchen marks lines ready while others change them; each writes only its own.
public class OrderLine {
  @Id private UUID id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "order_id")
  private Order order;

  private int position;

  @Column(name = "kitchen_id")
  private UUID kitchenId;

  @Column(name = "menu_item_id")
  private UUID menuItemId;

  private String sku;
  private String name;

  @Column(name = "kitchen_name")
  private String kitchenName;

  private @Nullable String size;
  private String category;
  private @Nullable String station;
  private int quantity;
  private @Nullable Integer seat;

  @Column(name = "shared_with")
  private int[] sharedWith;

  private int course;

  @Column(name = "course_name")
  private String courseName;

  @Column(name = "unit_price")
  private Money unitPrice;

  @Convert(converter = JsonColumn.Modifiers.class)
  @ColumnTransformer(write = "cast(? as jsonb)")
  private List<Chosen> modifiers;

  @Convert(converter = JsonColumn.Taxes.class)
  @ColumnTransformer(write = "cast(? as jsonb)")
  private List<LineTax> taxes;

  @Convert(converter = JsonColumn.Levies.class)
  @ColumnTransformer(write = "cast(? as jsonb)")
  private List<LineLevy> levies;

  @Column(name = "price_rule")
  private @Nullable String priceRule;

  private @Nullable Integer grams;

  @Column(name = "combo_id")
  private @Nullable UUID comboId;

  @Column(name = "combo_item_id")
  private @Nullable UUID comboItemId;

  @Column(name = "combo_name")
  private @Nullable String comboName;

  @Column(name = "combo_sku")
  private @Nullable String comboSku;

  @Column(name = "combo_part")
  private @Nullable Integer comboPart;

  private @Nullable String note;

  @Enumerated(EnumType.STRING)
  private LineState state;

  private boolean hold;

  @Column(name = "ordered_at")
  private Instant orderedAt;

  @Column(name = "ordered_by")
  private String orderedBy;

  @Column(name = "server_id")
  private UUID serverId;

  @Column(name = "server_name")
  private String serverName;

  @Column(name = "send_at")
  private @Nullable Instant sendAt;

  @Column(name = "sent_at")
  private @Nullable Instant sentAt;

  @Column(name = "sent_by")
  private @Nullable UUID sentBy;

  @Column(name = "ready_at")
  private @Nullable Instant readyAt;

  @Column(name = "served_at")
  private @Nullable Instant servedAt;

  @Column(name = "voided_at")
  private @Nullable Instant voidedAt;

  @Column(name = "voided_by")
  private @Nullable String voidedBy;

  @Column(name = "void_reason")
  private @Nullable String voidReason;

  @Column(name = "void_made")
  private @Nullable Boolean voidMade;

  @Column(name = "void_approved_by")
  private @Nullable String voidApprovedBy;

  @Column(name = "comped_at")
  private @Nullable Instant compedAt;

  @Column(name = "comped_by")
  private @Nullable String compedBy;

  @Column(name = "comp_reason")
  private @Nullable String compReason;

  @Column(name = "comp_approved_by")
  private @Nullable String compApprovedBy;

  protected OrderLine() {}

  OrderLine(Order order, int position, Pricing.Line priced, String orderedBy, Instant orderedAt) {
    this.id = Ids.next();
    this.kitchenId = id;
    this.order = order;
    this.position = position;
    this.state = LineState.NEW;
    this.orderedBy = orderedBy;
    this.orderedAt = orderedAt;
    this.serverId = order.serverId();
    this.serverName = order.serverName();
    copy(priced);
  }

  private void copy(Pricing.Line priced) {
    MenuItem item = priced.item();
    Size sold = priced.selection().size();
    menuItemId = item.id();
    sku = sold.sku();
    name = priced.name();
    kitchenName = item.kitchenName(sold);
    size = sold.name();
    category = item.category().name();
    station = item.station();
    taxes = priced.taxes().stream().map(LineTax::of).toList();
    unitPrice = priced.unitPrice();
    modifiers = priced.selection().chosen();
    quantity = priced.quantity();
    seat = priced.seat();
    sharedWith = priced.sharedWith().stream().mapToInt(Integer::intValue).toArray();
    levies = priced.levies().stream().map(LineLevy::of).toList();
    priceRule = priced.priceRule();
    grams = priced.grams();
    comboId = priced.combo() == null ? null : priced.combo().id();
    comboItemId = priced.combo() == null ? null : priced.combo().item().id();
    comboName = priced.combo() == null ? null : priced.combo().item().name();
    comboSku = priced.combo() == null ? null : priced.combo().sku();
    comboPart = priced.combo() == null ? null : priced.combo().part();
    course = priced.course();
    courseName = priced.courseName();
    hold = Boolean.TRUE.equals(priced.hold());
    note = priced.note();
  }

  private OrderLine(OrderLine whole, int position, int quantity) {
    this.id = Ids.next();
    // What the kitchen does not have yet is to be an item of its own there.
    this.kitchenId = whole.sentAt == null ? id : whole.kitchenId;
    this.order = whole.order;
    this.position = position;
    this.menuItemId = whole.menuItemId;
    this.sku = whole.sku;
    this.name = whole.name;
    this.kitchenName = whole.kitchenName;
    this.size = whole.size;
    this.category = whole.category;
    this.station = whole.station;
    this.quantity = quantity;
    this.seat = whole.seat;
    this.sharedWith = whole.sharedWith.clone();
    this.course = whole.course;
    this.courseName = whole.courseName;
    this.unitPrice = whole.unitPrice;
    this.modifiers = whole.modifiers;
    this.taxes = whole.taxes;
    this.levies = whole.levies;
    this.priceRule = whole.priceRule;
    this.grams = whole.grams;
    this.comboId = whole.comboId;
    this.comboItemId = whole.comboItemId;
    this.comboName = whole.comboName;
    this.comboSku = whole.comboSku;
    this.comboPart = whole.comboPart;
    this.note = whole.note;
    this.state = whole.state;
    this.hold = whole.hold;
    this.orderedAt = whole.orderedAt;
    this.orderedBy = whole.orderedBy;
    this.serverId = whole.serverId;
    this.serverName = whole.serverName;
    this.sendAt = whole.sendAt;
    this.sentAt = whole.sentAt;
    this.sentBy = whole.sentBy;
    this.readyAt = whole.readyAt;
    this.servedAt = whole.servedAt;
    this.compedAt = whole.compedAt;
    this.compedBy = whole.compedBy;
    this.compReason = whole.compReason;
    this.compApprovedBy = whole.compApprovedBy;
  }

  /**
   * Takes so many off this line onto one of their own, which the kitchen knows by this one's id.
   */
  OrderLine splitOff(int count, int atPosition) {
    if (count < 1 || count >= quantity) {
      throw new IllegalArgumentException("Not a part of " + quantity + ": " + count);
    }
    OrderLine part = new OrderLine(this, atPosition, count);
    quantity -= count;
    return part;
  }

  /** Orders it anew before it was sent; the price is that of now. */
  void change(Pricing.Line priced, Instant at) {
    require(state == LineState.NEW, "change");
    copy(priced);
    orderedAt = at;
  }

  /** Moves it to another seat, or to several that share it; the lowest stands first. */
  void sitAt(@Nullable Integer newSeat, List<Integer> others) {
    require(state != LineState.VOIDED, "move");
    seat = newSeat;
    sharedWith = others.stream().mapToInt(Integer::intValue).toArray();
  }

  /** So many seats come before the first of those it was ordered for. */
  void countSeatsOn(int seatsBefore) {
    if (seat != null) {
      seat = Math.min(Caps.SEATS, seat + seatsBefore);
      sharedWith =
          Arrays.stream(sharedWith).map(one -> Math.min(Caps.SEATS, one + seatsBefore)).toArray();
    }
  }

  /** Moves it to another course; what the kitchen makes already stays where it is. */
  void serveWith(int newCourse, String newName) {
    require(state == LineState.NEW || state == LineState.HELD, "change its course");
    course = newCourse;
    courseName = newName;
  }

  /** Orders more or less of it before it was sent. */
  void count(int newQuantity) {
    require(state == LineState.NEW, "be counted anew");
    quantity = newQuantity;
  }

  /** Sends it by itself at a time, in the name of whoever says so; null takes that back. */
  void sendAt(@Nullable Instant at, @Nullable UUID by) {
    require(state == LineState.NEW, "be delayed");
    sendAt = at;
    sentBy = by;
  }

  boolean isDue(Instant now) {
    return state == LineState.NEW && sendAt != null && !sendAt.isAfter(now);
  }

  /** The sale counts for this server. */
  void creditTo(UUID id, String serversName) {
    serverId = id;
    serverName = serversName;
  }

  /** Goes to another order; who sold it stays as it is. */
  void goTo(Order other, int atPosition) {
    order = other;
    position = atPosition;
  }

  /** The kitchen knows it by another id from now on. */
  void knowAs(UUID newKitchenId) {
    kitchenId = newKitchenId;
  }

  /** As it is, to be put back when it is not sent. */
  LineImage image() {
    return new LineImage(
        id,
        menuItemId,
        sku,
        name,
        kitchenName,
        size,
        category,
        station,
        quantity,
        seat,
        sharedWith(),
        course,
        courseName,
        unitPrice.minor(),
        modifiers,
        taxes,
        levies,
        priceRule,
        grams,
        comboId,
        comboItemId,
        comboName,
        comboSku,
        comboPart,
        note,
        hold,
        sendAt == null ? null : sendAt.toString(),
        orderedAt.toString());
  }

  /**
   * Puts it back as it was; what was taken off before it was sent is on again. A time to be sent at
   * that is over by now is not: an undo cooks nothing.
   */
  void restore(LineImage image, Instant now) {
    require(sentAt == null, "be put back");
    if (state == LineState.VOIDED) {
      become(LineState.NEW);
      voidedAt = null;
      voidedBy = null;
      voidReason = null;
      voidMade = null;
      voidApprovedBy = null;
    }
    menuItemId = image.menuItemId();
    sku = image.sku();
    name = image.name();
    kitchenName = image.kitchenName();
    size = image.size();
    category = image.category();
    station = image.station();
    quantity = image.quantity();
    seat = image.seat();
    sharedWith = image.sharedWith().stream().mapToInt(Integer::intValue).toArray();
    course = image.course();
    courseName = image.courseName();
    unitPrice = Money.of(image.unitPrice());
    modifiers = image.modifiers();
    taxes = image.taxes();
    levies = image.levies();
    priceRule = image.priceRule();
    grams = image.grams();
    comboId = image.comboId();
    comboItemId = image.comboItemId();
    comboName = image.comboName();
    comboSku = image.comboSku();
    comboPart = image.comboPart();
    note = image.note();
    hold = image.hold();
    Instant later = image.sendAt() == null ? null : Instant.parse(image.sendAt());
    sendAt = later != null && later.isAfter(now) ? later : null;
    orderedAt = Instant.parse(image.orderedAt());
  }

  void holdBack(boolean held) {
    require(state == LineState.NEW, "hold");
    hold = held;
  }

  /** Sends it to the kitchen, held when it was to be held. */
  void send(Instant at, UUID by) {
    become(hold ? LineState.HELD : LineState.SENT);
    sendAt = null;
    sentAt = at;
    sentBy = by;
  }

  void fire(UUID by) {
    require(state == LineState.HELD, "fire");
    become(LineState.SENT);
    sentBy = by;
    hold = false;
  }

  void serve(Instant at) {
    become(LineState.SERVED);
    servedAt = at;
  }

  /**
   * Takes the whole line back.
   *
   * @param made whether the kitchen made it for nothing
   * @param approvedBy who approved; null when none was needed
   */
  void takeBack(
      Instant at, String by, @Nullable String reason, boolean made, @Nullable String approvedBy) {
    become(LineState.VOIDED);
    voidedAt = at;
    voidedBy = by;
    voidReason = reason;
    voidMade = made;
    voidApprovedBy = approvedBy;
  }

  /** Charges nothing for the whole line; the sale is kept. */
  void comp(Instant at, String by, String reason, @Nullable String approvedBy) {
    require(state.owed() && compedAt == null, "comp");
    compedAt = at;
    compedBy = by;
    compReason = reason;
    compApprovedBy = approvedBy;
  }

  /** Charges for it again, as if it had never been on the house. */
  void charge() {
    require(state.owed() && compedAt != null, "charge");
    compedAt = null;
    compedBy = null;
    compReason = null;
    compApprovedBy = null;
  }

  private void become(LineState next) {
    require(state.mayBecome(next), next.name());
    state = next;
  }

  private void require(boolean allowed, String what) {
    if (!allowed) {
      throw new IllegalStateException("A line that is " + state + " can't " + what);
    }
  }

  public UUID id() {
    return id;
  }

  /** The id the kitchen knows it by: its own, or that of the line it was split off from. */
  public UUID kitchenId() {
    return kitchenId;
  }

  /** The order it belongs to. */
  public UUID orderId() {
    return order.id();
  }

  /** Its place on the order, ascending. */
  public int position() {
    return position;
  }

  public UUID menuItemId() {
    return menuItemId;
  }

  public String sku() {
    return sku;
  }

  public String name() {
    return name;
  }

  public String kitchenName() {
    return kitchenName;
  }

  public Optional<String> size() {
    return Optional.ofNullable(size);
  }

  public String category() {
    return category;
  }

  /** The code of the station that makes it; empty when it goes straight to expo. */
  public Optional<String> station() {
    return Optional.ofNullable(station);
  }

  /** 1 to {@link Caps#LINE_QUANTITY}. */
  public int quantity() {
    return quantity;
  }

  /** The guest's seat from 1; empty for the whole table. */
  public Optional<Integer> seat() {
    return Optional.ofNullable(seat);
  }

  /** The other seats of a shared line, ascending; {@link #seat} is the lowest of them all. */
  public List<Integer> sharedWith() {
    return Arrays.stream(sharedWith).boxed().toList();
  }

  /** Every seat it is for, ascending; none when it is for the whole table. */
  public List<Integer> seats() {
    return seat == null
        ? List.of()
        : IntStream.concat(IntStream.of(seat), Arrays.stream(sharedWith)).boxed().toList();
  }

  /** 0 to 9; 0 is drinks. */
  public int course() {
    return course;
  }

  public String courseName() {
    return courseName;
  }

  /** One portion with its modifiers. */
  public Money unitPrice() {
    return unitPrice;
  }

  public List<Chosen> modifiers() {
    return modifiers;
  }

  /** The modifiers as they were asked for, to ask for them again. */
  public List<Choice> choices() {
    return Chosen.choices(modifiers);
  }

  /** Taxes at the time of ordering; empty when none is due. */
  public List<LineTax> taxes() {
    return taxes;
  }

  /** Fixed amounts on each portion at the time of ordering. */
  public List<LineLevy> levies() {
    return levies;
  }

  /** The price rule it was ordered under, such as a happy hour. */
  public Optional<String> priceRule() {
    return Optional.ofNullable(priceRule);
  }

  /** What a weighed portion weighs; empty for what is not weighed. */
  public Optional<Integer> grams() {
    return Optional.ofNullable(grams);
  }

  /** Common to the lines that were ordered as one combo. */
  public Optional<UUID> comboId() {
    return Optional.ofNullable(comboId);
  }

  /** The combo's own item on the menu. */
  Optional<UUID> comboItemId() {
    return Optional.ofNullable(comboItemId);
  }

  public Optional<String> comboName() {
    return Optional.ofNullable(comboName);
  }

  /** The combo in its size, as it was ordered. */
  Optional<String> comboSku() {
    return Optional.ofNullable(comboSku);
  }

  /** Which component of the combo it is, from 0. */
  public Optional<Integer> comboPart() {
    return Optional.ofNullable(comboPart);
  }

  /** Portions by item, combo and modifier that so many of this line take, or so many less. */
  Map<UUID, Integer> portions(int count) {
    UUID combo = comboPart != null && comboPart == 0 ? comboItemId : null;
    return Pricing.portions(menuItemId, combo, modifiers, count);
  }

  public Optional<String> note() {
    return Optional.ofNullable(note);
  }

  public LineState state() {
    return state;
  }

  /** Whether it waits, or will wait, for its course to be fired. */
  public boolean hold() {
    return hold;
  }

  public boolean comped() {
    return compedAt != null;
  }

  /** Quantity times price, whatever became of the line. */
  public Money gross() {
    return unitPrice.times(quantity);
  }

  /** What it adds to the order before discounts: nothing when voided or comped. */
  public Money total() {
    return state == LineState.VOIDED || comped() ? Money.ZERO : gross();
  }

  public Instant orderedAt() {
    return orderedAt;
  }

  public String orderedBy() {
    return orderedBy;
  }

  /** To whom the sale is credited. */
  public UUID serverId() {
    return serverId;
  }

  public String serverName() {
    return serverName;
  }

  /** When it is sent by itself; empty when it waits for a tap, and once it is sent. */
  public Optional<Instant> sendAt() {
    return Optional.ofNullable(sendAt);
  }

  public Optional<Instant> sentAt() {
    return Optional.ofNullable(sentAt);
  }

  /** Who sent it last, or fired it: the one to be told when it does not arrive. */
  public Optional<UUID> sentBy() {
    return Optional.ofNullable(sentBy);
  }

  public Optional<Instant> readyAt() {
    return Optional.ofNullable(readyAt);
  }

  public Optional<Instant> servedAt() {
    return Optional.ofNullable(servedAt);
  }

  /** How it was taken back, empty when it was not. */
  public Optional<Voided> voided() {
    return voidedAt == null || voidedBy == null
        ? Optional.empty()
        : Optional.of(
            new Voided(
                voidedAt, voidedBy, voidReason, Boolean.TRUE.equals(voidMade), voidApprovedBy));
  }

  /** How it was comped, empty when it was not. */
  public Optional<Comped> comp() {
    return compedAt == null || compedBy == null || compReason == null
        ? Optional.empty()
        : Optional.of(new Comped(compedAt, compedBy, compReason, compApprovedBy));
  }

  /**
   * A void.
   *
   * @param reason null for what was never sent
   * @param made whether the kitchen had made it
   * @param approvedBy null when none was needed
   */
  public record Voided(
      Instant at, String by, @Nullable String reason, boolean made, @Nullable String approvedBy) {}

  /**
   * A comp.
   *
   * @param approvedBy null when none was needed
   */
  public record Comped(Instant at, String by, String reason, @Nullable String approvedBy) {}
}
