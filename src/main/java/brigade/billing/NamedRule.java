package brigade.billing;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** The row of a {@link DiscountRule}. */
@Entity
@Table(name = "discount_rule")
class NamedRule {
  @Id private String code;

  @Convert(converter = JsonText.Rule.class)
  @ColumnTransformer(write = "cast(? as jsonb)")
  private DiscountRule rule;

  @Version private @Nullable Long version;

  protected NamedRule() {}

  NamedRule(DiscountRule rule) {
    this.code = rule.code();
    this.rule = rule;
  }

  void change(DiscountRule to) {
    rule = to;
  }

  DiscountRule rule() {
    return rule;
  }
}
