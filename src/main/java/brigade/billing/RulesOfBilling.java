package brigade.billing;

import brigade.changes.Changes;
import brigade.changes.Remembered;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.menu.Differences;
import brigade.menu.SavingEdits.Outcome;
import brigade.rest.Problem.FieldError;
import brigade.screen.Phrase;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.Venues;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
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
  private final Remembered<BillingRules.Settings> settings;

  RulesOfBilling(Venues venues, Journal journal, Changes changes) {
    this.venues = venues;
    this.journal = journal;
    this.changes = changes;
    settings = changes.remember(Topic.VENUE, () -> findById(true).settings());
  }

  /** The rules in force. */
  public BillingRules.Settings settings() {
    return settings.get();
  }

  /**
   * The terms for an order.
   *
   * @param area where its party sits; null where nobody sits, or no rule asks for it
   */
  Terms terms(BilledOrder order, @Nullable UUID area) {
    return settings().terms(venues.settings().pricesIncludeTax(), order, area);
  }

  /** The rules as they are now, for whoever edits them. */
  public BillingRules.Settings fresh() {
    return settings.fresh();
  }

  /** Changes the rules; checks that are pending or paid keep what they were asked for. */
  @Transactional
  @Requires(Permission.EDIT_VENUE)
  public BillingRules.Settings change(BillingRules.Settings settings) {
    return write(locked(), settings);
  }

  /**
   * Saves what somebody edited for a while, only while it still is what they began with. The rules
   * of the service charge are no part of it; they are saved one by one.
   *
   * @param before what the edit began with
   */
  @Transactional
  @Requires(Permission.EDIT_VENUE)
  public Outcome<BillingRules.Settings> save(
      BillingRules.Settings before, BillingRules.Settings settings) {
    List<FieldError> faults = settings.faults();
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    BillingRules rules = locked();
    BillingRules.Settings now = rules.settings();
    List<String> changed = Differences.between(before.with(now.services()), now);
    if (!changed.isEmpty()) {
      return new Outcome.Overtaken<>(now, changed, journal.last(SUBJECT));
    }
    write(rules, settings.with(now.services()));
    return new Outcome.Saved<>();
  }

  /**
   * Saves one rule of the service charge, only while it still is what somebody began with.
   *
   * @param before what the edit began with; null for a new one
   * @param place where it comes among the others, from 0; the first that matches holds
   */
  @Transactional
  @Requires(Permission.EDIT_VENUE)
  public Outcome<ServiceRule> saveService(
      @Nullable ServiceRule before, ServiceRule rule, int place) {
    List<FieldError> faults = rule.faults();
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    BillingRules rules = locked();
    List<ServiceRule> services = new ArrayList<>(rules.settings().services());
    if (before == null && services.size() >= ServiceRule.RULE_LIMIT) {
      return new Outcome.Refused<>(
          List.of(
              new FieldError(
                  "services",
                  Phrase.of(
                      "billing.refused.too-many-rules", String.valueOf(ServiceRule.RULE_LIMIT)))));
    }
    if (before != null && !services.remove(before)) {
      // Rules have no number of their own: one of the same name is the one that was changed.
      return services.stream()
          .filter(other -> other.name().equals(before.name()))
          .findFirst()
          .<Outcome<ServiceRule>>map(
              now ->
                  new Outcome.Overtaken<>(
                      now, Differences.between(before, now), journal.last(SUBJECT)))
          .orElseGet(() -> new Outcome.Gone<>(journal.last(SUBJECT)));
    }
    services.add(Math.clamp(place, 0, services.size()), rule);
    write(rules, rules.settings().with(services));
    return new Outcome.Saved<>();
  }

  /** Takes a rule of the service charge away; false when there is none like it. */
  @Transactional
  @Requires(Permission.EDIT_VENUE)
  public boolean removeService(ServiceRule rule) {
    BillingRules rules = locked();
    List<ServiceRule> services = new ArrayList<>(rules.settings().services());
    if (!services.remove(rule)) {
      return false;
    }
    write(rules, rules.settings().with(services));
    return true;
  }

  private BillingRules locked() {
    return findById(true, LockModeType.PESSIMISTIC_WRITE);
  }

  private BillingRules.Settings write(BillingRules rules, BillingRules.Settings settings) {
    BillingRules.Settings before = rules.settings();
    rules.change(settings);
    journal.record("billing-rules.changed", "billing-rules", SUBJECT, before, settings);
    changes.announce(Topic.VENUE, SUBJECT);
    return settings;
  }
}
