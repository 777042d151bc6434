package brigade.billing;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.Venues;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one set of rules about discounts, service charge and tips. */
@ApplicationScoped
public class RulesOfBilling implements PanacheRepositoryBase<BillingRules, Boolean> {
  /** The journal names the rules by this id; there is one set of them. */
  private static final UUID SUBJECT = new UUID(0, 50);

  private final Venues venues;
  private final Journal journal;
  private final Changes changes;

  /** Asked for with every check, changed once a year. */
  private volatile BillingRules.@Nullable Settings known;

  RulesOfBilling(Venues venues, Journal journal, Changes changes) {
    this.venues = venues;
    this.journal = journal;
    this.changes = changes;
  }

  void forgetOnChange(@Observes StartupEvent started) {
    changes.listen(
        changed -> {
          if (changed.topic() == Topic.VENUE) {
            known = null;
          }
        });
  }

  /** The rules in force. */
  public BillingRules.Settings settings() {
    BillingRules.Settings settings = known;
    if (settings == null) {
      settings = QuarkusTransaction.joiningExisting().call(() -> findById(true).settings());
      known = settings;
    }
    return settings;
  }

  /**
   * The terms for an order.
   *
   * @param area where its party sits; null where nobody sits, or no rule asks for it
   */
  Terms terms(BilledOrder order, @Nullable UUID area) {
    return settings().terms(venues.settings().pricesIncludeTax(), order, area);
  }

  /** Changes the rules; checks that are pending or paid keep what they were asked for. */
  @Transactional
  @Requires(Permission.EDIT_VENUE)
  public BillingRules.Settings change(BillingRules.Settings settings) {
    BillingRules rules = findById(true);
    BillingRules.Settings before = rules.settings();
    rules.change(settings);
    journal.record("billing-rules.changed", "billing-rules", SUBJECT, before, settings);
    changes.announce(Topic.VENUE, SUBJECT);
    return settings;
  }
}
