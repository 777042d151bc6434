package brigade.kitchen.printing;

import brigade.changes.Changes;
import brigade.changes.Remembered;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.Ids;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * How chits look, by purpose. Asked for whenever one is composed and changed hardly ever, so it is
 * kept in memory.
 */
@ApplicationScoped
public class PaperForms {
  /** What changes of forms are announced and recorded under. */
  private static final UUID ALL = UUID.nameUUIDFromBytes(new byte[] {'f'});

  private final AgroalDataSource database;
  private final Changes changes;
  private final Journal journal;
  private final Remembered<Map<String, PaperForm>> forms;

  PaperForms(AgroalDataSource database, Changes changes, Journal journal) {
    this.database = database;
    this.changes = changes;
    this.journal = journal;
    forms = changes.remember(Topic.PRINTERS, this::read);
  }

  /** How papers of a purpose look. */
  public PaperForm of(String purpose) {
    return all().getOrDefault(purpose, PaperForm.USUAL);
  }

  /** Those that are not as usual, by purpose. */
  public Map<String, PaperForm> all() {
    return forms.get();
  }

  private Map<String, PaperForm> read() {
    Map<String, PaperForm> forms = new TreeMap<>();
    Sql.query(
        database,
        "select purpose, cut, large_modifiers, per_portion from paper_form",
        row ->
            forms.put(
                row.text("purpose"),
                new PaperForm(
                    row.one(Cut.class, "cut"), row.is("large_modifiers"), row.is("per_portion"))));
    return Map.copyOf(forms);
  }

  /** Lets papers of a purpose look so from now on; the usual form is kept by keeping none. */
  @Transactional
  @Requires(Permission.EDIT_KITCHEN)
  public void keep(String purpose, PaperForm form) {
    PaperForm before = of(purpose);
    if (form.equals(PaperForm.USUAL)) {
      Sql.update(database, "delete from paper_form where purpose = ?", purpose);
    } else {
      Sql.update(
          database,
          "insert into paper_form (purpose, cut, large_modifiers, per_portion)"
              + " values (?, ?, ?, ?) on conflict (purpose) do update set cut = excluded.cut,"
              + " large_modifiers = excluded.large_modifiers, per_portion = excluded.per_portion",
          purpose,
          form.cut(),
          form.largeModifiers(),
          form.perPortion());
    }
    journal.record(
        "paper-form.changed",
        "paper-form",
        Ids.next(),
        new Entry(purpose, before),
        new Entry(purpose, form));
    changes.announce(Topic.PRINTERS, ALL);
  }

  /** What the journal keeps of a form. */
  private record Entry(String purpose, PaperForm form) {}
}
