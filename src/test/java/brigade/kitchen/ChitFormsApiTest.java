package brigade.kitchen;

import static brigade.kitchen.Sends.Line.of;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.Api;
import brigade.HouseTest;
import brigade.kitchen.printing.PaperText;
import brigade.kitchen.printing.Paperwork;
import brigade.kitchen.printing.PrintJob;
import brigade.kitchen.printing.PrintJobs;
import brigade.kitchen.printing.Printing;
import brigade.staff.Actor;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The forms of paper a station wants, and the order as a whole where a printer takes it. */
@HouseTest
class ChitFormsApiTest {
  private static final String FORM = "/api/v1/paper-forms/station:HOT";

  @Inject Sends sends;
  @Inject Kitchen kitchen;
  @Inject Printing printing;
  @Inject PrintJobs printJobs;
  @Inject Paperwork paperwork;

  private String printer;

  @AfterEach
  void asUsual() {
    Api.asManager().body(Map.of()).put(FORM).then().statusCode(200);
    if (printer != null) {
      paperwork.remove(printer);
    }
  }

  private void masterPrinter() {
    printer =
        Api.asManager()
            .body(
                Map.of(
                    "name",
                    "Whole " + UUID.randomUUID().toString().substring(0, 8),
                    "kind",
                    "VIRTUAL",
                    "prints",
                    List.of("master")))
            .post("/api/v1/printers")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
  }

  private List<String> papers(Sends.Sent sent, String kind) {
    return sends.within(
        () ->
            sent.accepted().ticketIds().stream()
                .flatMap(ticket -> printing.about(ticket).stream())
                .filter(job -> job.kind().equals(kind))
                .map(PrintJob::id)
                .map(job -> PaperText.plain(printJobs.paper(job).orElseThrow()))
                .toList());
  }

  private static long cuts(String paper) {
    return paper.lines().filter(row -> row.strip().equals("END")).count();
  }

  @Test
  void aStationGetsAPaperForEveryPortionWhenItWantsThem() {
    Api.asManager()
        .body(Map.of("perPortion", true, "largeModifiers", true, "cut", "FULL"))
        .put(FORM)
        .then()
        .statusCode(200)
        .body("perPortion", is(true))
        .body("cut", is("FULL"));
    Api.asCook()
        .get("/api/v1/paper-forms")
        .then()
        .statusCode(200)
        .body("forms.purpose", hasItem("station:HOT"));
    Sends.Sent sent = sends.send(of("GNOCCHI", "HOT").times(3), of("POLENTA", "HOT"));
    String paper = papers(sent, "CHIT").getFirst();
    assertEquals(4, cuts(paper), paper);
    assertTrue(paper.contains("4 of 4"), paper);
    Api.asManager().body(Map.of()).put(FORM).then().statusCode(200);
    assertEquals(1, cuts(papers(sent, "CHIT").getFirst()));
    // What looks as usual again is not listed.
    Api.asCook()
        .get("/api/v1/paper-forms")
        .then()
        .statusCode(200)
        .body("forms.purpose", not(hasItem("station:HOT")));
  }

  @Test
  void faultsOfAFormAreNamedAndOnlyManagersChangeThem() {
    Api.asManager()
        .body(Map.of("cut", "TORN"))
        .put(FORM)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("cut"));
    for (String purpose : List.of("receipt", "station:", "station:hot", "anything")) {
      Api.asManager()
          .body(Map.of("cut", "FULL"))
          .put("/api/v1/paper-forms/" + purpose)
          .then()
          .statusCode(400)
          .body("errors[0].field", equalTo("purpose"));
    }
    Api.asCook().body(Map.of()).put(FORM).then().statusCode(403);
  }

  @Test
  @DisplayName("K1 K5 whoever has the whole order on paper gets its change and its void too")
  void theWholeOrderIsPrintedWhereAPrinterTakesIt() {
    masterPrinter();
    Sends.Line gnocchi = of("GNOCCHI", "HOT").times(3);
    Sends.Sent sent = sends.send(gnocchi, of("LAMB", "GRILL"), of("POLENTA", "HOT").heldAs(3));
    List<String> whole = papers(sent, "MASTER");
    assertEquals(1, whole.size(), whole.toString());
    assertTrue(whole.getFirst().contains("3 GNOCCHI"), whole.toString());
    assertTrue(whole.getFirst().contains("1 LAMB"), whole.toString());
    assertTrue(whole.getFirst().contains("LATER: "), whole.toString());
    sends.within(
        () -> {
          kitchen.voidItem(gnocchi.id(), 1, "Ana", "One less");
          return true;
        });
    List<String> changes = papers(sent, "CHANGE");
    assertEquals(2, changes.size(), changes.toString());
    assertTrue(
        changes.stream().allMatch(p -> p.contains("-1 GNOCCHI") && p.contains("2 INSTEAD OF 3")),
        changes.toString());
    sends.within(
        () -> {
          kitchen.voidItem(gnocchi.id(), 2, "Ana", "All gone");
          return true;
        });
    assertEquals(2, papers(sent, "VOID").size());
    sends.within(() -> kitchen.fire(sent.orderId(), 3));
    assertTrue(papers(sent, "MASTER").stream().anyMatch(p -> p.contains("1 POLENTA")), "" + whole);
  }

  @Test
  @DisplayName(
      "K3 a chit that waits while some of it goes to another table has it all, and says so")
  void aChitKeepsWhatWentElsewhere() {
    masterPrinter();
    Sends.Line gnocchi = of("GNOCCHI", "HOT").times(3);
    Sends.Line polenta = of("POLENTA", "HOT");
    Sends.Sent sent = sends.send(gnocchi, polenta, of("LAMB", "GRILL"));
    OrderHead there =
        new OrderHead(UUID.randomUUID(), 2, "T88", Actor.HOUSE.staffId(), "Ben", 2, "DINE_IN", "");
    sends.within(
        () -> {
          kitchen.giveLines(
              sent.orderId(),
              List.of(
                  new Kitchen.Leaving(gnocchi.id(), 1, UUID.randomUUID()),
                  new Kitchen.Leaving(polenta.id(), 1, polenta.id())),
              there);
          return true;
        });
    for (String kind : List.of("CHIT", "MASTER")) {
      String paper =
          papers(sent, kind).stream().filter(p -> p.contains("GNOCCHI")).findFirst().orElseThrow();
      assertTrue(paper.contains(sent.label()), paper);
      assertTrue(paper.contains("2 GNOCCHI") && paper.contains("1 GNOCCHI"), paper);
      assertTrue(paper.contains("1 POLENTA"), paper);
      assertEquals(2, paper.split("GOES TO T88", -1).length - 1, paper);
      assertTrue(paper.contains(kind.equals("CHIT") ? "4 items" : "5 items"), paper);
    }
  }

  @Test
  @DisplayName("K2 without a printer for whole orders none is made, and none has failed")
  void noMasterTicketWithoutAPrinter() {
    Sends.Sent sent = sends.send(of("GNOCCHI", "HOT"));
    assertEquals(List.of(), papers(sent, "MASTER"));
  }
}
