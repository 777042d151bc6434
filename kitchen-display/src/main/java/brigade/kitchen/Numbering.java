package brigade.kitchen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/**
 * Numbers the changes of tickets for those who follow a station.
 *
 * <p>A number taken within the transaction that changes a ticket could become visible after a
 * higher one, and a follower that has seen the higher one would miss it. Locking the station until
 * the commit would avoid that, but every send would wait for every other. So a change only wipes
 * the ticket's number, and numbers are given afterwards, by one giver at a time under an advisory
 * lock: they become visible in their order, and a ticket has the number of its latest change only.
 */
@ApplicationScoped
public class Numbering {
  /** Any constant: the lock of this database that says who gives numbers. */
  private static final long LOCK = 0x6272_6967_6164_6501L;

  /** Tickets numbered at once. */
  private static final int BATCH = 2_000;

  /**
   * A ticket that a command holds is left out: the command is about to change it again, and waiting
   * for it would hold up all others.
   */
  private static final String NUMBER =
      """
      with waiting as (select id from ticket where seq is null),
      free as (
        select id from ticket where seq is null order by sent_at, id limit ?1
        for update skip locked),
      numbered as (
        update ticket t set seq = n.seq
        from (select id, nextval('kitchen_seq') as seq from free) n
        where n.id = t.id
        returning 1)
      select (select count(*) from waiting), (select count(*) from numbered)
      """;

  private final EntityManager entities;

  Numbering(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Numbers what was changed and committed, in a transaction of its own.
   *
   * @return how many tickets still wait, being held by commands
   */
  @Transactional(TxType.REQUIRES_NEW)
  public long number() {
    if (!anyWaiting()) {
      return 0;
    }
    entities
        .createNativeQuery("select 1 from pg_advisory_xact_lock(?1)")
        .setParameter(1, LOCK)
        .getResultList();
    long waiting;
    long numbered;
    do {
      Object[] counts =
          (Object[]) entities.createNativeQuery(NUMBER).setParameter(1, BATCH).getSingleResult();
      waiting = ((Number) counts[0]).longValue();
      numbered = ((Number) counts[1]).longValue();
    } while (numbered == BATCH);
    return waiting - numbered;
  }

  private boolean anyWaiting() {
    return (Boolean)
        entities
            .createNativeQuery("select exists (select 1 from ticket where seq is null)")
            .getSingleResult();
  }
}
