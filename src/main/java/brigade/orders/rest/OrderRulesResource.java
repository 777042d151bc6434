package brigade.orders.rest;

import brigade.money.Rate;
import brigade.orders.OrderPhrases;
import brigade.orders.OrderPhrases.Group;
import brigade.orders.OrderPhrases.Kind;
import brigade.orders.OrderSettings;
import brigade.orders.OrderType;
import brigade.orders.OrderTypeRules;
import brigade.orders.OrderTypes;
import brigade.orders.TransferCredit;
import brigade.rest.NamedChoice;
import brigade.rest.Problem;
import brigade.rest.Problem.FieldError;
import brigade.staff.Permission;
import brigade.staff.Requires;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the owner sets about orders: the types, phrases to tap, who is credited. */
@Path("/api/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Orders")
public class OrderRulesResource {
  private final OrderTypes types;
  private final OrderPhrases phrases;
  private final OrderSettings settings;

  OrderRulesResource(OrderTypes types, OrderPhrases phrases, OrderSettings settings) {
    this.types = types;
    this.phrases = phrases;
    this.settings = settings;
  }

  @GET
  @Path("/types")
  @Requires(Permission.VIEW_TABLES)
  @Operation(summary = "The types of orders and how each is taken")
  public Types types() {
    return new Types(types.all().stream().map(TypeView::of).toList());
  }

  @PUT
  @Path("/types/{type}")
  @Requires(Permission.EDIT_VENUE)
  @Operation(summary = "How orders of a type are taken from now on")
  public TypeView change(@PathParam("type") String name, @Nullable TypeRequest request) {
    OrderType type = NamedChoice.of(OrderType.class, "type", name);
    if (request == null) {
      throw Problem.malformed("There is nothing in the body");
    }
    List<FieldError> faults = new ArrayList<>();
    OrderTypeRules before = types.of(type);
    Integer discount = OrderRequests.whole(request.discountPpm(), "discountPpm", faults);
    if (discount != null && (discount < 0 || discount > 1_000_000)) {
      faults.add(new FieldError("discountPpm", "is 0 to 1000000"));
    }
    Integer holdFrom = OrderRequests.whole(request.holdFrom(), "holdFrom", faults);
    Integer lead = OrderRequests.whole(request.leadMinutes(), "leadMinutes", faults);
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    OrderTypeRules rules =
        new OrderTypeRules(
            type,
            Objects.requireNonNullElse(request.name(), before.name()).strip(),
            Objects.requireNonNullElse(request.kitchenLabel(), before.kitchenLabel()).strip(),
            Objects.requireNonNullElse(request.serviceCharge(), before.serviceCharge()),
            Objects.requireNonNullElse(request.needsName(), before.needsName()),
            Objects.requireNonNullElse(request.needsAddress(), before.needsAddress()),
            holdFrom,
            lead,
            discount == null ? before.discount() : new Rate(discount));
    refuse(types.change(rules));
    return TypeView.of(rules);
  }

  @GET
  @Path("/quick-notes")
  @Requires(Permission.TAKE_ORDERS)
  @Operation(summary = "Notes for the cook to tap, by category")
  public Groups quickNotes() {
    return new Groups(phrases.of(Kind.NOTE).stream().map(GroupView::of).toList());
  }

  @PUT
  @Path("/quick-notes")
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Replace the notes to tap")
  public Groups replaceQuickNotes(@Nullable Groups request) {
    refuse(phrases.replace(Kind.NOTE, groups(request)));
    return quickNotes();
  }

  @GET
  @Path("/reasons")
  @Requires(Permission.TAKE_ORDERS)
  @Operation(summary = "Reasons for voids and comps to tap")
  public Reasons reasons() {
    return new Reasons(phrases.of(Kind.VOID, ""), phrases.of(Kind.COMP, ""));
  }

  @PUT
  @Path("/reasons")
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Replace the reasons for voids, for comps, or both")
  public Reasons replaceReasons(@Nullable Reasons request) {
    if (request == null) {
      throw Problem.malformed("There is nothing in the body");
    }
    replace(Kind.VOID, request.voids(), "voids");
    replace(Kind.COMP, request.comps(), "comps");
    return reasons();
  }

  private void replace(Kind kind, @Nullable List<String> reasons, String field) {
    if (reasons != null) {
      refuse(
          phrases.replace(kind, List.of(new Group("", reasons))).stream()
              .map(f -> new FieldError(f.field().replace("groups[0].phrases", field), f.message()))
              .toList());
    }
  }

  @GET
  @Path("/settings")
  @Requires(Permission.VIEW_TABLES)
  @Operation(summary = "What goes for orders of every type")
  public Settings settings() {
    return new Settings(settings.transferCredit().name());
  }

  @PUT
  @Path("/settings")
  @Requires(Permission.EDIT_VENUE)
  @Operation(summary = "Who has sold what an order had when it is given to another server")
  public Settings change(@Nullable Settings request) {
    settings.creditTransfers(
        NamedChoice.of(
            TransferCredit.class,
            "transferCredit",
            request == null ? null : request.transferCredit()));
    return settings();
  }

  private static List<Group> groups(@Nullable Groups request) {
    if (request == null || request.groups() == null) {
      throw Problem.invalid("groups", "are missing");
    }
    return request.groups().stream()
        .map(
            group ->
                new Group(
                    Objects.requireNonNullElse(group.category(), ""),
                    Objects.requireNonNullElse(group.phrases(), List.of())))
        .toList();
  }

  private static void refuse(List<FieldError> faults) {
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }

  public record Types(List<TypeView> types) {}

  /** How orders of a type are taken; see {@link OrderTypeRules}. */
  public record TypeView(
      OrderType type,
      String name,
      String kitchenLabel,
      boolean serviceCharge,
      boolean needsName,
      boolean needsAddress,
      @Nullable Integer holdFrom,
      @Nullable Integer leadMinutes,
      int discountPpm) {
    static TypeView of(OrderTypeRules rules) {
      return new TypeView(
          rules.type(),
          rules.name(),
          rules.kitchenLabel(),
          rules.serviceCharge(),
          rules.needsName(),
          rules.needsAddress(),
          rules.holdFrom(),
          rules.leadMinutes(),
          rules.discount().ppm());
    }
  }

  /** What is left out stays, but {@code holdFrom} and {@code leadMinutes}, which are none then. */
  public record TypeRequest(
      @Nullable String name,
      @Nullable String kitchenLabel,
      @Nullable Boolean serviceCharge,
      @Nullable Boolean needsName,
      @Nullable Boolean needsAddress,
      @Nullable BigDecimal holdFrom,
      @Nullable BigDecimal leadMinutes,
      @Nullable BigDecimal discountPpm) {}

  public record Groups(@Nullable List<GroupView> groups) {}

  /** Phrases for items of a category; without one for all. */
  public record GroupView(@Nullable String category, @Nullable List<String> phrases) {
    static GroupView of(Group group) {
      return new GroupView(group.category(), group.phrases());
    }
  }

  /** Reasons to tap; in a request what is left out stays. */
  public record Reasons(@Nullable List<String> voids, @Nullable List<String> comps) {}

  public record Settings(@Nullable String transferCredit) {}
}
