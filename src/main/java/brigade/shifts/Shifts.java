package brigade.shifts;

import brigade.money.Money;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The shifts and what their ledgers say. */
@ApplicationScoped
public class Shifts implements PanacheRepositoryBase<Shift, UUID> {
  /** Entries shown of one shift; the ledger itself has no end. */
  private static final int ENTRIES_SHOWN = 500;

  /** All that are open, drawers before banks. */
  public List<Shift> open() {
    return list("closedAt is null order by drawerName nulls last, staffName");
  }

  /** Those of a trading date, and those opened before it that were still open on it. */
  public List<Shift> workedOn(LocalDate date, Instant dayOpened) {
    return list(
        "businessDate <= ?1 and (businessDate = ?1 or closedAt is null or closedAt >= ?2)"
            + " order by drawerName nulls last, staffName, openedAt",
        date,
        dayOpened);
  }

  public Optional<Shift> openAt(UUID drawerId) {
    return find("drawerId = ?1 and closedAt is null", drawerId).firstResultOptional();
  }

  public Optional<Shift> openBankOf(UUID staffId) {
    return find("drawerId is null and staffId = ?1 and closedAt is null", staffId)
        .firstResultOptional();
  }

  /**
   * The shift, kept from taking entries until the caller's transaction ends: whoever writes an
   * entry holds a key-share lock on it, which this lock excludes.
   */
  Optional<Shift> lock(UUID id) {
    List<?> found =
        getEntityManager()
            .createNativeQuery("select id from shift where id = ?1 for update")
            .setParameter(1, id)
            .getResultList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Shift shift = findById(id);
    getEntityManager().refresh(shift);
    return Optional.of(shift);
  }

  /** What should be in the drawer now: the sum of its entries. */
  public Money expected(UUID shiftId) {
    Number sum =
        (Number)
            getEntityManager()
                .createNativeQuery(
                    "select coalesce(sum(amount), 0)::bigint from drawer_entry where shift_id = ?1")
                .setParameter(1, shiftId)
                .getSingleResult();
    return Money.of(sum.longValue());
  }

  /** Sums and counts by kind. */
  public Map<DrawerEntry.Kind, Movement> movements(UUID shiftId) {
    @SuppressWarnings("unchecked") // The native query names its three columns.
    List<Object[]> rows =
        getEntityManager()
            .createNativeQuery(
                "select kind, count(*), sum(amount)::bigint from drawer_entry"
                    + " where shift_id = ?1 group by kind")
            .setParameter(1, shiftId)
            .getResultList();
    Map<DrawerEntry.Kind, Movement> byKind = new EnumMap<>(DrawerEntry.Kind.class);
    for (Object[] row : rows) {
      byKind.put(
          DrawerEntry.Kind.valueOf((String) row[0]),
          new Movement(((Number) row[1]).longValue(), Money.of(((Number) row[2]).longValue())));
    }
    return byKind;
  }

  /** The latest entries, newest first. */
  public List<DrawerEntry> entries(UUID shiftId) {
    return getEntityManager()
        .createQuery(
            "from DrawerEntry where shiftId = ?1 order by at desc, id desc", DrawerEntry.class)
        .setParameter(1, shiftId)
        .setMaxResults(ENTRIES_SHOWN)
        .getResultList();
  }

  /** The counts of a shift, first to last. */
  public List<DrawerCount> counts(UUID shiftId) {
    @SuppressWarnings("unchecked") // The native query names its five columns.
    List<Object[]> rows =
        getEntityManager()
            .createNativeQuery(
                "select number, at, staff_name, counted, expected from drawer_count"
                    + " where shift_id = ?1 order by number")
            .setParameter(1, shiftId)
            .getResultList();
    return rows.stream()
        .map(
            row ->
                new DrawerCount(
                    shiftId,
                    ((Number) row[0]).intValue(),
                    (Instant) row[1],
                    (String) row[2],
                    Money.of(((Number) row[3]).longValue()),
                    Money.of(((Number) row[4]).longValue())))
        .toList();
  }

  /** How often and how much. */
  public record Movement(long count, Money amount) {}
}
