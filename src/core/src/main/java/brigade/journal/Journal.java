package brigade.journal;

import brigade.staff.Actor;
import brigade.staff.CurrentActor;
import brigade.venue.BusinessDays;
import brigade.venue.Ids;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The record of everything done: one row per command, written in the command's own transaction.
 *
 * <p>The table refuses UPDATE, DELETE and TRUNCATE by itself. A command that writes its rows in one
 * statement of its own may add the journal's row there too, from {@link #entry}.
 */
@ApplicationScoped
public class Journal {
  /** The columns of {@link Entry}, in its order, for statements that write the row themselves. */
  public static final String COLUMNS =
      "id, at, business_date, staff_id, staff_name, approver_id, device_id, device_name, action,"
          + " subject_type, subject_id, before, after";

  private final EntityManager entities;
  private final CurrentActor currentActor;
  private final BusinessDays businessDays;
  private final Clock clock;
  private final ObjectMapper json;

  Journal(
      EntityManager entities,
      CurrentActor currentActor,
      BusinessDays businessDays,
      Clock clock,
      ObjectMapper json) {
    this.entities = entities;
    this.currentActor = currentActor;
    this.businessDays = businessDays;
    this.clock = clock;
    this.json = json;
  }

  /**
   * Records a command of the current actor in the current transaction.
   *
   * @param action what was done: the subject and a past participle, such as {@code order.sent}
   * @param subjectType the kind of thing it was done to, such as {@code order}
   * @param subjectId which one
   * @param before what it was, turned into JSON; null where there was nothing
   * @param after what it is now, turned into JSON; null where nothing is left
   */
  public void record(
      String action,
      String subjectType,
      UUID subjectId,
      @Nullable Object before,
      @Nullable Object after) {
    record(action, subjectType, subjectId, null, before, after);
  }

  /** Records a command that somebody else approved. */
  public void record(
      String action,
      String subjectType,
      UUID subjectId,
      @Nullable UUID approverId,
      @Nullable Object before,
      @Nullable Object after) {
    write(
        entry(action, subjectType, subjectId, approverId, before, after),
        businessDays.current().date());
  }

  /** Records what the house did by itself. It opens no day. */
  public void recordOfHouse(
      String action,
      String subjectType,
      UUID subjectId,
      @Nullable Object before,
      @Nullable Object after) {
    currentActor.run(
        Actor.HOUSE,
        () ->
            write(entry(action, subjectType, subjectId, null, before, after), businessDays.date()));
  }

  private void write(Entry entry, LocalDate businessDate) {
    entities
        .createNativeQuery(
            "insert into journal("
                + COLUMNS
                + ") values (?1, ?2, ?3, ?4, ?5, cast(cast(?6 as text) as uuid), ?7, ?8, ?9, ?10,"
                + " ?11, cast(cast(?12 as text) as jsonb), cast(cast(?13 as text) as jsonb))")
        .setParameter(1, entry.id())
        .setParameter(2, entry.at())
        .setParameter(3, businessDate)
        .setParameter(4, entry.staffId())
        .setParameter(5, entry.staffName())
        .setParameter(6, entry.approverId() == null ? null : entry.approverId().toString())
        .setParameter(7, entry.deviceId())
        .setParameter(8, entry.deviceName())
        .setParameter(9, entry.action())
        .setParameter(10, entry.subjectType())
        .setParameter(11, entry.subjectId())
        .setParameter(12, entry.before())
        .setParameter(13, entry.after())
        .executeUpdate();
  }

  /** The last change of one thing, read in the current transaction. */
  public Optional<Change> last(UUID subjectId) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select at, staff_name, action from journal where subject_id = ?1"
                    + " order by seq desc limit 1")
            .setParameter(1, subjectId)
            .getResultList();
    return rows.stream()
        .findFirst()
        .map(row -> (Object[]) row)
        .map(row -> new Change((Instant) row[0], (String) row[1], (String) row[2]));
  }

  /** The row for a command of the current actor, all but its business date. */
  public Entry entry(
      String action,
      String subjectType,
      UUID subjectId,
      @Nullable UUID approverId,
      @Nullable Object before,
      @Nullable Object after) {
    Actor actor = currentActor.get();
    return new Entry(
        Ids.next(),
        clock.instant(),
        actor.staffId(),
        actor.name(),
        approverId,
        actor.deviceId(),
        actor.device(),
        action,
        subjectType,
        subjectId,
        toJson(before),
        toJson(after));
  }

  private @Nullable String toJson(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not to be recorded: " + value.getClass(), e);
    }
  }

  /** A journal row; {@code before} and {@code after} are JSON. */
  public record Entry(
      UUID id,
      Instant at,
      UUID staffId,
      String staffName,
      @Nullable UUID approverId,
      UUID deviceId,
      String deviceName,
      String action,
      String subjectType,
      UUID subjectId,
      @Nullable String before,
      @Nullable String after) {}
}
