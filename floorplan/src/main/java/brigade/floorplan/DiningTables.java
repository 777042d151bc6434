package brigade.floorplan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** The tables in use. */
@ApplicationScoped
class DiningTables implements PanacheRepositoryBase<DiningTable, UUID> {
  static final Comparator<DiningTable> BY_NUMBER =
      Comparator.comparing(DiningTable::number, TableNumbers.ORDER);

  /** All of them, as people count them. */
  List<DiningTable> inUse() {
    return list("retiredAt is null").stream().sorted(BY_NUMBER).toList();
  }

  /**
   * These tables, locked in one order whoever asks, so that two tablets that want the same ones
   * wait for each other and neither fails. Retired and unknown ones are left out.
   */
  List<DiningTable> lock(Collection<UUID> ids) {
    return find("id in ?1 and retiredAt is null order by id", ids)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list()
        .stream()
        .sorted(BY_NUMBER)
        .toList();
  }
}
