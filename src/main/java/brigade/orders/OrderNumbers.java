package brigade.orders;

import brigade.changes.Changed;
import brigade.changes.Changes;
import brigade.changes.Topic;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * Numbers for orders, from 1001. They are taken from the database in blocks, so that opening an
 * order needs to know its number before it asks the database anything.
 */
@ApplicationScoped
class OrderNumbers {
  /** As the sequence increments. */
  private static final int BLOCK = 50;

  /** Announced when the whole database was laid out anew, its sequences with it. */
  private static final Changed LAID_OUT_ANEW = new Changed(Topic.VENUE, new UUID(0, 0));

  private final DataSource database;
  private final Changes changes;
  private final ReentrantLock taking = new ReentrantLock();
  private long next;
  private int left;

  OrderNumbers(DataSource database, Changes changes) {
    this.database = database;
    this.changes = changes;
  }

  void forgetOnChange(@Observes StartupEvent started) {
    changes.listen(this::forget);
  }

  private void forget(Changed changed) {
    if (changed.equals(LAID_OUT_ANEW)) {
      taking.lock();
      try {
        left = 0;
      } finally {
        taking.unlock();
      }
    }
  }

  /** A number that no other order has; a rolled-back order leaves its number out. */
  int next() {
    taking.lock();
    try {
      if (left == 0) {
        next = QuarkusTransaction.joiningExisting().call(this::block);
        left = BLOCK;
      }
      left--;
      return Math.toIntExact(next++);
    } finally {
      taking.unlock();
    }
  }

  private long block() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select nextval('order_number')");
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
