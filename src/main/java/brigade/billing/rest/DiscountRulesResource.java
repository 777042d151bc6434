package brigade.billing.rest;

import brigade.billing.DiscountRule;
import brigade.billing.DiscountRule.Kind;
import brigade.billing.DiscountRule.Stacking;
import brigade.billing.DiscountRule.Targets;
import brigade.billing.DiscountRules;
import brigade.menu.When;
import brigade.money.Money;
import brigade.money.Rate;
import brigade.orders.OrderType;
import brigade.rest.FreeText;
import brigade.rest.Problem;
import brigade.rest.Problem.FieldError;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.Venues;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The discounts that the house gives by a name. */
@Path("/api/v1/billing/discount-rules")
@RunOnVirtualThread
@Tag(name = "Checks")
public class DiscountRulesResource {
  private static final int NAMED_LIMIT = 500;
  private static final int NAME_LENGTH = 100;

  private final DiscountRules rules;
  private final Venues venues;

  DiscountRulesResource(DiscountRules rules, Venues venues) {
    this.rules = rules;
    this.venues = venues;
  }

  @GET
  @Requires(Permission.VIEW_TABLES)
  @Operation(summary = "The discounts by a name, in the order in which they apply")
  public RulesJson rules() {
    return new RulesJson(
        venues.settings().currency().getCurrencyCode(),
        rules.rules().stream().map(RuleJson::of).toList());
  }

  @PUT
  @Path("/{code}")
  @Requires(Permission.EDIT_VENUE)
  @Operation(
      summary = "Add or change a discount by a name",
      description = "Open checks follow an automatic one; what was given by hand stays as it was")
  public RuleJson put(@PathParam("code") String code, @Nullable RuleJson wanted) {
    if (wanted == null) {
      throw Problem.invalid("kind", "and the rest of the rule are needed");
    }
    DiscountRule rule = wanted.rule(code);
    if (!rules.put(rule)) {
      throw Problem.conflict(
          "too-many-rules", "There are " + DiscountRule.RULE_LIMIT + " already; remove one");
    }
    return RuleJson.of(rule);
  }

  @DELETE
  @Path("/{code}")
  @Requires(Permission.EDIT_VENUE)
  @Operation(summary = "Take a discount by a name away; what was given by it stays")
  public Response remove(@PathParam("code") String code) {
    if (!rules.remove(code)) {
      throw Problem.notFound("discount rule", code);
    }
    return Response.noContent().build();
  }

  /** All of them. */
  public record RulesJson(String currency, List<RuleJson> rules) {}

  /**
   * What a rule is on: any of these; everything where both are empty.
   *
   * @param categories by name
   */
  public record TargetsJson(@Nullable Set<String> categories, @Nullable Set<String> skus) {
    static TargetsJson of(Targets targets) {
      return new TargetsJson(targets.categories(), targets.skus());
    }

    Targets targets(List<FieldError> errors, String at) {
      return new Targets(
          names(errors, at + ".categories", categories), names(errors, at + ".skus", skus));
    }
  }

  /** When a rule holds, by the time at which a line was ordered; what is empty asks for nothing. */
  public record WhenJson(
      @Nullable Set<String> dayparts,
      @Nullable Set<OrderType> orderTypes,
      @Nullable Set<UUID> areaIds) {
    static WhenJson of(When when) {
      return new WhenJson(
          when.dayparts(),
          when.orderTypes().stream()
              .map(OrderType::valueOf)
              .collect(Collectors.toCollection(() -> EnumSet.noneOf(OrderType.class))),
          when.areas());
    }

    When when(List<FieldError> errors) {
      return new When(
          names(errors, "when.dayparts", dayparts),
          orderTypes == null
              ? Set.of()
              : orderTypes.stream().map(OrderType::name).collect(Collectors.toSet()),
          areaIds == null ? Set.of() : areaIds);
    }
  }

  /**
   * A discount by a name.
   *
   * @param code 1 to 20 of A-Z, 0-9, - and _
   * @param percent of PERCENT, and of BUY_GET where it is 100 unless it is named
   * @param amount of AMOUNT in minor units, off each portion it names or once off the check; of
   *     BUNDLE the price of the set
   * @param buy of BUY_GET: how many of a set are paid in full
   * @param get of BUY_GET: how many of a set, the cheapest, are reduced
   * @param slots of BUNDLE: what one set has, one portion of each
   * @param stacking EXCLUSIVE or STACKABLE; else EXCLUSIVE
   * @param priority the lower first; else 0
   */
  public record RuleJson(
      @Nullable String code,
      @Nullable String name,
      @Nullable Kind kind,
      @Nullable BigDecimal percent,
      @Nullable BigDecimal amount,
      @Nullable Integer buy,
      @Nullable Integer get,
      @Nullable TargetsJson targets,
      @Nullable List<@Nullable TargetsJson> slots,
      @Nullable WhenJson when,
      @Nullable Boolean automatic,
      @Nullable Stacking stacking,
      @Nullable Integer priority,
      @Nullable Boolean needsApproval,
      @Nullable Boolean needsReason) {
    static RuleJson of(DiscountRule rule) {
      return new RuleJson(
          rule.code(),
          rule.name(),
          rule.kind(),
          rule.percent() == null ? null : CheckJson.percent(rule.percent()),
          rule.amount() == null ? null : BigDecimal.valueOf(rule.amount().minor()),
          rule.kind() == Kind.BUY_GET ? rule.buy() : null,
          rule.kind() == Kind.BUY_GET ? rule.get() : null,
          TargetsJson.of(rule.targets()),
          rule.slots().stream().map(TargetsJson::of).toList(),
          WhenJson.of(rule.when()),
          rule.automatic(),
          rule.stacking(),
          rule.priority(),
          rule.needsApproval(),
          rule.needsReason());
    }

    DiscountRule rule(String atCode) {
      List<FieldError> errors = new ArrayList<>();
      if (code != null && !code.equals(atCode)) {
        errors.add(new FieldError("code", "is the one in the address"));
      }
      String called = name == null ? "" : name.strip();
      int first = priority == null ? 0 : priority;
      errors.addAll(DiscountRule.faults(atCode, called, first));
      if (kind == null) {
        errors.add(new FieldError("kind", "is PERCENT, AMOUNT, BUY_GET or BUNDLE"));
        throw Problem.invalid(errors);
      }
      Rate off = percent(errors, kind);
      Money money = amount(errors, kind);
      boolean sets = kind == Kind.BUY_GET;
      int full = count(errors, "buy", sets, buy);
      int reduced = count(errors, "get", sets, get);
      List<Targets> each = slots(errors, kind);
      Targets on =
          targets == null || kind == Kind.BUNDLE ? Targets.ALL : targets.targets(errors, "targets");
      When holds = when == null ? When.ALWAYS : when.when(errors);
      if (!errors.isEmpty()) {
        throw Problem.invalid(errors);
      }
      return new DiscountRule(
          atCode,
          called,
          kind,
          off,
          money,
          full,
          reduced,
          on,
          each,
          holds,
          Boolean.TRUE.equals(automatic),
          stacking == null ? Stacking.EXCLUSIVE : stacking,
          first,
          Boolean.TRUE.equals(needsApproval),
          Boolean.TRUE.equals(needsReason));
    }

    private @Nullable Rate percent(List<FieldError> errors, Kind of) {
      if (of == Kind.BUY_GET && percent == null) {
        return Rate.percent(100);
      }
      if (of == Kind.AMOUNT || of == Kind.BUNDLE) {
        unwanted(errors, "percent", percent);
        return null;
      }
      Rate rate = RulesResource.RulesJson.rate(errors, "percent", percent);
      if (percent != null && percent.signum() == 0) {
        errors.add(new FieldError("percent", "is above 0"));
      }
      return rate;
    }

    private @Nullable Money amount(List<FieldError> errors, Kind of) {
      if (of == Kind.PERCENT || of == Kind.BUY_GET) {
        unwanted(errors, "amount", amount);
        return null;
      }
      Money money = MinorUnits.read(errors, "amount", amount);
      if (of == Kind.AMOUNT && amount != null && amount.signum() == 0) {
        errors.add(new FieldError("amount", "is above 0"));
      }
      return money;
    }

    private static int count(
        List<FieldError> errors, String field, boolean wanted, @Nullable Integer value) {
      if (!wanted) {
        unwanted(errors, field, value);
        return 0;
      }
      if (value == null || value < 1 || value > DiscountRule.SET_LIMIT) {
        errors.add(new FieldError(field, "is from 1 to " + DiscountRule.SET_LIMIT));
        return 1;
      }
      return value;
    }

    private List<Targets> slots(List<FieldError> errors, Kind of) {
      List<Targets> each = new ArrayList<>();
      if (of != Kind.BUNDLE) {
        unwanted(errors, "slots", slots == null || slots.isEmpty() ? null : slots);
        return each;
      }
      if (slots == null || slots.size() < 2 || slots.size() > DiscountRule.SET_LIMIT) {
        errors.add(new FieldError("slots", "are from 2 to " + DiscountRule.SET_LIMIT));
        return each;
      }
      for (int i = 0; i < slots.size(); i++) {
        TargetsJson slot = slots.get(i);
        if (slot == null) {
          errors.add(new FieldError("slots[" + i + "]", "says what it takes"));
        } else {
          each.add(slot.targets(errors, "slots[" + i + "]"));
        }
      }
      return each;
    }

    private static void unwanted(List<FieldError> errors, String field, @Nullable Object value) {
      if (value != null) {
        errors.add(new FieldError(field, "does not belong to a rule of this kind"));
      }
    }
  }

  private static Set<String> names(
      List<FieldError> errors, String field, @Nullable Set<String> names) {
    if (names == null) {
      return Set.of();
    }
    if (names.size() > NAMED_LIMIT) {
      errors.add(new FieldError(field, "are at most " + NAMED_LIMIT));
      return Set.of();
    }
    names.forEach(name -> errors.addAll(FreeText.faults(field, name, NAME_LENGTH)));
    return names;
  }
}
