package brigade.journal;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.Api;
import brigade.HouseTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@HouseTest
class SealingTest {
  @Inject EntityManager entities;
  @Inject Sealing sealing;

  @Test
  @DisplayName("I5 the journal's chain verifies over REST")
  void theChainVerifies() {
    Api.token("1111");
    Api.asManager()
        .get("/api/v1/journal/verify")
        .then()
        .statusCode(200)
        .body("state", equalTo("INTACT"))
        .body("valid", equalTo(true));
    Api.asAna().get("/api/v1/journal/verify").then().statusCode(403);
  }

  @Test
  @DisplayName("X1 a changed, a removed and a reordered row are each named")
  void tamperedRowsAreNamed() {
    for (int i = 0; i < 4; i++) {
      Api.token("1111");
    }
    sealing.seal();
    List<Long> last =
        entities
            .createNativeQuery("select seq from journal order by seq desc limit 3", Long.class)
            .getResultList();
    long changed = last.get(1);

    tamper("update journal set staff_name = staff_name || '!' where seq = " + changed);
    Sealing.Verdict verdict = sealing.verify();
    assertFalse(verdict.intact());
    assertEquals(List.of(changed), verdict.breaks().stream().map(Sealing.Break::seq).toList());
    tamper("update journal set staff_name = rtrim(staff_name, '!') where seq = " + changed);
    assertTrue(sealing.verify().intact());

    tamper(
        "create table kept as select * from journal where seq = " + changed,
        "delete from journal where seq = " + changed);
    List<Sealing.Break> removed = sealing.verify().breaks();
    assertEquals(List.of(changed), removed.stream().map(Sealing.Break::seq).toList());
    assertEquals("the row was removed", removed.getFirst().what());
    tamper(
        "insert into journal overriding system value select * from kept where true",
        "drop table kept");
    assertTrue(sealing.verify().intact());

    long other = last.get(2);
    String swap =
        "update journal j set subject_id = o.subject_id, id = o.id from journal o where (j.seq, o.seq) in (("
            + changed
            + ","
            + other
            + "),("
            + other
            + ","
            + changed
            + "))";
    tamper("alter table journal drop constraint journal_id_key", swap);
    assertEquals(
        java.util.Set.of(changed, other),
        java.util.Set.copyOf(sealing.verify().breaks().stream().map(Sealing.Break::seq).toList()));
    tamper(swap, "alter table journal add constraint journal_id_key unique (id)");
    assertTrue(sealing.verify().intact());
  }

  /** As somebody with the keys to the database would: triggers off, one connection, on again. */
  private void tamper(String... statements) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              run("alter table journal disable trigger user");
              for (String statement : statements) {
                run(statement);
              }
              run("alter table journal enable trigger user");
            });
  }

  private void run(String statement) {
    entities.createNativeQuery(statement).executeUpdate();
  }
}
