package brigade.billing;

import brigade.changes.Changes;
import brigade.changes.Remembered;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.menu.CategoryRenamed;
import brigade.menu.Differences;
import brigade.menu.SavingEdits.Outcome;
import brigade.rest.Problem.FieldError;
import brigade.screen.Phrase;
import brigade.staff.Permission;
import brigade.staff.Requires;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The discounts that the house gives by a name. */
@ApplicationScoped
public class DiscountRules implements PanacheRepositoryBase<NamedRule, String> {
  /** Announcements of a change of any of them name this. */
  private static final UUID ALL = new UUID(0, 51);

  private final Journal journal;
  private final Changes changes;

  /** Asked for with every check, changed once a month. */
  private final Remembered<List<DiscountRule>> rules;

  DiscountRules(Journal journal, Changes changes) {
    this.journal = journal;
    this.changes = changes;
    rules = changes.remember(Topic.VENUE, this::read);
  }

  private List<DiscountRule> read() {
    return listAll().stream()
        .map(NamedRule::rule)
        .sorted(Comparator.comparingInt(DiscountRule::priority).thenComparing(DiscountRule::code))
        .toList();
  }

  /** All of them, in the order in which they apply. */
  public List<DiscountRule> rules() {
    return rules.get();
  }

  /** All of them as they are now, for whoever edits them. */
  public List<DiscountRule> fresh() {
    return rules.fresh();
  }

  /** What the journal names a rule by; the same code has the same one again. */
  private static UUID subject(String code) {
    return UUID.nameUUIDFromBytes(("discount-rule " + code).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Saves what somebody edited for a while, only while it still is what they began with.
   *
   * @param before what the edit began with; null for a new one
   */
  @Transactional
  @Requires(Permission.EDIT_VENUE)
  public Outcome<DiscountRule> save(@Nullable DiscountRule before, DiscountRule rule) {
    List<FieldError> faults = rule.faults();
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    DiscountRule now =
        findByIdOptional(rule.code(), LockModeType.PESSIMISTIC_WRITE)
            .map(NamedRule::rule)
            .orElse(null);
    if (before == null && now != null) {
      return new Outcome.Refused<>(
          List.of(new FieldError("code", Phrase.of("billing.refused.code-taken", now.name()))));
    }
    if (before != null && now == null) {
      return new Outcome.Gone<>(journal.last(subject(rule.code())));
    }
    if (before != null && now != null && !before.equals(now)) {
      return new Outcome.Overtaken<>(
          now, Differences.between(before, now), journal.last(subject(rule.code())));
    }
    return put(rule)
        ? new Outcome.Saved<>()
        : new Outcome.Refused<>(
            List.of(
                new FieldError(
                    "rules",
                    Phrase.of(
                        "billing.refused.too-many-rules",
                        String.valueOf(DiscountRule.RULE_LIMIT)))));
  }

  /** The one of this code. */
  public Optional<DiscountRule> rule(String code) {
    return rules().stream().filter(rule -> rule.code().equals(code)).findFirst();
  }

  /** Those that apply by themselves. */
  List<DiscountRule> automatic() {
    return rules().stream().filter(DiscountRule::automatic).toList();
  }

  /**
   * Adds a rule, or changes the one of its code. Checks that are open follow; discounts that were
   * given by it keep what it was.
   *
   * @return false when there are {@link DiscountRule#RULE_LIMIT} already
   */
  @Transactional
  @Requires(Permission.EDIT_VENUE)
  public boolean put(DiscountRule rule) {
    Optional<NamedRule> there = findByIdOptional(rule.code());
    if (there.isEmpty() && count() >= DiscountRule.RULE_LIMIT) {
      return false;
    }
    DiscountRule before = there.map(NamedRule::rule).orElse(null);
    there.ifPresentOrElse(row -> row.change(rule), () -> persist(new NamedRule(rule)));
    journal.record("discount-rule.changed", "discount-rule", subject(rule.code()), before, rule);
    changes.announce(Topic.VENUE, ALL);
    return true;
  }

  /** Rules name categories by their names, and follow them. */
  void follow(@Observes CategoryRenamed renamed) {
    for (NamedRule row : listAll()) {
      DiscountRule before = row.rule();
      DiscountRule after = before.following(renamed);
      if (!after.equals(before)) {
        row.change(after);
        journal.record(
            "discount-rule.changed", "discount-rule", subject(before.code()), before, after);
        changes.announce(Topic.VENUE, ALL);
      }
    }
  }

  /** Takes a rule away; false when there is none of this code. */
  @Transactional
  @Requires(Permission.EDIT_VENUE)
  public boolean remove(String code) {
    Optional<NamedRule> there = findByIdOptional(code);
    there.ifPresent(
        row -> {
          delete(row);
          journal.record("discount-rule.removed", "discount-rule", subject(code), row.rule(), null);
          changes.announce(Topic.VENUE, ALL);
        });
    return there.isPresent();
  }
}
