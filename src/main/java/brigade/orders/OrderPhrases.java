package brigade.orders;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.menu.SavingEdits.Outcome;
import brigade.rest.FreeText;
import brigade.rest.Problem.FieldError;
import brigade.screen.Phrase;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is tapped instead of typed: notes for the cook, reasons for voids and comps. */
@ApplicationScoped
public class OrderPhrases {
  /** Most phrases of one kind and category. */
  public static final int MOST = 40;

  static final UUID PHRASES = new UUID(0, 42);

  private final EntityManager entities;
  private final Journal journal;
  private final Changes changes;

  OrderPhrases(EntityManager entities, Journal journal, Changes changes) {
    this.entities = entities;
    this.journal = journal;
    this.changes = changes;
  }

  /** What a phrase is for. */
  public enum Kind {
    NOTE,
    VOID,
    COMP
  }

  /**
   * Phrases of one category.
   *
   * @param category the menu's; empty for all of them
   */
  public record Group(String category, List<String> phrases) {
    public Group {
      phrases = List.copyOf(phrases);
    }
  }

  /** All phrases of a kind, those for every category first. */
  @Transactional
  public List<Group> of(Kind kind) {
    @SuppressWarnings("unchecked") // The query names its two columns.
    List<Object[]> rows =
        entities
            .createNativeQuery(
                "select category, text from order_phrase where kind = ?1"
                    + " order by category, position")
            .setParameter(1, kind.name())
            .getResultList();
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (Object[] row : rows) {
      groups
          .computeIfAbsent(String.valueOf(row[0]), category -> new ArrayList<>())
          .add(String.valueOf(row[1]));
    }
    return groups.entrySet().stream().map(g -> new Group(g.getKey(), g.getValue())).toList();
  }

  /** The phrases of a kind that fit a line of this category. */
  @Transactional
  public List<String> of(Kind kind, String category) {
    return of(kind).stream()
        .filter(group -> group.category().isEmpty() || group.category().equals(category))
        .flatMap(group -> group.phrases().stream())
        .distinct()
        .toList();
  }

  /**
   * Replaces the phrases of a kind.
   *
   * @return what is wrong with them; nothing was changed then
   */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public List<FieldError> replace(Kind kind, List<Group> groups) {
    List<FieldError> faults = faults(groups);
    if (!faults.isEmpty()) {
      return faults;
    }
    lock();
    List<Group> before = of(kind);
    entities
        .createNativeQuery("delete from order_phrase where kind = ?1")
        .setParameter(1, kind.name())
        .executeUpdate();
    groups.forEach(group -> write(kind, group));
    journal.record(
        "order-phrases.replaced",
        "order-phrases",
        PHRASES,
        Map.of("kind", kind, "groups", before),
        Map.of("kind", kind, "groups", groups));
    changes.announce(Topic.VENUE, PHRASES);
    return List.of();
  }

  /**
   * Saves the phrases of one category that somebody edited for a while, only while they still are
   * what they began with. Without a phrase they are taken away.
   *
   * @param before what the edit began with; null for a category that has none yet
   */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome<Group> save(Kind kind, @Nullable Group before, Group group) {
    List<FieldError> faults = faults(List.of(group));
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(
          faults.stream()
              .map(
                  fault ->
                      new FieldError(
                          null, FieldError.last(fault.field()), fault.message(), fault.phrase()))
              .toList());
    }
    lock();
    String category = group.category().strip();
    Group now =
        of(kind).stream()
            .filter(each -> each.category().equals(category))
            .findFirst()
            .orElse(new Group(category, List.of()));
    UUID subject = subject(kind, category);
    if (before == null && !now.phrases().isEmpty()) {
      return new Outcome.Refused<>(
          List.of(new FieldError("category", Phrase.of("orders.refused.phrases-there", category))));
    }
    if (before != null && !before.phrases().equals(now.phrases())) {
      return new Outcome.Overtaken<>(now, List.of("phrases"), journal.last(subject));
    }
    entities
        .createNativeQuery("delete from order_phrase where kind = ?1 and category = ?2")
        .setParameter(1, kind.name())
        .setParameter(2, category)
        .executeUpdate();
    write(kind, group);
    journal.record("order-phrases.changed", "order-phrases", subject, now, group);
    changes.announce(Topic.VENUE, PHRASES);
    return new Outcome.Saved<>();
  }

  /** What the journal names the phrases of one category by. */
  private static UUID subject(Kind kind, String category) {
    return UUID.nameUUIDFromBytes(
        ("order-phrases " + kind + " " + category).getBytes(StandardCharsets.UTF_8));
  }

  /** Nobody else changes any until this is done: categories without phrases have no row to lock. */
  private void lock() {
    entities.createNativeQuery("lock table order_phrase in exclusive mode").executeUpdate();
  }

  private void write(Kind kind, Group group) {
    for (int i = 0; i < group.phrases().size(); i++) {
      entities
          .createNativeQuery("insert into order_phrase values (?1, ?2, ?3, ?4)")
          .setParameter(1, kind.name())
          .setParameter(2, group.category().strip())
          .setParameter(3, i + 1)
          .setParameter(4, group.phrases().get(i).strip())
          .executeUpdate();
    }
  }

  private static List<FieldError> faults(List<Group> groups) {
    List<FieldError> faults = new ArrayList<>();
    if (groups.size() > MOST) {
      faults.add(new FieldError("groups", "are at most " + MOST));
    }
    if (groups.stream().map(g -> g.category().strip()).distinct().count() < groups.size()) {
      faults.add(new FieldError("groups", "have one category twice"));
    }
    for (int i = 0; i < groups.size(); i++) {
      String path = "groups[" + i + "].";
      Group group = groups.get(i);
      faults.addAll(FreeText.faults(path + "category", group.category(), Caps.GUEST_NAME));
      if (group.phrases().size() > MOST) {
        faults.add(new FieldError(path + "phrases", "are at most " + MOST));
      }
      for (int j = 0; j < group.phrases().size(); j++) {
        String field = path + "phrases[" + j + "]";
        if (group.phrases().get(j).isBlank()) {
          faults.add(new FieldError(field, "is missing"));
        }
        faults.addAll(FreeText.faults(field, group.phrases().get(j), Caps.GUEST_NAME));
      }
    }
    return faults;
  }
}
