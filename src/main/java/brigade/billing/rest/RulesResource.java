package brigade.billing.rest;

import brigade.billing.BillingRules;
import brigade.billing.CashRounding;
import brigade.billing.RulesOfBilling;
import brigade.billing.ServiceRule;
import brigade.billing.Terms.DiscountBase;
import brigade.billing.Terms.TaxRounding;
import brigade.money.Money;
import brigade.money.Rate;
import brigade.orders.OrderType;
import brigade.rest.FreeText;
import brigade.rest.Problem;
import brigade.rest.Problem.FieldError;
import brigade.staff.Permission;
import brigade.staff.Requires;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
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

/** The owner's rules about service charge, discounts and suggested tips. */
@Path("/api/v1/billing/rules")
@RunOnVirtualThread
@Tag(name = "Checks")
public class RulesResource {
  private final RulesOfBilling rules;

  RulesResource(RulesOfBilling rules) {
    this.rules = rules;
  }

  @GET
  @Requires(Permission.VIEW_TABLES)
  @Operation(summary = "The rules in force")
  public RulesJson rules() {
    return RulesJson.of(rules.settings());
  }

  @PUT
  @Requires(Permission.EDIT_VENUE)
  @Operation(summary = "Change the rules; checks that are paid keep what they were asked for")
  public RulesJson change(@Nullable RulesJson wanted) {
    if (wanted == null) {
      throw Problem.invalid("serviceCharges", "and the rest of the rules are needed");
    }
    return RulesJson.of(rules.change(wanted.settings()));
  }

  /**
   * When there is a service charge, and of what. Of several the first that matches holds.
   *
   * @param name as on the check; may be empty
   * @param percent of the base; 0 where there is none
   * @param fromCovers 1 to 99, else 1
   * @param areaIds where the party sits; empty or left out for anywhere
   * @param orderTypes empty or left out for all
   * @param fromSubtotal in minor units, before discounts; left out for any
   * @param beforeDiscount whether it is of the price before discounts; else after them
   * @param base of what price: as on the menu, before or after tax; else as on the menu
   * @param taxed whether it bears the taxes of its lines; else it does
   */
  public record ServiceJson(
      @Nullable String name,
      @Nullable BigDecimal percent,
      @Nullable Integer fromCovers,
      @Nullable Set<UUID> areaIds,
      @Nullable Set<OrderType> orderTypes,
      @Nullable BigDecimal fromSubtotal,
      @Nullable Boolean beforeDiscount,
      ServiceRule.@Nullable Base base,
      @Nullable Boolean taxed) {
    static ServiceJson of(ServiceRule rule) {
      return new ServiceJson(
          rule.name(),
          CheckJson.percent(rule.rate()),
          rule.fromCovers(),
          rule.areas(),
          rule.orderTypes().stream()
              .map(OrderType::valueOf)
              .collect(Collectors.toCollection(() -> EnumSet.noneOf(OrderType.class))),
          BigDecimal.valueOf(rule.fromSubtotal().minor()),
          rule.beforeDiscount(),
          rule.base(),
          rule.taxed());
    }

    ServiceRule rule(List<FieldError> errors, String at) {
      String called = name == null ? "" : name.strip();
      errors.addAll(FreeText.faults(at + ".name", called, ServiceRule.NAME_LIMIT));
      int covers = fromCovers == null ? 1 : fromCovers;
      if (covers < 1 || covers > ServiceRule.COVERS_LIMIT) {
        errors.add(new FieldError(at + ".fromCovers", "is from 1 to " + ServiceRule.COVERS_LIMIT));
      }
      return new ServiceRule(
          called,
          RulesJson.rate(errors, at + ".percent", percent),
          covers,
          areaIds == null ? Set.of() : areaIds,
          orderTypes == null
              ? Set.of()
              : orderTypes.stream().map(OrderType::name).collect(Collectors.toSet()),
          fromSubtotal == null
              ? Money.ZERO
              : MinorUnits.read(errors, at + ".fromSubtotal", fromSubtotal),
          Boolean.TRUE.equals(beforeDiscount),
          base == null ? ServiceRule.Base.MENU_PRICE : base,
          !Boolean.FALSE.equals(taxed));
    }
  }

  /**
   * The rules; rates in per cent.
   *
   * @param taxRounding once per check, or on each line; else per check
   * @param cashRounding in minor units, what the last of a check is rounded to when it is paid in
   *     cash: 5, 10, 50, 100; else 0, for not at all
   */
  public record RulesJson(
      @Nullable List<@Nullable ServiceJson> serviceCharges,
      @Nullable TaxRounding taxRounding,
      @Nullable Integer cashRounding,
      @Nullable DiscountBase discountBase,
      @Nullable BigDecimal discountLimitPercent,
      @Nullable List<BigDecimal> tipPercents,
      @Nullable List<BigDecimal> tipPercentsWithService,
      @Nullable Boolean tipsAfterDiscount) {
    static RulesJson of(BillingRules.Settings settings) {
      return new RulesJson(
          settings.services().stream().map(ServiceJson::of).toList(),
          settings.taxRounding(),
          settings.cashRounding().step(),
          settings.discountBase(),
          CheckJson.percent(settings.discountLimit()),
          settings.tips().stream().map(CheckJson::percent).toList(),
          settings.tipsWithService().stream().map(CheckJson::percent).toList(),
          settings.tipsAfterDiscount());
    }

    BillingRules.Settings settings() {
      List<FieldError> errors = new ArrayList<>();
      List<ServiceRule> services = services(errors);
      CashRounding cash = cashRounding(errors);
      Rate limit = rate(errors, "discountLimitPercent", discountLimitPercent);
      List<Rate> tips = rates(errors, "tipPercents", tipPercents);
      List<Rate> withService = rates(errors, "tipPercentsWithService", tipPercentsWithService);
      DiscountBase base = discountBase == null ? DiscountBase.BEFORE_TAX : discountBase;
      if (discountBase == null) {
        errors.add(new FieldError("discountBase", "is BEFORE_TAX or AFTER_TAX"));
      }
      if (!errors.isEmpty()) {
        throw Problem.invalid(errors);
      }
      return new BillingRules.Settings(
          services,
          taxRounding == null ? TaxRounding.PER_CHECK : taxRounding,
          cash,
          base,
          limit,
          tips,
          withService,
          Boolean.TRUE.equals(tipsAfterDiscount));
    }

    private CashRounding cashRounding(List<FieldError> errors) {
      if (cashRounding == null) {
        return CashRounding.NONE;
      }
      if (!CashRounding.STEPS.contains(cashRounding)) {
        errors.add(new FieldError("cashRounding", "is one of " + CashRounding.STEPS));
        return CashRounding.NONE;
      }
      return new CashRounding(cashRounding);
    }

    private List<ServiceRule> services(List<FieldError> errors) {
      if (serviceCharges == null || serviceCharges.size() > ServiceRule.RULE_LIMIT) {
        errors.add(
            new FieldError("serviceCharges", "are at most " + ServiceRule.RULE_LIMIT + " rules"));
        return List.of();
      }
      List<ServiceRule> rules = new ArrayList<>();
      for (int i = 0; i < serviceCharges.size(); i++) {
        String at = "serviceCharges[" + i + "]";
        ServiceJson service = serviceCharges.get(i);
        if (service == null) {
          errors.add(new FieldError(at, "is a rule"));
        } else {
          rules.add(service.rule(errors, at));
        }
      }
      return rules;
    }

    private static List<Rate> rates(
        List<FieldError> errors, String field, @Nullable List<BigDecimal> percents) {
      if (percents == null || percents.size() > BillingRules.Settings.TIP_LIMIT) {
        errors.add(
            new FieldError(
                field, "are at most " + BillingRules.Settings.TIP_LIMIT + " rates in per cent"));
        return List.of();
      }
      return percents.stream().map(percent -> rate(errors, field, percent)).toList();
    }

    static Rate rate(List<FieldError> errors, String field, @Nullable BigDecimal percent) {
      if (percent == null
          || percent.signum() < 0
          || percent.compareTo(BigDecimal.valueOf(100)) > 0
          || percent.stripTrailingZeros().scale() > 4) {
        errors.add(new FieldError(field, "is from 0 to 100, with 4 decimals at most"));
        return Rate.ZERO;
      }
      return new Rate(percent.movePointRight(4).intValueExact());
    }
  }
}
