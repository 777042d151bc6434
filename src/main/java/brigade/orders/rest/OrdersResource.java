package brigade.orders.rest;

import brigade.kitchen.DishStory;
import brigade.kitchen.FollowingDishes;
import brigade.orders.AddingLines;
import brigade.orders.Caps;
import brigade.orders.ChangingLine;
import brigade.orders.ChangingQuantity;
import brigade.orders.CompingLine;
import brigade.orders.Delivery;
import brigade.orders.FiringCourse;
import brigade.orders.KeyTaken;
import brigade.orders.LineRequest;
import brigade.orders.MergingOrders;
import brigade.orders.MovingLines;
import brigade.orders.NotingAllergies;
import brigade.orders.OpeningOrder;
import brigade.orders.OrderOutcome;
import brigade.orders.RepeatingRound;
import brigade.orders.RushingLines;
import brigade.orders.SendingOrder;
import brigade.orders.ServingLines;
import brigade.orders.TransferringLines;
import brigade.orders.TransferringOrder;
import brigade.orders.UndoingStep;
import brigade.orders.VoidingLine;
import brigade.orders.rest.OrderRequests.Allergies;
import brigade.orders.rest.OrderRequests.Allergy;
import brigade.orders.rest.OrderRequests.Charge;
import brigade.orders.rest.OrderRequests.Comp;
import brigade.orders.rest.OrderRequests.Hold;
import brigade.orders.rest.OrderRequests.Line;
import brigade.orders.rest.OrderRequests.Lines;
import brigade.orders.rest.OrderRequests.Open;
import brigade.orders.rest.OrderRequests.Transfer;
import brigade.rest.ApprovalPin;
import brigade.rest.Idempotency;
import brigade.rest.Idempotent;
import brigade.rest.Problem;
import brigade.rest.Problem.FieldError;
import brigade.staff.Permission;
import brigade.staff.Requires;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Orders: opening, adding, sending, firing, taking back. */
@Path("/api/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Orders")
public class OrdersResource {
  private static final int OK = 200;
  private static final int CREATED = 201;

  private final OrderAnswers answers;
  private final OpeningOrder openingOrder;
  private final AddingLines addingLines;
  private final ChangingLine changingLine;
  private final SendingOrder sendingOrder;
  private final FiringCourse firingCourse;
  private final RushingLines rushingLines;
  private final FollowingDishes following;
  private final VoidingLine voidingLine;
  private final CompingLine compingLine;
  private final TransferringOrder transferringOrder;
  private final RepeatingRound repeatingRound;
  private final ServingLines servingLines;
  private final NotingAllergies notingAllergies;
  private final MovingLines movingLines;
  private final ChangingQuantity changingQuantity;
  private final TransferringLines transferringLines;
  private final MergingOrders mergingOrders;
  private final UndoingStep undoingStep;
  private final Idempotency idempotency;
  private final CurrentVertxRequest currentRequest;

  OrdersResource(
      OrderAnswers answers,
      OpeningOrder openingOrder,
      AddingLines addingLines,
      ChangingLine changingLine,
      SendingOrder sendingOrder,
      FiringCourse firingCourse,
      RushingLines rushingLines,
      FollowingDishes following,
      VoidingLine voidingLine,
      CompingLine compingLine,
      TransferringOrder transferringOrder,
      RepeatingRound repeatingRound,
      ServingLines servingLines,
      NotingAllergies notingAllergies,
      MovingLines movingLines,
      ChangingQuantity changingQuantity,
      TransferringLines transferringLines,
      MergingOrders mergingOrders,
      UndoingStep undoingStep,
      Idempotency idempotency,
      CurrentVertxRequest currentRequest) {
    this.answers = answers;
    this.openingOrder = openingOrder;
    this.addingLines = addingLines;
    this.changingLine = changingLine;
    this.sendingOrder = sendingOrder;
    this.firingCourse = firingCourse;
    this.rushingLines = rushingLines;
    this.following = following;
    this.voidingLine = voidingLine;
    this.compingLine = compingLine;
    this.transferringOrder = transferringOrder;
    this.repeatingRound = repeatingRound;
    this.servingLines = servingLines;
    this.notingAllergies = notingAllergies;
    this.movingLines = movingLines;
    this.changingQuantity = changingQuantity;
    this.transferringLines = transferringLines;
    this.mergingOrders = mergingOrders;
    this.undoingStep = undoingStep;
    this.idempotency = idempotency;
    this.currentRequest = currentRequest;
  }

  @GET
  @Requires(Permission.VIEW_TABLES)
  @Operation(
      summary = "Open orders, the oldest first",
      description = "With open=false the orders of the current trading date, the latest first.")
  public OrderList list(@QueryParam("open") @DefaultValue("true") boolean open) {
    return new OrderList(answers.list(open));
  }

  @GET
  @Path("/{id}")
  @Requires(Permission.VIEW_TABLES)
  @Operation(summary = "An order with its lines and checks")
  public Response get(@PathParam("id") UUID id) {
    return answers.tagged(200, answers.get(id));
  }

  @GET
  @Path("/{id}/kitchen")
  @Requires(Permission.VIEW_KITCHEN)
  @Operation(
      summary = "Follow the dishes of an order: every step, at every station that makes them",
      description =
          "late is UNRECEIVED where a station did not have it within 20 seconds, SLOW where it took"
              + " longer than the station's red age")
  public KitchenOfOrder kitchen(@PathParam("id") UUID id) {
    answers.get(id);
    return new KitchenOfOrder(id, following.of(id));
  }

  /** The dishes of an order at their stations, course by course. */
  public record KitchenOfOrder(UUID orderId, List<DishStory> dishes) {}

  /** Not marked idempotent like the others: its key is stored in the order's own statement. */
  @POST
  @Requires(Permission.TAKE_ORDERS)
  @Operation(
      summary = "Open an order",
      description = "With lines and send it is one call and one transaction.")
  public Response open(@Nullable Open request) {
    Open body = body(request);
    OpeningOrder.Request opening = opening(body);
    Optional<String> key = idempotency.keyOf(currentRequest.getCurrent());
    if (key.isEmpty()) {
      return answers.tagged(CREATED, answers.view(openingOrder.open(opening)));
    }
    String fingerprint = idempotency.fingerprint(currentRequest.getCurrent(), body);
    String[] answer = new String[1];
    OrderOutcome outcome;
    try {
      outcome =
          openingOrder.open(
              opening,
              new OpeningOrder.Replay(
                  key.get(),
                  fingerprint,
                  CREATED,
                  order -> answer[0] = answers.json(order),
                  answers::headers));
    } catch (KeyTaken taken) {
      return answers.stored(key.get(), fingerprint).orElseThrow(() -> taken);
    }
    if (outcome instanceof OrderOutcome.Done(var order)) {
      return answers.tagged(CREATED, order.version(), Objects.requireNonNull(answer[0]));
    }
    // What now stands in the way may be what the first of these requests did itself.
    return answers.stored(key.get(), fingerprint).orElseGet(() -> answers.refused(outcome));
  }

  private static OpeningOrder.Request opening(Open body) {
    List<FieldError> faults = new ArrayList<>();
    Integer covers = OrderRequests.whole(body.covers(), "covers", faults);
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    return new OpeningOrder.Request(
        body.orderType(),
        body.tableId(),
        covers,
        body.name(),
        body.pickupAt(),
        new Delivery(body.phone(), body.address(), body.note()),
        body.staffId(),
        Allergy.all(body.allergies()),
        OrderRequests.lines(body.lines()),
        Boolean.TRUE.equals(body.send()),
        body.sendAt(),
        ApprovalPin.of(body.approval()));
  }

  /**
   * Not marked idempotent like the others: its key is stored with the lines where that is plain.
   */
  @POST
  @Path("/{id}/lines")
  @Requires(Permission.TAKE_ORDERS)
  @Operation(summary = "Add lines, all or none")
  public Response add(
      @PathParam("id") UUID id,
      @Nullable Lines request,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    Lines body = body(request);
    Long version = answers.expected(ifMatch);
    List<LineRequest> lines = OrderRequests.lines(body.lines());
    Optional<String> sent = idempotency.keyOf(currentRequest.getCurrent());
    if (sent.isEmpty()) {
      return answers.of(addingLines.add(id, version, lines));
    }
    String key = sent.get();
    String fingerprint =
        idempotency.fingerprint(currentRequest.getCurrent(), body, Optional.ofNullable(version));
    return addingLines
        .together(
            id,
            version,
            lines,
            new AddingLines.Replay(key, fingerprint, OK, answers::json, answers::headers))
        .map(added -> answers.tagged(OK, added.version(), Objects.requireNonNull(added.answer())))
        .orElseGet(
            () ->
                idempotency.once(
                    key, fingerprint, () -> answers.of(addingLines.addAlone(id, version, lines))));
  }

  @PUT
  @Path("/{id}/lines/{lineId}")
  @Requires(Permission.TAKE_ORDERS)
  @Operation(summary = "Order a line anew before it is sent")
  public Response change(
      @PathParam("id") UUID id,
      @PathParam("lineId") UUID lineId,
      @Nullable Line request,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    List<FieldError> faults = new ArrayList<>();
    LineRequest line = OrderRequests.line(body(request), "", faults);
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    return answers.of(changingLine.change(id, lineId, answers.expected(ifMatch), line));
  }

  @POST
  @Path("/{id}/hold")
  @Idempotent
  @Requires(Permission.TAKE_ORDERS)
  @Operation(summary = "Hold new lines back, or let them go with the next send")
  public Response hold(
      @PathParam("id") UUID id,
      @Nullable Hold request,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    List<UUID> lines =
        request == null || request.lineIds() == null
            ? answers.get(id).lines().stream().map(OrderView.LineView::id).toList()
            : request.lineIds();
    return answers.of(
        changingLine.hold(
            id,
            answers.expected(ifMatch),
            lines,
            request == null || !Boolean.FALSE.equals(request.hold())));
  }

  @POST
  @Path("/{id}/send")
  @Idempotent
  @Requires(Permission.TAKE_ORDERS)
  @Operation(
      summary = "Send what is new to the kitchen, now or at a time",
      description =
          "With sendAt the lines wait and are sent by themselves; a line that waits is sent at"
              + " once when it is named, or with now.")
  public Response send(
      @PathParam("id") UUID id,
      OrderRequests.@Nullable Send request,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    Long version = answers.expected(ifMatch);
    if (request == null) {
      return answers.of(sendingOrder.send(id, version));
    }
    List<UUID> lines = lineIds(request.lineIds());
    if (request.sendAt() != null) {
      if (Boolean.TRUE.equals(request.now())) {
        throw Problem.invalid("sendAt", "is instead of now");
      }
      return answers.of(sendingOrder.sendAt(id, version, lines, request.sendAt()));
    }
    return answers.of(
        lines.isEmpty() && !Boolean.TRUE.equals(request.now())
            ? sendingOrder.send(id, version)
            : sendingOrder.sendNow(id, version, lines));
  }

  @POST
  @Path("/{id}/send/cancel")
  @Idempotent
  @Requires(Permission.TAKE_ORDERS)
  @Operation(summary = "Lines that wait for a time wait for a tap again; all when none are named")
  public Response cancelDelay(
      @PathParam("id") UUID id,
      OrderRequests.@Nullable LineIds request,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    return answers.of(
        sendingOrder.cancelDelay(
            id, answers.expected(ifMatch), lineIds(request == null ? null : request.lineIds())));
  }

  @POST
  @Path("/{id}/fire")
  @Idempotent
  @Requires(Permission.TAKE_ORDERS)
  @Operation(summary = "Fire held lines; the next held course when none are named")
  public Response fireLines(
      @PathParam("id") UUID id,
      OrderRequests.@Nullable LineIds request,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    return answers.of(
        request == null || request.lineIds() == null
            ? firingCourse.fireNext(id, answers.expected(ifMatch))
            : firingCourse.fireLines(id, lineIds(request.lineIds()), answers.expected(ifMatch)));
  }

  @POST
  @Path("/{id}/rush")
  @Idempotent
  @Requires(Permission.TAKE_ORDERS)
  @Operation(
      summary = "Have the kitchen make an order, or some lines of it, before its turn",
      description =
          "Without lineIds it is all that the kitchen has and has not made; what is sent later is at"
              + " its own turn. rush false takes it back.")
  public Response rush(
      @PathParam("id") UUID id,
      OrderRequests.@Nullable Rush request,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    OrderRequests.Rush body = request == null ? new OrderRequests.Rush(null, null) : request;
    return answers.of(
        rushingLines.rush(
            id,
            body.lineIds() == null ? List.of() : some(lineIds(body.lineIds())),
            !Boolean.FALSE.equals(body.rush()),
            answers.expected(ifMatch)));
  }

  @POST
  @Path("/{id}/lines/{lineId}/fire")
  @Idempotent
  @Requires(Permission.TAKE_ORDERS)
  @Operation(summary = "Fire one held line while others of its course wait on")
  public Response fireLine(
      @PathParam("id") UUID id,
      @PathParam("lineId") UUID lineId,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    return answers.of(firingCourse.fireLines(id, List.of(lineId), answers.expected(ifMatch)));
  }

  @POST
  @Path("/{id}/lines/move")
  @Idempotent
  @Requires(Permission.TAKE_ORDERS)
  @Operation(
      summary = "Move lines to another course, to other seats, or both",
      description = "Held lines change course in the kitchen too; fired ones stay in theirs.")
  public Response move(
      @PathParam("id") UUID id,
      OrderRequests.@Nullable Move request,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    OrderRequests.Move body = body(request);
    List<FieldError> faults = new ArrayList<>();
    Integer course = OrderRequests.whole(body.course(), "course", faults);
    Integer seat = OrderRequests.whole(body.seat(), "seat", faults);
    List<Integer> seats =
        new ArrayList<>(OrderRequests.wholes(body.sharedWith(), "sharedWith", faults));
    boolean table = Boolean.TRUE.equals(body.wholeTable());
    if (table && (seat != null || !seats.isEmpty())) {
      faults.add(new FieldError("wholeTable", "is instead of a seat"));
    }
    if (seat == null && !seats.isEmpty()) {
      faults.add(new FieldError("sharedWith", "needs seat"));
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    if (seat != null) {
      seats.add(seat);
    }
    return answers.of(
        movingLines.move(
            id,
            answers.expected(ifMatch),
            lineIds(body.lineIds()),
            new MovingLines.To(
                course, table || seat != null ? new MovingLines.Seats(seats) : null)));
  }

  @POST
  @Path("/{id}/lines/{lineId}/quantity")
  @Idempotent
  @Requires(Permission.TAKE_ORDERS)
  @Operation(
      summary = "Change how many of a line are ordered, also once it is sent",
      description =
          "The kitchen gets the difference. Fewer of what was fired needs what a void needs.")
  public Response changeQuantity(
      @PathParam("id") UUID id,
      @PathParam("lineId") UUID lineId,
      OrderRequests.@Nullable Quantity request,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    OrderRequests.Quantity body = body(request);
    if (body.quantity() == null) {
      throw Problem.invalid("quantity", "is missing");
    }
    return answers.of(
        changingQuantity.change(
            id,
            lineId,
            answers.expected(ifMatch),
            OrderRequests.whole(body.quantity()).orElse(-1),
            new VoidingLine.Request(
                null, body.reason(), body.made(), ApprovalPin.of(body.approval()))));
  }

  @POST
  @Path("/{id}/lines/transfer")
  @Idempotent
  @Requires(Permission.TAKE_ORDERS)
  @Operation(
      summary = "Give lines, or some of their portions, to another order or table",
      description = "Answers with the order they went to. The kitchen makes nothing again.")
  public Response giveLines(
      @PathParam("id") UUID id,
      OrderRequests.@Nullable Give request,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    OrderRequests.Give body = body(request);
    if ((body.orderId() == null) == (body.tableId() == null)) {
      throw Problem.invalid("orderId", "or tableId has to be given, one of them");
    }
    List<FieldError> faults = new ArrayList<>();
    List<TransferringLines.Part> parts = new ArrayList<>();
    List<OrderRequests.GivenLine> given = Objects.requireNonNullElse(body.lines(), List.of());
    for (int i = 0; i < given.size(); i++) {
      String field = "lines[" + i + "].";
      Integer quantity = OrderRequests.whole(given.get(i).quantity(), field + "quantity", faults);
      UUID lineId = given.get(i).lineId();
      if (lineId == null) {
        faults.add(new FieldError(field + "lineId", "is missing"));
      } else {
        parts.add(new TransferringLines.Part(lineId, quantity));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    return answers.of(
        body.orderId() != null
            ? transferringLines.toOrder(id, answers.expected(ifMatch), parts, body.orderId())
            : transferringLines.toTable(
                id, answers.expected(ifMatch), parts, Objects.requireNonNull(body.tableId())));
  }

  @POST
  @Path("/{id}/merge")
  @Idempotent
  @Requires(Permission.TAKE_ORDERS)
  @Operation(
      summary = "Take other open orders into this one; their parties sit together from then on")
  public Response merge(
      @PathParam("id") UUID id,
      OrderRequests.@Nullable Merge request,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    return answers.of(
        mergingOrders.merge(id, answers.expected(ifMatch), lineIds(body(request).orderIds())));
  }

  @POST
  @Path("/{id}/undo")
  @Idempotent
  @Requires(Permission.TAKE_ORDERS)
  @Operation(
      summary = "Undo one's own last step on what is not sent",
      description = "What others did stays; a step that somebody built on is refused.")
  public Response undo(
      @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
    return answers.of(undoingStep.undo(id, answers.expected(ifMatch)));
  }

  @POST
  @Path("/{id}/courses/{course}/fire")
  @Idempotent
  @Requires(Permission.TAKE_ORDERS)
  @Operation(summary = "Fire a held course")
  public Response fire(
      @PathParam("id") UUID id,
      @PathParam("course") int course,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    return answers.of(firingCourse.fire(id, course, answers.expected(ifMatch)));
  }

  @POST
  @Path("/{id}/lines/{lineId}/void")
  @Idempotent
  @Requires(Permission.TAKE_ORDERS)
  @Operation(
      summary = "Take a line back",
      description = "What was fired needs a reason and VOID_SENT, or the PIN of somebody with it.")
  public Response voidLine(
      @PathParam("id") UUID id,
      @PathParam("lineId") UUID lineId,
      OrderRequests.@Nullable Void request,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    var body = request == null ? new OrderRequests.Void(null, null, null, null) : request;
    return answers.of(
        voidingLine.voidLine(
            id,
            lineId,
            answers.expected(ifMatch),
            new VoidingLine.Request(
                portions(body.quantity()),
                body.reason(),
                body.made(),
                ApprovalPin.of(body.approval()))));
  }

  @POST
  @Path("/{id}/lines/{lineId}/comp")
  @Idempotent
  @Requires(Permission.TAKE_ORDERS)
  @Operation(
      summary = "Charge nothing for a line and keep the sale",
      description = "Needs a reason and COMP, or the PIN of somebody with it.")
  public Response comp(
      @PathParam("id") UUID id,
      @PathParam("lineId") UUID lineId,
      @Nullable Comp request,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    Comp body = request == null ? new Comp(null, null, null) : request;
    return answers.of(
        compingLine.comp(
            id,
            lineId,
            answers.expected(ifMatch),
            new CompingLine.Request(
                portions(body.quantity()), body.reason(), ApprovalPin.of(body.approval()))));
  }

  @POST
  @Path("/{id}/lines/{lineId}/charge")
  @Idempotent
  @Requires(Permission.TAKE_ORDERS)
  @Operation(
      summary = "Charge again for a line that was on the house",
      description = "Needs COMP, or the PIN of somebody with it, as giving it did.")
  public Response charge(
      @PathParam("id") UUID id,
      @PathParam("lineId") UUID lineId,
      @Nullable Charge request,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    Charge body = request == null ? new Charge(null) : request;
    return answers.of(
        compingLine.charge(id, lineId, answers.expected(ifMatch), ApprovalPin.of(body.approval())));
  }

  @POST
  @Path("/{id}/transfer")
  @Idempotent
  @Requires(Permission.TAKE_ORDERS)
  @Operation(summary = "Give an order another table, another server, or both")
  public Response transfer(
      @PathParam("id") UUID id,
      @Nullable Transfer request,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    Transfer body = request == null ? new Transfer(null, null, null) : request;
    List<FieldError> faults = new ArrayList<>();
    Integer covers = OrderRequests.whole(body.covers(), "covers", faults);
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    return answers.of(
        transferringOrder.transfer(
            id, answers.expected(ifMatch), body.tableId(), covers, body.serverId()));
  }

  @POST
  @Path("/{id}/repeat-round")
  @Idempotent
  @Requires(Permission.TAKE_ORDERS)
  @Operation(summary = "Add the drinks of the last send once more")
  public Response repeatRound(
      @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
    return answers.of(repeatingRound.repeat(id, answers.expected(ifMatch)));
  }

  @POST
  @Path("/{id}/serve")
  @Idempotent
  @Requires(Permission.TAKE_ORDERS)
  @Operation(summary = "What is ready was carried to the guests")
  public Response serve(
      @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
    return answers.of(servingLines.serve(id, answers.expected(ifMatch)));
  }

  @PUT
  @Path("/{id}/allergies")
  @Requires(Permission.TAKE_ORDERS)
  @Operation(summary = "Note what guests must not be served")
  public Response noteAllergies(
      @PathParam("id") UUID id,
      @Nullable Allergies request,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    return answers.of(
        notingAllergies.note(
            id, answers.expected(ifMatch), Allergy.all(body(request).allergies())));
  }

  public record OrderList(List<OrderView> orders) {}

  /** None of them must not mean all of them. */
  private static List<UUID> some(List<UUID> lineIds) {
    if (lineIds.isEmpty()) {
      throw Problem.invalid("lineIds", "names lines, or is left out");
    }
    return lineIds;
  }

  private static List<UUID> lineIds(@Nullable List<UUID> ids) {
    if (ids != null && ids.size() > Caps.ORDER_LINES) {
      throw Problem.invalid("lineIds", "are at most " + Caps.ORDER_LINES);
    }
    return ids == null ? List.of() : ids;
  }

  private static <T> T body(@Nullable T body) {
    if (body == null) {
      throw Problem.malformed("There is nothing in the body");
    }
    return body;
  }

  private static @Nullable Integer portions(@Nullable BigDecimal quantity) {
    return quantity == null ? null : OrderRequests.whole(quantity).orElse(0);
  }
}
