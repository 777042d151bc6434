package brigade.kitchen;

import brigade.venue.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A station's work on one course from one send. It has two clocks: the ticket's runs from the send,
 * the fire clock from the moment its course was fired, which for a course that was not held is the
 * same.
 *
 * <p>Expo has a ticket of its own for each course of a send; the stations' tickets point to it. Its
 * own items are those that no station makes.
 */
@Entity
@Table(name = "ticket")
public class Ticket {
  @Id private UUID id;

  @Column(name = "station_id", updatable = false)
  private UUID stationId;

  @Column(updatable = false)
  private boolean expo;

  @Column(name = "expo_ticket_id")
  private @Nullable UUID expoTicketId;

  @Column(name = "chit_of", updatable = false)
  private @Nullable UUID chitOf;

  @Column(name = "order_id")
  private UUID orderId;

  @Column(name = "order_number")
  private int orderNumber;

  private String label;

  @Column(name = "former_label")
  private @Nullable String formerLabel;

  @Column(name = "server_id")
  private UUID serverId;

  @Column(name = "server_name")
  private String serverName;

  private int covers;

  @Column(name = "order_type")
  private String orderType;

  @Column(name = "type_label")
  private String typeLabel;

  @Column(updatable = false)
  private int course;

  @Column(name = "course_name", updatable = false)
  private String courseName;

  @Column(name = "add_on", updatable = false)
  private boolean addOn;

  @Enumerated(EnumType.STRING)
  private TicketState state;

  @Column(name = "sent_at", updatable = false)
  private Instant sentAt;

  @Column(name = "fired_at")
  private @Nullable Instant firedAt;

  @Column(name = "bumped_at")
  private @Nullable Instant bumpedAt;

  @Column(name = "pickup_at", updatable = false)
  private @Nullable Instant pickupAt;

  @Column(name = "quoted_seconds", updatable = false)
  private @Nullable Integer quotedSeconds;

  private String[] allergies;

  /** Null from any change until it is numbered for the sockets. */
  private @Nullable Long seq;

  @OneToMany(mappedBy = "ticket", fetch = FetchType.LAZY)
  @OrderBy("position")
  private List<TicketItem> items = new ArrayList<>();

  protected Ticket() {}

  Ticket(
      StationSummary station,
      @Nullable UUID expoTicketId,
      TicketRequest request,
      TicketRequest.Item first,
      @Nullable Duration quoted) {
    this.id = Ids.next();
    this.stationId = station.id();
    this.expo = station.isExpo();
    this.expoTicketId = expoTicketId;
    this.orderId = request.orderId();
    this.orderNumber = request.orderNumber();
    this.label = request.label();
    this.serverId = request.serverId();
    this.serverName = request.serverName();
    this.covers = request.covers();
    this.orderType = request.orderType();
    this.typeLabel = request.typeLabel();
    this.course = first.course();
    this.courseName = first.courseName();
    this.addOn = first.addOn();
    this.state = first.held() ? TicketState.HELD : TicketState.OPEN;
    this.sentAt = request.sentAt();
    this.firedAt = first.held() ? null : request.sentAt();
    this.pickupAt = request.pickupAt();
    this.quotedSeconds = quoted == null ? null : Math.toIntExact(quoted.toSeconds());
    this.allergies = request.allergies().toArray(String[]::new);
  }

  /** One like another, with its clocks and without its items. */
  private Ticket(Ticket like) {
    this.id = Ids.next();
    this.stationId = like.stationId;
    this.expo = like.expo;
    this.expoTicketId = like.expoTicketId;
    this.chitOf = like.state == TicketState.HELD ? null : like.chit();
    this.orderId = like.orderId;
    this.orderNumber = like.orderNumber;
    this.label = like.label;
    this.formerLabel = like.formerLabel;
    this.serverId = like.serverId;
    this.serverName = like.serverName;
    this.covers = like.covers;
    this.orderType = like.orderType;
    this.typeLabel = like.typeLabel;
    this.course = like.course;
    this.courseName = like.courseName;
    this.addOn = like.addOn;
    this.state = like.state;
    this.sentAt = like.sentAt;
    this.firedAt = like.firedAt;
    this.bumpedAt = like.bumpedAt;
    this.pickupAt = like.pickupAt;
    this.quotedSeconds = like.quotedSeconds;
    this.allergies = like.allergies.clone();
  }

  /** An empty one beside this one: same place in the queue, same clocks. */
  Ticket beside() {
    return new Ticket(this);
  }

  /** An empty held one beside this one for another course. */
  Ticket beside(int otherCourse, String otherName) {
    Ticket other = new Ticket(this);
    other.course = otherCourse;
    other.courseName = otherName;
    return other;
  }

  /** Expo puts it together with what is on this ticket. */
  void comeTogetherAt(Ticket expoTicket) {
    expoTicketId = expoTicket.id;
    touch();
  }

  /** Gives an item to another ticket of the same station. */
  void give(TicketItem item, Ticket to) {
    items.remove(item);
    int last = to.items.stream().mapToInt(TicketItem::position).max().orElse(-1);
    item.goTo(to, last + 1);
    to.items.add(item);
    touch();
    to.touch();
  }

  /** Puts an item that was split off one of its own beside it. */
  void take(TicketItem item) {
    items.add(item);
    touch();
  }

  /** It is another order's now; its clocks run on. */
  void belongTo(OrderHead head) {
    orderId = head.orderId();
    orderNumber = head.orderNumber();
    orderType = head.orderType();
    typeLabel = head.typeLabel();
    relabel(head.label(), head.serverId(), head.serverName(), head.covers());
  }

  /** What guests must not be served was noted anew. */
  void warn(List<String> warnings) {
    allergies = warnings.toArray(String[]::new);
    touch();
  }

  void add(TicketRequest.Item item, boolean noRoute) {
    items.add(new TicketItem(this, items.size(), item, noRoute));
  }

  /** Starts the fire clock of a held course. */
  void fire(Instant at) {
    state = state.to(TicketState.OPEN);
    firedAt = at;
    items.forEach(TicketItem::fire);
    touch();
  }

  /** Takes it off the screen as finished. */
  void finish(Instant at) {
    state = state.to(TicketState.BUMPED);
    bumpedAt = at;
    touch();
  }

  /** Puts it back on the screen, in its old place and with its old age. */
  void reopen() {
    if (state == TicketState.BUMPED) {
      state = state.to(TicketState.OPEN);
      bumpedAt = null;
    }
    touch();
  }

  /** Nothing is left of it. */
  void cancel() {
    state = state.to(TicketState.CANCELLED);
    touch();
  }

  /** Says where it goes now. Its clocks run on. */
  void relabel(String newLabel, UUID newServerId, String newServerName, int newCovers) {
    if (!label.equals(newLabel)) {
      formerLabel = label;
      label = newLabel;
    }
    serverId = newServerId;
    serverName = newServerName;
    covers = newCovers;
    touch();
  }

  /** After a change to its items: off the screen when everything on it is settled. */
  void settle(Instant at) {
    touch();
    if (!state.isLive() || !items.stream().allMatch(TicketItem::isSettled)) {
      return;
    }
    if (items.stream().allMatch(item -> item.state() == ItemState.CLEARED)) {
      cancel();
    } else if (state == TicketState.OPEN) {
      finish(at);
    }
  }

  /** Something about it changed, so its watchers are to be told. */
  void touch() {
    seq = null;
  }

  public UUID id() {
    return id;
  }

  public UUID stationId() {
    return stationId;
  }

  /** Whether it is expo's, put together from the stations' tickets. */
  public boolean isExpo() {
    return expo;
  }

  /**
   * Expo's ticket for the same course and send; empty for expo's own and for stations beside it.
   */
  public Optional<UUID> expoTicketId() {
    return Optional.ofNullable(expoTicketId);
  }

  /** Whether all of it is over at a station that calls the server by itself. */
  boolean isFinishedBesideExpo() {
    return !expo && expoTicketId == null && state == TicketState.BUMPED;
  }

  /** The ticket on whose chit its items stand: its own, unless they came off another. */
  public UUID chit() {
    return chitOf == null ? id : chitOf;
  }

  public UUID orderId() {
    return orderId;
  }

  public int orderNumber() {
    return orderNumber;
  }

  public String label() {
    return label;
  }

  /** Where it was to go before the party moved. */
  public Optional<String> formerLabel() {
    return Optional.ofNullable(formerLabel);
  }

  public UUID serverId() {
    return serverId;
  }

  public String serverName() {
    return serverName;
  }

  public int covers() {
    return covers;
  }

  public String orderType() {
    return orderType;
  }

  /** What cards and chits call the type of its order; empty where it goes without saying. */
  public String typeLabel() {
    return typeLabel;
  }

  public int course() {
    return course;
  }

  public String courseName() {
    return courseName;
  }

  /** Whether something of its course was sent before this. */
  public boolean addOn() {
    return addOn;
  }

  /** Whether something on it is to be made before its turn. */
  public boolean isRushed() {
    return items.stream().anyMatch(TicketItem::isRushed);
  }

  public TicketState state() {
    return state;
  }

  /** When the ticket's clock started. */
  public Instant sentAt() {
    return sentAt;
  }

  /** When the fire clock started; empty while held. */
  public Optional<Instant> firedAt() {
    return Optional.ofNullable(firedAt);
  }

  public Optional<Instant> bumpedAt() {
    return Optional.ofNullable(bumpedAt);
  }

  public Optional<Instant> pickupAt() {
    return Optional.ofNullable(pickupAt);
  }

  /**
   * How long the course was said to take, from the fire clock's start: when its plates are to be at
   * the pass together. Empty at stations beside expo.
   */
  public Optional<Duration> quoted() {
    return Optional.ofNullable(quotedSeconds).map(Duration::ofSeconds);
  }

  public List<String> allergies() {
    return List.of(allergies);
  }

  /** Its number for the sockets; empty while its last change is not numbered yet. */
  public Optional<Long> seq() {
    return Optional.ofNullable(seq);
  }

  /** The items this station makes, in the order they were sent. */
  public List<TicketItem> items() {
    return items.stream().sorted(Comparator.comparingInt(TicketItem::position)).toList();
  }
}
