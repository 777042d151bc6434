package brigade.kitchen.printing;

import static org.hamcrest.Matchers.is;

import brigade.Api;
import brigade.changes.Changes;
import brigade.changes.Topic;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Printers and papers of a test's own, and waiting for what becomes of them. */
@ApplicationScoped
public class Paperwork {
  private static final int PATIENCE_SECONDS = 20;

  private final Printing printing;
  private final Changes changes;

  Paperwork(Printing printing, Changes changes) {
    this.printing = printing;
    this.changes = changes;
  }

  /** Adds a printer on the network, which prints what is submitted for its purpose. */
  public String add(PrinterSimulator simulator, String purpose, String backupId) {
    Map<String, Object> printer = new HashMap<>();
    printer.put("name", "Printer " + purpose);
    printer.put("kind", "TCP");
    printer.put("host", simulator.host());
    printer.put("port", simulator.port());
    printer.put("prints", new String[] {purpose});
    if (backupId != null) {
      printer.put("backupId", backupId);
    }
    return Api.asManager()
        .body(printer)
        .post("/api/v1/printers")
        .then()
        .statusCode(201)
        .body("state", is("OK"))
        .extract()
        .path("id");
  }

  public void remove(String printerId) {
    Api.asManager().delete("/api/v1/printers/" + printerId).then().statusCode(204);
  }

  /** Orders a chit as the kitchen does. */
  UUID submit(String purpose, String word) {
    Paper chit =
        Paper.builder()
            .doubled(word)
            .rule()
            .text("1 TUNA")
            .text("rare")
            .numbered("19:42", "Chit")
            .cut()
            .build();
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                printing.submit(
                    new PrintRequest(purpose, "CHIT", "T3, " + word, UUID.randomUUID(), chit)));
  }

  PrintJob find(UUID job) {
    return printing.find(job).orElseThrow();
  }

  PrintJob await(UUID job, JobState state) throws InterruptedException {
    return await(() -> find(job), found -> found.state() == state);
  }

  /** Looks again whenever printing changed, until what is looked at is as expected. */
  public <T> T await(Supplier<T> look, Predicate<T> expected) throws InterruptedException {
    Semaphore changed = new Semaphore(0);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try (Changes.Listening listening =
        changes.listen(
            change -> {
              if (change.topic() == Topic.PRINTING || change.topic() == Topic.PRINTED) {
                changed.release();
              }
            })) {
      Objects.requireNonNull(listening);
      T seen = look.get();
      while (!expected.test(seen)) {
        if (!changed.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          throw new AssertionError("It stayed " + seen);
        }
        seen = look.get();
      }
      return seen;
    }
  }

  public String stateOf(String printerId) {
    return Api.asManager()
        .get("/api/v1/printers/" + printerId)
        .then()
        .statusCode(200)
        .extract()
        .path("state");
  }
}
