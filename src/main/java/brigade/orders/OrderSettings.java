package brigade.orders;

import brigade.journal.Journal;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/** What the owner sets about orders of every type. */
@ApplicationScoped
public class OrderSettings {
  private static final UUID SETTINGS = new UUID(0, 41);

  private final EntityManager entities;
  private final Journal journal;

  OrderSettings(EntityManager entities, Journal journal) {
    this.entities = entities;
    this.journal = journal;
  }

  /** Who has sold what an order had when it is given to another server. */
  @Transactional
  public TransferCredit transferCredit() {
    return TransferCredit.valueOf(
        String.valueOf(
            entities
                .createNativeQuery("select transfer_credit from order_settings")
                .getSingleResult()));
  }

  /** Sets it for what is transferred from now on. */
  @Transactional
  @Requires(Permission.EDIT_VENUE)
  public void creditTransfers(TransferCredit credit) {
    TransferCredit before = transferCredit();
    entities
        .createNativeQuery("update order_settings set transfer_credit = ?1")
        .setParameter(1, credit.name())
        .executeUpdate();
    journal.record(
        "order-settings.changed",
        "order-settings",
        SETTINGS,
        Map.of("transferCredit", before),
        Map.of("transferCredit", credit));
  }
}
