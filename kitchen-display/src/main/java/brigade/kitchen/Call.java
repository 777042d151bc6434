package brigade.kitchen;

import brigade.venue.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Expo calls a server to carry food. It stands until the server reads it or it is withdrawn. */
@Entity
@Table(name = "kitchen_call")
public class Call {
  @Id private UUID id;

  @Column(name = "order_id")
  private UUID orderId;

  @Column(name = "ticket_id", updatable = false)
  private UUID ticketId;

  private String label;

  @Column(name = "server_id")
  private UUID serverId;

  @Column(name = "server_name")
  private String serverName;

  @Column(name = "course_name", updatable = false)
  private String courseName;

  @Column(updatable = false)
  private String summary;

  @Column(updatable = false)
  private int plates;

  @Column(name = "first_called_at", updatable = false)
  private Instant firstCalledAt;

  @Column(name = "called_at")
  private Instant calledAt;

  private int times;

  @Column(name = "read_at")
  private @Nullable Instant readAt;

  @Column(name = "read_by")
  private @Nullable String readBy;

  @Column(name = "withdrawn_at")
  private @Nullable Instant withdrawnAt;

  protected Call() {}

  Call(Ticket ticket, String summary, int plates, Instant at) {
    this.id = Ids.next();
    this.orderId = ticket.orderId();
    this.ticketId = ticket.id();
    this.label = ticket.label();
    this.serverId = ticket.serverId();
    this.serverName = ticket.serverName();
    this.courseName = ticket.courseName();
    this.summary = summary;
    this.plates = plates;
    this.firstCalledAt = at;
    this.calledAt = at;
    this.times = 1;
  }

  /** Calls once more. Does nothing when the call is not open. */
  void repeat(Instant at) {
    if (isOpen()) {
      calledAt = at;
      times = Math.addExact(times, 1);
    }
  }

  /** Somebody has read it. Reading it twice changes nothing. */
  void read(Instant at, String by) {
    if (isOpen()) {
      readAt = at;
      readBy = by;
    }
  }

  /** The food is cooked again, so nobody is to come for it. */
  void withdraw(Instant at) {
    if (isOpen()) {
      withdrawnAt = at;
    }
  }

  /** The party or its server changed. */
  void relabel(String newLabel, UUID newServerId, String newServerName) {
    label = newLabel;
    serverId = newServerId;
    serverName = newServerName;
  }

  /** Its order went into another one. */
  void belongTo(OrderHead head) {
    orderId = head.orderId();
    relabel(head.label(), head.serverId(), head.serverName());
  }

  public UUID id() {
    return id;
  }

  public UUID orderId() {
    return orderId;
  }

  public UUID ticketId() {
    return ticketId;
  }

  public String label() {
    return label;
  }

  public UUID serverId() {
    return serverId;
  }

  public String serverName() {
    return serverName;
  }

  public String courseName() {
    return courseName;
  }

  public String summary() {
    return summary;
  }

  /** How many items there are to carry. */
  public int plates() {
    return plates;
  }

  public Instant firstCalledAt() {
    return firstCalledAt;
  }

  /** When it was called last. */
  public Instant calledAt() {
    return calledAt;
  }

  public int times() {
    return times;
  }

  public boolean isOpen() {
    return readAt == null && withdrawnAt == null;
  }

  public Optional<Instant> readAt() {
    return Optional.ofNullable(readAt);
  }

  public Optional<String> readBy() {
    return Optional.ofNullable(readBy);
  }
}
