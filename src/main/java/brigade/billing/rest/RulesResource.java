package brigade.billing.rest;

import brigade.billing.BillingRules;
import brigade.billing.RulesOfBilling;
import brigade.billing.Terms.DiscountBase;
import brigade.money.Rate;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The owner's rules about service charge, discounts and suggested tips. */
@Path("/api/v1/billing/rules")
@RunOnVirtualThread
@Tag(name = "Checks")
public class RulesResource {
  private static final int TIP_LIMIT = 6;

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
      throw Problem.invalid("servicePercent", "and the rest of the rules are needed");
    }
    return RulesJson.of(rules.change(wanted.settings()));
  }

  /** The rules; rates in per cent. */
  public record RulesJson(
      @Nullable BigDecimal servicePercent,
      @Nullable Integer serviceFromCovers,
      @Nullable Boolean serviceTaxed,
      @Nullable DiscountBase discountBase,
      @Nullable BigDecimal discountLimitPercent,
      @Nullable List<BigDecimal> tipPercents,
      @Nullable List<BigDecimal> tipPercentsWithService,
      @Nullable Boolean tipsAfterDiscount) {
    static RulesJson of(BillingRules.Settings settings) {
      return new RulesJson(
          CheckJson.percent(settings.serviceRate()),
          settings.serviceFromCovers(),
          settings.serviceTaxed(),
          settings.discountBase(),
          CheckJson.percent(settings.discountLimit()),
          settings.tips().stream().map(CheckJson::percent).toList(),
          settings.tipsWithService().stream().map(CheckJson::percent).toList(),
          settings.tipsAfterDiscount());
    }

    BillingRules.Settings settings() {
      List<FieldError> errors = new ArrayList<>();
      Rate service = rate(errors, "servicePercent", servicePercent);
      Rate limit = rate(errors, "discountLimitPercent", discountLimitPercent);
      List<Rate> tips = rates(errors, "tipPercents", tipPercents);
      List<Rate> withService = rates(errors, "tipPercentsWithService", tipPercentsWithService);
      int covers = serviceFromCovers == null ? 0 : serviceFromCovers;
      if (covers < 1 || covers > 99) {
        errors.add(new FieldError("serviceFromCovers", "is from 1 to 99"));
      }
      DiscountBase base = discountBase == null ? DiscountBase.BEFORE_TAX : discountBase;
      if (discountBase == null) {
        errors.add(new FieldError("discountBase", "is BEFORE_TAX or AFTER_TAX"));
      }
      if (!errors.isEmpty()) {
        throw Problem.invalid(errors);
      }
      return new BillingRules.Settings(
          service,
          covers,
          !Boolean.FALSE.equals(serviceTaxed),
          base,
          limit,
          tips,
          withService,
          Boolean.TRUE.equals(tipsAfterDiscount));
    }

    private static List<Rate> rates(
        List<FieldError> errors, String field, @Nullable List<BigDecimal> percents) {
      if (percents == null || percents.size() > TIP_LIMIT) {
        errors.add(new FieldError(field, "are at most " + TIP_LIMIT + " rates in per cent"));
        return List.of();
      }
      return percents.stream().map(percent -> rate(errors, field, percent)).toList();
    }

    private static Rate rate(List<FieldError> errors, String field, @Nullable BigDecimal percent) {
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
