package brigade.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The people and devices of the house, and when each was last at work. */
@ApplicationScoped
public class ReadingStaff {
  private final EntityManager entities;

  ReadingStaff(EntityManager entities) {
    this.entities = entities;
  }

  /** Everybody, those who may sign in first, by name. */
  @Transactional
  @Requires(Permission.EDIT_STAFF)
  public List<Person> people() {
    List<@Nullable Object[]> rows =
        rows(
            "select m.id, m.full_name, m.name, m.role, m.colour, m.disabled_at, s.seen_at, d.name,"
                + " s.id is not null and s.ended_at is null from staff_member m left join lateral"
                + " (select * from staff_session s where s.staff_id = m.id order by s.began_at desc"
                + " limit 1) s on true left join device d on d.id = s.device_id"
                + " order by m.disabled_at is not null, m.full_name, m.id");
    return rows.stream()
        .map(
            row ->
                new Person(
                    id(row[0]),
                    text(row[1]),
                    text(row[2]),
                    Role.valueOf(text(row[3])),
                    ((Number) row[4]).intValue(),
                    row[5] == null,
                    (Instant) row[6],
                    (String) row[7],
                    Boolean.TRUE.equals(row[8]) && row[5] == null))
        .toList();
  }

  /** One person. */
  @Transactional
  @Requires(Permission.EDIT_STAFF)
  public Optional<Person> person(UUID id) {
    return people().stream().filter(person -> person.id().equals(id)).findFirst();
  }

  /** The devices in use, by name. */
  @Transactional
  @Requires(Permission.EDIT_STAFF)
  public List<InUse> devices() {
    List<@Nullable Object[]> rows =
        rows(
            "select d.id, d.name, d.enrolled_at, s.seen_at, m.name from device d left join lateral"
                + " (select * from staff_session s where s.device_id = d.id order by s.began_at desc"
                + " limit 1) s on true left join staff_member m on m.id = s.staff_id"
                + " where d.revoked_at is null order by d.name, d.id");
    return rows.stream()
        .map(
            row ->
                new InUse(
                    id(row[0]), text(row[1]), (Instant) row[2], (Instant) row[3], (String) row[4]))
        .toList();
  }

  /** When each person was last at work on a device, for the list at the door. */
  @Transactional
  public Map<UUID, Instant> lastSeen() {
    return rows(
            "select m.id, s.seen_at from staff_member m cross join lateral (select seen_at"
                + " from staff_session where staff_id = m.id order by began_at desc limit 1) s")
        .stream()
        .collect(
            Collectors.toMap(row -> id(row[0]), row -> (Instant) Objects.requireNonNull(row[1])));
  }

  @SuppressWarnings("unchecked") // Each query names several columns.
  private List<@Nullable Object[]> rows(String query) {
    return entities.createNativeQuery(query).getResultList();
  }

  private static UUID id(@Nullable Object value) {
    return (UUID) Objects.requireNonNull(value);
  }

  private static String text(@Nullable Object value) {
    return String.valueOf(value);
  }

  /**
   * A person.
   *
   * @param colour 1 to 7, of their initials
   * @param active false when disabled
   * @param lastSeenAt null when they never signed in
   * @param lastDevice where that was
   * @param signedIn whether that session still stands
   */
  public record Person(
      UUID id,
      String fullName,
      String name,
      Role role,
      int colour,
      boolean active,
      @Nullable Instant lastSeenAt,
      @Nullable String lastDevice,
      boolean signedIn) {
    /** Two letters: the first two of the short name, upper case. */
    public String initials() {
      return StaffMember.initials(name);
    }
  }

  /**
   * A device in use.
   *
   * @param lastSeenAt when somebody last used it, null when nobody did
   * @param lastPerson who that was
   */
  public record InUse(
      UUID id,
      String name,
      Instant enrolledAt,
      @Nullable Instant lastSeenAt,
      @Nullable String lastPerson) {}
}
