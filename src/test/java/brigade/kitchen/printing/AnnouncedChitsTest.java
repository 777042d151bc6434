package brigade.kitchen.printing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.Api;
import brigade.HouseTest;
import brigade.changes.Changes;
import brigade.changes.Topic;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whoever is told of a paper can read it at that moment, and need not wait for the next word. */
@HouseTest
class AnnouncedChitsTest {
  @Inject AgroalDataSource database;
  @Inject Changes changes;

  private long jobs() {
    return Sql.query(database, "select count(*) as jobs from print_job", row -> row.number("jobs"))
        .getFirst();
  }

  @Test
  @DisplayName("K10 the chits of an order without a table are announced when they can be read")
  void aChitIsThereWhenItIsAnnounced() throws Exception {
    long before = jobs();
    CompletableFuture<Boolean> read = new CompletableFuture<>();
    try (Changes.Listening listening =
        changes.listen(
            change -> {
              if (change.topic() == Topic.PRINTING && !read.isDone()) {
                read.complete(jobs() > before);
              }
            })) {
      Objects.requireNonNull(listening);
      Api.asAna()
          .body(
              "{\"type\":\"TAKEOUT\",\"name\":\"Ito\",\"send\":true,"
                  + "\"lines\":[{\"sku\":\"still-water\",\"quantity\":1}]}")
          .post("/api/v1/orders")
          .then()
          .statusCode(201);
      assertTrue(read.get(20, TimeUnit.SECONDS), "It was announced before it was committed");
    }
  }
}
