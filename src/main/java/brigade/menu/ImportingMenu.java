package brigade.menu;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.rest.CsvTable;
import brigade.rest.Problem.FieldError;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.Venues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Importing a menu: items with known SKUs are changed, others added, nothing is removed; all or
 * nothing.
 */
@ApplicationScoped
public class ImportingMenu {
  /** What of a menu a table has no room for. */
  public static final String LEFT_OUT_OF_CSV =
      "combos, modifier groups, levies, order-type taxes, compound taxes, dayparts, lists,"
          + " price rules, times of sale, pictures, availability";

  private final Menus menus;
  private final MenuStore store;
  private final HouseOfMenu house;
  private final Journal journal;
  private final Changes changes;
  private final Venues venues;
  private final CurrentActor currentActor;
  private final Clock clock;

  ImportingMenu(
      Menus menus,
      MenuStore store,
      HouseOfMenu house,
      Journal journal,
      Changes changes,
      Venues venues,
      CurrentActor currentActor,
      Clock clock) {
    this.menus = menus;
    this.store = store;
    this.house = house;
    this.journal = journal;
    this.changes = changes;
    this.venues = venues;
    this.currentActor = currentActor;
    this.clock = clock;
  }

  /**
   * Imports a table, see {@link MenuCsv}.
   *
   * @param dryRun whether to only say what would happen
   */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome fromCsv(byte[] csv, boolean dryRun) {
    if (csv.length > MenuCsv.BYTE_LIMIT) {
      return new Outcome.Refused(
          List.of(new FieldError("body", "is at most " + MenuCsv.BYTE_LIMIT + " bytes")));
    }
    MenuCsv.Table table = MenuCsv.read(csv, venues.settings().currency());
    return switch (run(
        table.definition(), table.rowNumbers(), table.faults(), table.rows().size(), dryRun)) {
      case Outcome.Refused(List<FieldError> faults) ->
          new Outcome.Refused(faults.stream().map(table::explained).toList());
      case Outcome done -> done;
    };
  }

  /**
   * Imports a definition.
   *
   * @param dryRun whether to only say what would happen
   */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome fromDefinition(MenuDefinition definition, boolean dryRun) {
    int rows =
        (definition.items() == null ? 0 : definition.items().size())
            + (definition.categories() == null
                ? 0
                : definition.categories().stream()
                    .filter(Objects::nonNull)
                    .mapToInt(category -> category.items() == null ? 0 : category.items().size())
                    .sum());
    if (rows > MenuCsv.ROW_LIMIT) {
      return new Outcome.Refused(
          List.of(new FieldError("items", "are at most " + MenuCsv.ROW_LIMIT)));
    }
    return run(definition, List.of(), List.of(), rows, dryRun);
  }

  private Outcome run(
      MenuDefinition definition,
      List<Integer> rowNumbers,
      List<FieldError> found,
      int rows,
      boolean dryRun) {
    if (rows == 0 && !found.isEmpty()) {
      return new Outcome.Refused(found);
    }
    // From here on other changes of the menu wait, so what is compared with is what is written to.
    MenuMerge merge = new MenuMerge(store.locked(), house.now());
    MenuPlan plan = merge.merge(definition, rowNumbers);
    List<FieldError> faults = new ArrayList<>(found);
    faults.addAll(merge.faults());
    if (!faults.isEmpty()) {
      faults.sort(Comparator.comparing(fault -> fault.row() == null ? 0 : fault.row()));
      return new Outcome.Refused(faults.stream().distinct().limit(CsvTable.FAULT_LIMIT).toList());
    }
    Counts counts =
        new Counts(
            rows,
            plan.created() + plan.updated() + plan.unchanged(),
            plan.created(),
            plan.updated(),
            plan.unchanged(),
            plan.changed().categories().size(),
            plan.changed().taxes().size(),
            plan.stations().size());
    if (dryRun) {
      return new Outcome.Would(counts);
    }
    store.grow();
    plan.stations().forEach(house::add);
    plan.pictures().forEach(store::keep);
    store.write(plan.changed());
    plan.availability()
        .forEach(
            (id, said) ->
                store.setAvailability(id, said.saidBy(currentActor.get().name(), clock.instant())));
    store.tidy();
    journal.record("menu.imported", "menu", Menus.WHOLE, null, counts);
    changes.announce(Topic.MENU, Menus.WHOLE);
    return new Outcome.Imported(counts);
  }

  /** The menu as the table that {@link #fromCsv} reads. */
  @Requires(Permission.EDIT_MENU)
  public String toCsv() {
    return MenuCsv.write(menus.fresh(), venues.settings().currency());
  }

  /**
   * The menu as the definition that {@link #fromDefinition} reads.
   *
   * @param pictures whether to write those into it, too
   */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public MenuDefinition toDefinition(boolean pictures) {
    return new MenuWriting(
            menus.fresh(), house.now(), id -> pictures ? store.picture(id) : Optional.empty())
        .definition();
  }

  /**
   * What an import comes to.
   *
   * @param rows rows read
   * @param items items they make
   * @param created of these, not on the menu before
   * @param updated of these, on the menu and changed
   * @param unchanged of these, on the menu just so
   * @param categories new or changed
   * @param taxes new or changed
   * @param stations new
   */
  public record Counts(
      int rows,
      int items,
      int created,
      int updated,
      int unchanged,
      int categories,
      int taxes,
      int stations) {}

  /** What came of it. */
  public sealed interface Outcome {
    record Imported(Counts counts) implements Outcome {}

    /** A dry run without faults; nothing changed. */
    record Would(Counts counts) implements Outcome {}

    /** Nothing changed; faults by row, at most {@link MenuCsv#FAULT_LIMIT}. */
    record Refused(List<FieldError> faults) implements Outcome {}
  }
}
