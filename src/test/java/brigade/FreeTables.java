package brigade;

import brigade.app.demo.DemoRestaurant;
import io.quarkus.arc.Arc;

/** Tables for the parties of tests, which share one room and seldom leave it. */
public final class FreeTables {
  /** Most tables that one test seats parties at. */
  private static final int NEEDED = 10;

  private FreeTables() {}

  /** Begins the demo's evening anew where too few tables are left for another test. */
  public static void makeRoom() {
    int free =
        Api.asHost().get("/api/v1/floor").path("tables.findAll { it.state == 'FREE' }.size()");
    if (free < NEEDED) {
      Arc.container().instance(DemoRestaurant.class).get().reset();
    }
  }

  /** The id of a free table. */
  public static String next() {
    return Api.asHost().get("/api/v1/floor").path("tables.find { it.state == 'FREE' }.id");
  }
}
