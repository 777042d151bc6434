package brigade.orders.rest;

import brigade.kitchen.Kitchen;
import brigade.kitchen.LineProgress;
import brigade.orders.ChecksOfOrder;
import brigade.orders.ChecksOfOrder.CheckSummary;
import brigade.orders.Order;
import brigade.orders.OrderLine;
import brigade.orders.OrderOutcome;
import brigade.orders.Orders;
import brigade.rest.Idempotency;
import brigade.rest.Problem;
import brigade.rest.Problem.FieldError;
import brigade.rest.Versions;
import brigade.screen.Phrase;
import brigade.staff.Permission;
import brigade.venue.BusinessDays;
import brigade.venue.Venues;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Orders and outcomes as HTTP answers. */
@ApplicationScoped
public class OrderAnswers {
  /** What a program may do about a refusal and no screen offers. */
  private static final Map<String, String> SHORTER_WAYS =
      Map.of("send-too-large", "; or send the lines in parts, naming some of them in lineIds");

  private final Orders orders;
  private final Instance<ChecksOfOrder> checks;
  private final Kitchen kitchen;
  private final BusinessDays businessDays;
  private final Venues venues;
  private final Idempotency idempotency;
  private final ObjectMapper json;
  private final Clock clock;

  OrderAnswers(
      Orders orders,
      Instance<ChecksOfOrder> checks,
      Kitchen kitchen,
      BusinessDays businessDays,
      Venues venues,
      Idempotency idempotency,
      ObjectMapper json,
      Clock clock) {
    this.orders = orders;
    this.checks = checks;
    this.kitchen = kitchen;
    this.businessDays = businessDays;
    this.venues = venues;
    this.idempotency = idempotency;
    this.json = json;
    this.clock = clock;
  }

  List<OrderView> list(boolean open) {
    return QuarkusTransaction.joiningExisting()
        .call(
            () -> {
              List<Order> found =
                  open
                      ? orders.open()
                      : businessDays.findOpen().map(day -> orders.on(day.date())).orElse(List.of());
              Map<UUID, List<CheckSummary>> theirs =
                  checks.isResolvable() ? checks.get().ofAll(found) : Map.of();
              Map<UUID, LineProgress> progress = progress(found);
              Instant now = clock.instant();
              return found.stream()
                  .map(
                      order ->
                          OrderView.of(
                              order,
                              theirs.getOrDefault(order.id(), List.of()),
                              currency(),
                              line -> kitchen(progress.get(line.kitchenId()), now)))
                  .toList();
            });
  }

  /** An order with its lines and checks, also for answers of those who settle it. */
  public OrderView get(UUID id) {
    return QuarkusTransaction.joiningExisting()
        .call(
            () -> {
              Order order = orders.withLines(id).orElseThrow(() -> Problem.notFound("order", id));
              Map<UUID, LineProgress> progress = progress(List.of(order));
              Instant now = clock.instant();
              return view(order, line -> kitchen(progress.get(line.kitchenId()), now));
            });
  }

  /** How far the kitchen is with what was sent; asked only by those who read. */
  private Map<UUID, LineProgress> progress(List<Order> of) {
    List<UUID> sent = of.stream().filter(order -> !order.owed().isEmpty()).map(Order::id).toList();
    return sent.isEmpty()
        ? Map.of()
        : kitchen.progress(sent).stream()
            .collect(Collectors.toMap(LineProgress::orderLineId, Function.identity()));
  }

  private static OrderView.@Nullable KitchenView kitchen(
      @Nullable LineProgress progress, Instant now) {
    return progress == null ? null : OrderView.KitchenView.of(progress, now);
  }

  /** What a command made of it; that costs no question to the kitchen. */
  private OrderView view(Order order) {
    return view(order, line -> null);
  }

  private OrderView view(
      Order order, Function<OrderLine, OrderView.@Nullable KitchenView> kitchen) {
    return OrderView.of(order, checks(order), currency(), kitchen);
  }

  private List<CheckSummary> checks(Order order) {
    return checks.isResolvable() ? checks.get().of(order) : List.of();
  }

  /** The order of a command that came off. */
  OrderView view(OrderOutcome outcome) {
    return outcome instanceof OrderOutcome.Done(Order order)
        ? QuarkusTransaction.joiningExisting().call(() -> view(order))
        : refused(outcome);
  }

  /** The order as the JSON that is stored and sent. */
  String json(Order order) {
    return json(order, checks(order));
  }

  /** The same where its checks are known. */
  String json(Order order, List<CheckSummary> checks) {
    try {
      return json.writeValueAsString(OrderView.of(order, checks, currency(), line -> null));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not to be written: " + order.id(), e);
    }
  }

  /** The headers of an answer with this order, as the JSON that is stored. */
  String headers(Order order) {
    // A version is a number, so there is nothing to escape but the quotes of the tag.
    return "{\"ETag\":\"\\\"%d\\\"\"}".formatted(order.version());
  }

  /** The answer of a command. */
  Response of(OrderOutcome outcome) {
    return tagged(200, view(outcome));
  }

  Response tagged(int status, OrderView view) {
    return Versions.tag(Response.status(status).entity(view), view.version()).build();
  }

  Response tagged(int status, long version, String body) {
    return Versions.tag(
            Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body), version)
        .build();
  }

  /** The answer stored under the key, empty when there is none. */
  Optional<Response> stored(String key, String fingerprint) {
    return QuarkusTransaction.requiringNew().call(() -> idempotency.find(key, fingerprint));
  }

  /** The version that {@code If-Match} names, null when any will do. */
  @Nullable Long expected(@Nullable String ifMatch) {
    return Versions.expected(ifMatch);
  }

  /** Throws what the refusal is to a client. */
  <T> T refused(OrderOutcome outcome) {
    throw switch (outcome) {
      case OrderOutcome.Done done -> new IllegalArgumentException("Nothing is wrong with " + done);
      case OrderOutcome.Invalid(List<FieldError> faults) -> Problem.invalid(faults);
      case OrderOutcome.Missing(String what, Object id) -> Problem.notFound(what, id);
      case OrderOutcome.Stale(long version) -> Problem.stale(version);
      case OrderOutcome.Refused(String type, Phrase why) ->
          Problem.conflict(type, why.english() + SHORTER_WAYS.getOrDefault(type, ""));
      case OrderOutcome.NeedsApproval(Permission permission) ->
          Problem.notPermitted(permission.name());
      case OrderOutcome.ApprovalRefused(Permission permission, Phrase why) ->
          Problem.notApproved(permission.name(), why.english());
      case OrderOutcome.Throttled(Duration delay) ->
          Problem.tooMany("Too many wrong PINs; wait a little", delay.toSeconds() + 1);
    };
  }

  private String currency() {
    return venues.settings().currency().getCurrencyCode();
  }
}
