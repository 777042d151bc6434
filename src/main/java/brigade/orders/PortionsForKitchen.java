package brigade.orders;

import brigade.kitchen.Remaining;
import brigade.menu.Menus;
import brigade.menu.Portions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalInt;
import java.util.UUID;

/** Tells the kitchen what the menu has left, without the kitchen knowing the menu. */
@ApplicationScoped
class PortionsForKitchen implements Remaining {
  private final Menus menus;
  private final Portions portions;

  PortionsForKitchen(Menus menus, Portions portions) {
    this.menus = menus;
    this.portions = portions;
  }

  @Override
  public OptionalInt of(UUID menuItemId) {
    return menus
        .current()
        .item(menuItemId)
        .flatMap(item -> portions.of(item).left())
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }
}
