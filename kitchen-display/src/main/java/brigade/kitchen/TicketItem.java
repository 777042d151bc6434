package brigade.kitchen;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order on the ticket of a station that makes it, or makes a part of it. A line is
 * at a station once, which its key says.
 */
@Entity
@IdClass(TicketItem.Key.class)
@Table(name = "ticket_item")
public class TicketItem {
  @Id
  @Column(name = "order_line_id")
  private UUID orderLineId;

  @Id
  @Column(name = "station_id")
  private UUID stationId;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "ticket_id")
  private Ticket ticket;

  private int position;

  @Column(name = "menu_item_id", updatable = false)
  private @Nullable UUID menuItemId;

  @Column(updatable = false)
  private String name;

  @Column(name = "kitchen_name", updatable = false)
  private String kitchenName;

  private int quantity;
  private @Nullable Integer seat;

  @Convert(converter = Modifiers.class)
  @ColumnTransformer(write = "cast(? as jsonb)")
  @Column(updatable = false)
  private List<TicketRequest.Mod> modifiers;

  @Column(updatable = false)
  private @Nullable String note;

  @Column(name = "no_route", updatable = false)
  private boolean noRoute;

  @Enumerated(EnumType.STRING)
  private ItemState state;

  private boolean rush;
  private int voided;

  @Column(name = "void_unread")
  private int voidUnread;

  @Column(name = "void_by")
  private @Nullable String voidBy;

  @Column(name = "void_reason")
  private @Nullable String voidReason;

  @Column(name = "void_at")
  private @Nullable Instant voidAt;

  // Written by a statement of its own, many items at a time; never by way of this class.
  @Column(name = "seen_at", updatable = false)
  private @Nullable Instant seenAt;

  @Column(name = "seen_device", updatable = false)
  private @Nullable String seenDevice;

  @Column(name = "done_at")
  private @Nullable Instant doneAt;

  @Column(name = "done_by")
  private @Nullable String doneBy;

  @Column(name = "done_device")
  private @Nullable String doneDevice;

  /** What an item goes by. */
  record Key(UUID orderLineId, UUID stationId) implements Serializable {}

  protected TicketItem() {}

  TicketItem(Ticket ticket, int position, TicketRequest.Item item, boolean noRoute) {
    this.ticket = ticket;
    this.position = position;
    this.orderLineId = item.orderLineId();
    this.stationId = ticket.stationId();
    this.menuItemId = item.menuItemId();
    this.name = item.name();
    this.kitchenName = item.kitchenName();
    this.quantity = item.quantity();
    this.seat = item.seat();
    this.modifiers = item.modifiers();
    this.note = item.note();
    this.noRoute = noRoute;
    this.state = item.held() ? ItemState.HELD : ItemState.COOKING;
  }

  /** A part of another, as far as that one is. */
  private TicketItem(TicketItem whole, UUID id, int count, int position) {
    this.ticket = whole.ticket;
    this.position = position;
    this.orderLineId = id;
    this.stationId = whole.stationId;
    this.menuItemId = whole.menuItemId;
    this.name = whole.name;
    this.kitchenName = whole.kitchenName;
    this.quantity = count;
    this.seat = whole.seat;
    this.modifiers = whole.modifiers;
    this.note = whole.note;
    this.noRoute = whole.noRoute;
    this.state = whole.state;
    this.rush = whole.rush;
    this.seenAt = whole.seenAt;
    this.seenDevice = whole.seenDevice;
    this.doneAt = whole.doneAt;
    this.doneBy = whole.doneBy;
    this.doneDevice = whole.doneDevice;
  }

  /**
   * Takes so many portions off it onto an item of their own, on the same ticket.
   *
   * @param id what the part is known by
   * @param count 1 to one less than {@link #remaining}
   */
  TicketItem splitOff(UUID id, int count) {
    if (count < 1 || count >= remaining()) {
      throw new IllegalArgumentException("Of " + remaining() + ", " + count + " is no part");
    }
    TicketItem part = new TicketItem(this, id, count, ticket.items().size());
    quantity -= count;
    ticket.take(part);
    return part;
  }

  void goTo(Ticket other, int place) {
    ticket = other;
    position = place;
  }

  void sitAt(@Nullable Integer newSeat) {
    seat = newSeat;
    ticket.touch();
  }

  /**
   * Is to be made before its turn, or at its turn again.
   *
   * @return whether that is another than before
   */
  boolean rush(boolean on) {
    if (rush == on || state.isFinished() || remaining() == 0) {
      return false;
    }
    rush = on;
    ticket.touch();
    return true;
  }

  void fire() {
    if (state == ItemState.HELD) {
      state = state.to(ItemState.COOKING);
    }
  }

  /**
   * Finishes it, or takes note of its void; both when some of it was voided.
   *
   * @param shown how it was on the screen; null is not at all, and changes nothing
   * @return whether it became done by this
   */
  boolean bump(Mark mark, @Nullable Shown shown) {
    if (shown == null) {
      return false;
    }
    acknowledgeVoid(shown);
    if (state != ItemState.COOKING || shown.state() != ItemState.COOKING) {
      return false;
    }
    state = state.to(ItemState.DONE);
    doneAt = mark.at();
    doneBy = mark.by();
    doneDevice = mark.device();
    return true;
  }

  /**
   * Takes note of a void without finishing what is left. What was voided after it was shown stays
   * unread.
   *
   * @param shown how it was on the screen; null is not at all, and changes nothing
   */
  void acknowledgeVoid(@Nullable Shown shown) {
    if (shown == null) {
      return;
    }
    voidUnread = Math.clamp(voided - shown.voided(), 0, voidUnread);
    if (state == ItemState.VOIDED && voidUnread == 0) {
      state = state.to(ItemState.CLEARED);
    }
  }

  /** Cooks it again. */
  void recall() {
    state = state.to(ItemState.COOKING);
    doneAt = null;
    doneBy = null;
    doneDevice = null;
  }

  /**
   * Voids some of it. What was not fired goes silently; what was fired stays, struck through, until
   * somebody takes note.
   *
   * @param count 1 to {@link #remaining}
   */
  void voidSome(int count, Mark mark, String reason) {
    if (count < 1 || count > remaining()) {
      throw new IllegalArgumentException(
          "Of " + remaining() + " left, " + count + " can't be voided");
    }
    boolean silent = state == ItemState.HELD;
    voided += count;
    voidBy = mark.by();
    voidReason = reason;
    voidAt = mark.at();
    if (!silent) {
      voidUnread += count;
    }
    if (remaining() == 0) {
      state = state.to(silent ? ItemState.CLEARED : ItemState.VOIDED);
    }
  }

  /** Its line's: on one ticket a line is once, and at expo all its parts go by it. */
  public UUID id() {
    return orderLineId;
  }

  /**
   * The plates these are: of what several stations make, the part that is furthest from done stands
   * for all.
   */
  static List<TicketItem> plates(Collection<TicketItem> parts) {
    Map<UUID, TicketItem> byLine = new LinkedHashMap<>();
    for (TicketItem part : parts) {
      byLine.merge(part.orderLineId, part, TicketItem::behind);
    }
    return List.copyOf(byLine.values());
  }

  private TicketItem behind(TicketItem other) {
    return other.state.compareTo(state) < 0 ? other : this;
  }

  /** The ticket it is on. */
  public Ticket ticket() {
    return ticket;
  }

  public int position() {
    return position;
  }

  public UUID orderLineId() {
    return orderLineId;
  }

  public Optional<UUID> menuItemId() {
    return Optional.ofNullable(menuItemId);
  }

  public String name() {
    return name;
  }

  public String kitchenName() {
    return kitchenName;
  }

  /** As sent. */
  public int quantity() {
    return quantity;
  }

  /** What was not voided of it. */
  public int remaining() {
    return quantity - voided;
  }

  /** How much was voided in all. */
  public int voided() {
    return voided;
  }

  /** How much was voided and nobody has taken note of yet. */
  public int voidUnread() {
    return voidUnread;
  }

  public Optional<String> voidBy() {
    return Optional.ofNullable(voidBy);
  }

  public Optional<String> voidReason() {
    return Optional.ofNullable(voidReason);
  }

  public Optional<Instant> voidAt() {
    return Optional.ofNullable(voidAt);
  }

  public Optional<Integer> seat() {
    return Optional.ofNullable(seat);
  }

  public List<TicketRequest.Mod> modifiers() {
    return modifiers;
  }

  public Optional<String> note() {
    return Optional.ofNullable(note);
  }

  /** Whether expo itself makes or packs it: because a rule says so, or because no station does. */
  public boolean isExpos() {
    return ticket.isExpo();
  }

  /** Whether no station makes it, so that expo has to. */
  public boolean noRoute() {
    return noRoute;
  }

  public ItemState state() {
    return state;
  }

  /** Whether it is to be made before its turn, and is not made yet. */
  public boolean isRushed() {
    return rush && !state.isFinished() && remaining() > 0;
  }

  /** Whether nothing more is to be done about it at its station. */
  boolean isSettled() {
    return state.isFinished() && voidUnread == 0;
  }

  public Optional<Instant> seenAt() {
    return Optional.ofNullable(seenAt);
  }

  public Optional<String> seenDevice() {
    return Optional.ofNullable(seenDevice);
  }

  public Optional<Instant> doneAt() {
    return Optional.ofNullable(doneAt);
  }

  public Optional<String> doneBy() {
    return Optional.ofNullable(doneBy);
  }

  public Optional<String> doneDevice() {
    return Optional.ofNullable(doneDevice);
  }
}
