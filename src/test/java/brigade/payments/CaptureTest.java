package brigade.payments;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import brigade.Api;
import brigade.HouseTest;
import brigade.money.Money;
import brigade.staff.Actor;
import brigade.staff.CurrentActor;
import brigade.venue.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The batch, and tips that are written on slips while it is under way. */
@HouseTest
class CaptureTest {
  @Inject EntityManager entities;
  @Inject CapturingBatch batch;
  @Inject CurrentActor currentActor;
  @Inject Device device;

  private final UUID terminal = Ids.next();

  /** A terminal beside no device, so that nobody else's card comes to it. */
  @BeforeEach
  void plugIn() {
    device.forget();
    sql(
        "insert into card_terminal(id, name, kind, device_id) values (?1, '~ of the batch',"
            + " 'BATCH', ?1)");
    capture();
  }

  @AfterEach
  void unplug() {
    device.forget();
    sql("update card_terminal set retired_at = now() where id = ?1");
  }

  private void sql(String statement) {
    QuarkusTransaction.requiringNew()
        .run(() -> entities.createNativeQuery(statement).setParameter(1, terminal).executeUpdate());
  }

  @Test
  @DisplayName("M6 a tip written while its payment is captured is refused, not lost")
  void aTipDuringTheCaptureIsRefused() {
    UUID payment = authorised(100);
    AtomicReference<Response> late = new AtomicReference<>();
    device.whileCapturing(payment, () -> late.set(tip(payment, 500)));
    capture();
    late.get().then().statusCode(409).body("detail", containsString("tip is fixed"));
    isCaptured(payment, 100);
  }

  @Test
  @DisplayName("M6 a tip written while another payment is captured is captured with its own")
  void aTipDuringTheBatchIsCaptured() {
    UUID first = authorised(100);
    UUID second = authorised(0);
    device.whileCapturing(first, () -> tip(second, 700).then().statusCode(200));
    capture();
    isCaptured(first, 100);
    isCaptured(second, 700);
  }

  @Test
  @DisplayName(
      "M6 a tip that the terminal took just before the capture is refused, and not charged")
  void aTipThatTheCaptureOvertookIsRefused() {
    UUID payment = authorised(100);
    device.afterAdjusting(payment, this::capture);
    tip(payment, 500).then().statusCode(409);
    isCaptured(payment, 100);
  }

  @Test
  @DisplayName(
      "M6 without an answer the next batch captures the same, whatever is written meanwhile")
  void withoutAnAnswerTheSameIsCapturedLater() {
    UUID payment = authorised(100);
    device.captureThenSayNothing(payment);
    capture();
    stands(payment, "AUTHORISED", 100);
    tip(payment, 500).then().statusCode(409);
    capture();
    isCaptured(payment, 100);
  }

  @Test
  void whatTheTerminalDidNotCaptureTakesATipAgain() {
    UUID payment = authorised(100);
    device.refuseOnce(payment);
    capture();
    stands(payment, "AUTHORISED", 100);
    tip(payment, 500).then().statusCode(200);
    capture();
    isCaptured(payment, 500);
  }

  @Test
  @DisplayName("M6 the simulated terminal takes no other amount once the money is taken")
  void theSimulatedTerminalRefusesLikeARealOne() {
    Till.next("APPROVE", null);
    Till.Order order = Till.order("till_soup");
    UUID payment =
        UUID.fromString(
            Till.pay(order.check(), Map.of("tender", "CARD", "tip", 100))
                .statusCode(201)
                .extract()
                .path("id"));
    capture();
    tip(payment, 500).then().statusCode(409);
    Api.asAna()
        .body(Map.of("reason", "Late"))
        .post("/api/v1/payments/" + payment + "/void")
        .then()
        .statusCode(409);
    stands(payment, "CAPTURED", 100);
    assertEquals(
        1L,
        entities
            .createNativeQuery(
                "select count(*) from simulated_charge where intent_id = ?1 and amount = 1350"
                    + " and captured and not cancelled",
                Long.class)
            .setParameter(1, payment)
            .getSingleResult());
  }

  private void capture() {
    currentActor.run(Actor.HOUSE, batch::capture);
  }

  private UUID authorised(int tip) {
    Till.Order order = Till.order("till_soup");
    return UUID.fromString(
        Till.pay(
                order.check(),
                Map.of("tender", "CARD", "tip", tip, "terminalId", terminal.toString()))
            .statusCode(201)
            .body("state", equalTo("AUTHORISED"))
            .extract()
            .path("id"));
  }

  private static Response tip(UUID payment, int minor) {
    return Api.asAna().body(Map.of("tip", minor)).post("/api/v1/payments/" + payment + "/tip");
  }

  private static void stands(UUID payment, String state, int tip) {
    Api.asAna()
        .get("/api/v1/payments/" + payment)
        .then()
        .statusCode(200)
        .body("state", equalTo(state))
        .body("tip", equalTo(tip));
  }

  private void isCaptured(UUID payment, int tip) {
    stands(payment, "CAPTURED", tip);
    assertEquals(Money.of(1_250 + tip), device.captured(payment));
  }

  /** A terminal that does what a real one does, and something else at a moment it is told. */
  @ApplicationScoped
  static class Device implements CardTerminal {
    private final Map<UUID, Money> captured = new ConcurrentHashMap<>();
    private final Map<UUID, Runnable> capturing = new ConcurrentHashMap<>();
    private final Map<UUID, Runnable> adjusted = new ConcurrentHashMap<>();
    private final Map<UUID, Outcome> instead = new ConcurrentHashMap<>();
    private final Map<UUID, Outcome> after = new ConcurrentHashMap<>();

    Money captured(UUID intent) {
      return captured.get(intent);
    }

    void forget() {
      capturing.clear();
      adjusted.clear();
      instead.clear();
      after.clear();
    }

    void whileCapturing(UUID intent, Runnable what) {
      capturing.put(intent, what);
    }

    void afterAdjusting(UUID intent, Runnable what) {
      adjusted.put(intent, what);
    }

    void captureThenSayNothing(UUID intent) {
      after.put(intent, new Outcome.NoAnswer("silent"));
    }

    void refuseOnce(UUID intent) {
      instead.put(intent, new Outcome.Declined("not now"));
    }

    @Override
    public String kind() {
      return "BATCH";
    }

    @Override
    public Outcome charge(Terminal terminal, UUID intentId, Money amount) {
      return new Outcome.Approved("T1");
    }

    @Override
    public Outcome refund(Terminal terminal, UUID refundId, UUID intentId, Money amount) {
      return new Outcome.Approved("T1");
    }

    @Override
    public Outcome ask(Terminal terminal, UUID intentId) {
      return new Outcome.Approved("T1");
    }

    @Override
    public Outcome adjust(Terminal terminal, UUID intentId, Money amount) {
      if (captured.containsKey(intentId)) {
        return new Outcome.Declined("captured");
      }
      Runnable then = adjusted.remove(intentId);
      if (then != null) {
        then.run();
      }
      return new Outcome.Approved("T1");
    }

    @Override
    public Outcome cancel(Terminal terminal, UUID intentId) {
      return new Outcome.Declined("not here");
    }

    @Override
    public Outcome capture(Terminal terminal, UUID intentId, Money amount) {
      Outcome refused = instead.remove(intentId);
      if (refused != null) {
        return refused;
      }
      Runnable meanwhile = capturing.remove(intentId);
      if (meanwhile != null) {
        meanwhile.run();
      }
      captured.putIfAbsent(intentId, amount);
      Outcome said = after.remove(intentId);
      return said == null ? new Outcome.Approved("T1") : said;
    }
  }
}
