package brigade.floorplan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.floorplan.FloorDefinition.AreaDefinition;
import brigade.floorplan.FloorDefinition.TableDefinition;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoRoomTest {
  @Test
  void theDemosRoomHasTwentyFourTablesAndSixStools() throws IOException {
    List<TableDefinition> tables = tables();
    assertEquals(30, tables.size());
    assertEquals(
        30, tables.stream().map(TableDefinition::number).distinct().count(), "numbers are unique");
    assertEquals(6, tables.stream().filter(t -> t.shape() == Shape.BAR_STOOL).count());
    assertTrue(
        Set.of("Ana", "Ben", "Chloé", "Dragoș")
            .containsAll(
                tables.stream().map(TableDefinition::section).collect(Collectors.toSet())));
  }

  @Test
  void everyTableStandsInItsAreaAndOnNoOther() throws IOException {
    for (AreaDefinition area : room().areas()) {
      for (TableDefinition table : area.tables()) {
        assertTrue(
            table.x() >= area.x() && table.x() + table.w() <= area.x() + area.w(), table::number);
        assertTrue(
            table.y() >= area.y() && table.y() + table.h() <= area.y() + area.h(), table::number);
      }
    }
    List<TableDefinition> tables = tables();
    for (TableDefinition one : tables) {
      for (TableDefinition other : tables) {
        double across =
            Math.max(one.x(), other.x()) - Math.min(one.x() + one.w(), other.x() + other.w());
        double along =
            Math.max(one.y(), other.y()) - Math.min(one.y() + one.h(), other.y() + other.h());
        assertTrue(
            one == other || across > -0.05 || along > -0.05,
            () -> one.number() + " stands on " + other.number());
      }
    }
  }

  private static List<TableDefinition> tables() throws IOException {
    return room().areas().stream().flatMap(area -> area.tables().stream()).toList();
  }

  private static FloorDefinition room() throws IOException {
    try (InputStream file = DemoRoomTest.class.getResourceAsStream("/brigade/demo/floor.json")) {
      assertNotNull(file);
      return new ObjectMapper().readValue(file, FloorDefinition.class);
    }
  }
}
