package brigade.menu;

import brigade.journal.Change;
import brigade.staff.Permission;
import brigade.staff.Requires;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who changed what of the menu last, as the journal has it. */
@ApplicationScoped
public class MenuHistory {
  private final EntityManager entities;

  MenuHistory(EntityManager entities) {
    this.entities = entities;
  }

  /** The last change of anything that is on the menu now. */
  @Requires(Permission.EDIT_MENU)
  public Optional<Change> last() {
    // One look into the journal's index for each thing on the menu: however long nobody changed the
    // menu, what else was recorded since is not read.
    return read(
        "select j.at, j.staff_name, j.action from (select id from menu_item union all select id"
            + " from menu_category union all select id from modifier_group union all select"
            + " cast(?1 as uuid)) s cross join lateral (select * from journal where subject_id ="
            + " s.id and action like 'menu.%' order by seq desc limit 1) j order by j.seq desc"
            + " limit 1",
        Menus.WHOLE);
  }

  /** The last change of one item, category or group. */
  @Requires(Permission.EDIT_MENU)
  public Optional<Change> lastOf(UUID id) {
    return lastRecorded(id);
  }

  Optional<Change> lastRecorded(UUID id) {
    return read(
        "select at, staff_name, action from journal where subject_id = cast(?1 as uuid) and action"
            + " like 'menu.%' order by seq desc limit 1",
        id);
  }

  private Optional<Change> read(String sql, UUID subject) {
    List<?> rows =
        QuarkusTransaction.joiningExisting()
            .call(
                () ->
                    entities
                        .createNativeQuery(sql)
                        .setParameter(1, subject.toString())
                        .getResultList());
    return rows.stream()
        .findFirst()
        .map(row -> (Object[]) row)
        .map(row -> new Change((Instant) row[0], (String) row[1], (String) row[2]));
  }
}
