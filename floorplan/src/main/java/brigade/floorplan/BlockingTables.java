package brigade.floorplan;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Taking tables out of use and putting them back. */
@ApplicationScoped
public class BlockingTables {
  private final DiningTables tables;
  private final Journal journal;
  private final Changes changes;

  BlockingTables(DiningTables tables, Journal journal, Changes changes) {
    this.tables = tables;
    this.journal = journal;
    this.changes = changes;
  }

  /**
   * Takes a table out of use; a party that sits there may stay.
   *
   * @return whether there is such a table
   */
  @Transactional
  @Requires(Permission.SEAT)
  public boolean block(UUID tableId, String reason) {
    return change(tableId, "table.blocked", table -> table.block(reason), Map.of("reason", reason));
  }

  /**
   * Puts a table back into use.
   *
   * @return whether there is such a table
   */
  @Transactional
  @Requires(Permission.SEAT)
  public boolean unblock(UUID tableId) {
    return change(tableId, "table.unblocked", DiningTable::unblock, Map.of());
  }

  private boolean change(
      UUID tableId, String action, Consumer<DiningTable> change, Map<String, Object> told) {
    List<DiningTable> locked = tables.lock(List.of(tableId));
    locked.forEach(
        table -> {
          change.accept(table);
          journal.record(action, "table", tableId, Map.of("number", table.number()), told);
          changes.announce(Topic.FLOOR, tableId);
        });
    return !locked.isEmpty();
  }
}
