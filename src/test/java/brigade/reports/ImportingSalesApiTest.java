package brigade.reports;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import brigade.Api;
import brigade.HouseTest;
import brigade.payments.Till;
import io.restassured.response.ValidatableResponse;
import java.util.Random;
import org.junit.jupiter.api.Test;

@HouseTest
class ImportingSalesApiTest {
  @Test
  void pastSalesShowUnderTheirOwnDatesToTheCent() {
    Till.furnish();
    long seed = 20151127;
    Random random = new Random(seed);
    StringBuilder csv = new StringBuilder("order_id,date,time,sku,quantity,price\n");
    long items = 0;
    long net = 0;
    for (int order = 1; order <= 115; order++) {
      String time = String.format("%02d:%02d:%02d", 11 + order % 12, order % 60, order % 60);
      for (int line = random.nextInt(1, 5); line > 0; line--) {
        int quantity = random.nextInt(1, 3);
        int cents = random.nextInt(1, 4_000);
        items += quantity;
        net += (long) quantity * cents;
        csv.append("friday-" + order + ",2015-11-27," + time + ",till_soup," + quantity + ",")
            .append(cents / 100)
            .append('.')
            .append(String.format("%02d", cents % 100))
            .append('\n');
      }
    }
    post(csv.toString(), "?dryRun=true").statusCode(200).body("orders", equalTo(115));
    Api.asManager()
        .get("/api/v1/reports/sales?from=2015-11-27&to=2015-11-27")
        .then()
        .body("totals.orders", equalTo(0));
    post(csv.toString(), "")
        .statusCode(200)
        .body("orders", equalTo(115))
        .body("items", equalTo((int) items))
        .body("net", equalTo((int) net));
    for (String by : new String[] {"hour", "day", "item", "category", "server", "daypart"}) {
      var report =
          Api.asManager()
              .get("/api/v1/reports/sales?from=2015-11-27&to=2015-11-27&by=" + by)
              .then()
              .statusCode(200)
              .body("totals.orders", equalTo(115))
              .body("totals.checks", equalTo(115))
              .body("totals.items", equalTo((int) items))
              .body("totals.net", equalTo((int) net))
              .body("totals.taxes", equalTo(0))
              .extract()
              .jsonPath();
      assertEquals(
          net,
          report.getList("rows.net", Number.class).stream().mapToLong(Number::longValue).sum(),
          by);
    }
    post(csv.toString(), "")
        .statusCode(200)
        .body("orders", equalTo(0))
        .body("skipped", equalTo(115));
  }

  @Test
  void theMenusPriceStandsInForAMissingOne() {
    Till.furnish();
    post("\uFEFForder_id,date,time,sku,quantity\r\nmonday-1,2015-03-02,19:30,till_wine,2\r\n", "")
        .statusCode(200)
        .body("gross", equalTo(2_460))
        .body("net", equalTo(2_000));
  }

  @Test
  void everyFaultIsNamedByItsRowAndNothingIsImported() {
    Till.furnish();
    post(
            "order_id,date,time,sku,quantity,price\n"
                + "bad-1,2015-13-01,19:30,till_soup,1,\n"
                + "bad-2,2015-01-01,25:30,till_soup,0,1.234\n"
                + "bad-3,2015-01-01,19:30,no_such_thing,1,\n"
                + "bad-4,2015-01-01,19:30,till_soup,1,1.00\n"
                + "bad-4,2015-01-01,19:31,till_soup,1,1.00\n",
            "")
        .statusCode(400)
        .body("errors.row", hasItem(2))
        .body("errors.row", hasItem(3))
        .body("errors.row", hasItem(4))
        .body("errors.row", hasItem(6))
        .body("errors", hasSize(6));
    Api.asManager()
        .get("/api/v1/reports/sales?from=2015-01-01&to=2015-01-01")
        .then()
        .body("totals.orders", equalTo(0));
    post("what,is,this\n1,2,3\n", "").statusCode(400);
    post("", "").statusCode(400);
    Api.asAna()
        .contentType("text/csv")
        .body("order_id,date,time,sku,quantity\n")
        .post("/api/v1/imports/sales")
        .then()
        .statusCode(403);
  }

  private static ValidatableResponse post(String csv, String query) {
    return Api.asManager()
        .contentType("text/csv; charset=UTF-8")
        .body(csv)
        .post("/api/v1/imports/sales" + query)
        .then();
  }
}
