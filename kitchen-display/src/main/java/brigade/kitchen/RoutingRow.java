package brigade.kitchen;

import brigade.venue.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A rule of routing as it is stored, with its place among the rules. */
@Entity
@Table(name = "routing_rule")
class RoutingRow {
  @Id private UUID id;
  private int position;
  private String name;
  private UUID[] items;
  private UUID[] categories;
  private UUID[] modifiers;

  @Column(name = "order_types")
  private String[] orderTypes;

  private UUID[] areas;
  private String[] dayparts;
  private String[] stations;
  private boolean also;

  protected RoutingRow() {}

  RoutingRow(int position, RoutingRule rule) {
    this.id = Ids.next();
    this.position = position;
    this.name = rule.name().strip();
    this.items = rule.items().toArray(UUID[]::new);
    this.categories = rule.categories().toArray(UUID[]::new);
    this.modifiers = rule.modifiers().toArray(UUID[]::new);
    this.orderTypes = rule.orderTypes().toArray(String[]::new);
    this.areas = rule.areas().toArray(UUID[]::new);
    this.dayparts = rule.dayparts().toArray(String[]::new);
    this.stations = rule.stations().toArray(String[]::new);
    this.also = rule.also();
  }

  RoutingRule rule() {
    return new RoutingRule(
        name,
        Set.copyOf(Arrays.asList(items)),
        Set.copyOf(Arrays.asList(categories)),
        Set.copyOf(Arrays.asList(modifiers)),
        Set.copyOf(Arrays.asList(orderTypes)),
        Set.copyOf(Arrays.asList(areas)),
        Set.copyOf(Arrays.asList(dayparts)),
        List.of(stations),
        also);
  }
}
