package brigade.staff;

import brigade.changes.Changes;
import brigade.changes.Topic;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/**
 * PINs, kept as Argon2id hashes (RFC 9106; 19 MiB, two passes, one lane, as OWASP advises).
 *
 * <p>The PIN alone signs in, so the hash must find its person: one salt of the house, not one per
 * person. With four digits a salt per person would cost a thief of the database seven times almost
 * nothing; what protects PINs is that they work on enrolled devices only and tries are throttled.
 */
@ApplicationScoped
class Pins {
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;

  private final EntityManager entities;
  private final Changes changes;
  private final TransactionSynchronizationRegistry transaction;
  private volatile byte @Nullable [] salt;

  Pins(EntityManager entities, Changes changes, TransactionSynchronizationRegistry transaction) {
    this.entities = entities;
    this.changes = changes;
    this.transaction = transaction;
  }

  /** Whether the text is a PIN: four digits, the last of which submits on the PIN pad. */
  static boolean isPin(String text) {
    return text.matches("[0-9]{4}");
  }

  /** The hash of a PIN, within the caller's transaction. Takes some tens of milliseconds. */
  byte[] hash(String pin) {
    Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
    argon2.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(MEMORY_KIB)
            .withIterations(PASSES)
            .withParallelism(1)
            .withSalt(salt())
            .build());
    byte[] hash = new byte[HASH_BYTES];
    argon2.generateBytes(pin.getBytes(StandardCharsets.US_ASCII), hash);
    return hash;
  }

  /** A venue that is made anew, as the demo's reset does, has another salt. */
  void forgetOnChange(@Observes StartupEvent started) {
    changes.listen(
        changed -> {
          if (changed.topic() == Topic.VENUE) {
            salt = null;
          }
        });
  }

  private byte[] salt() {
    byte[] known = salt;
    if (known == null) {
      byte[] fresh = new byte[SALT_BYTES];
      new SecureRandom().nextBytes(fresh);
      entities
          .createNativeQuery(
              "insert into pin_salt(singleton, salt) values (true, ?1) on conflict do nothing")
          .setParameter(1, fresh)
          .executeUpdate();
      List<?> stored = entities.createNativeQuery("select salt from pin_salt").getResultList();
      known = (byte[]) stored.getFirst();
      keepOnceCommitted(known);
    }
    return known;
  }

  /** A salt whose transaction is rolled back would fit no hash that is stored later. */
  private void keepOnceCommitted(byte[] fresh) {
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {}

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
              salt = fresh;
            }
          }
        });
  }
}
