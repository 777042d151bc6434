package brigade.menu.ui;

import brigade.menu.ChangingMenu;
import brigade.menu.ImportingMenu;
import brigade.menu.KitchenStations;
import brigade.menu.MenuHistory;
import brigade.menu.Menus;
import brigade.menu.Portions;
import brigade.menu.SalesPlaces;
import brigade.menu.SavingEdits;
import brigade.menu.SettingAvailability;
import brigade.screen.ScreenKit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Map;

/** All that the menu's screens read and ask for. */
@ApplicationScoped
class MenuDesk {
  private final Menus menus;
  private final Portions portions;
  private final Instance<KitchenStations> stations;
  private final Instance<SalesPlaces> areas;
  private final MenuHistory history;
  private final ChangingMenu changing;
  private final SavingEdits saving;
  private final ScreenKit kit;
  private final SettingAvailability availability;
  private final ImportingMenu importing;

  MenuDesk(
      Menus menus,
      Portions portions,
      Instance<KitchenStations> stations,
      Instance<SalesPlaces> areas,
      MenuHistory history,
      ChangingMenu changing,
      SavingEdits saving,
      ScreenKit kit,
      SettingAvailability availability,
      ImportingMenu importing) {
    this.menus = menus;
    this.portions = portions;
    this.stations = stations;
    this.areas = areas;
    this.history = history;
    this.changing = changing;
    this.saving = saving;
    this.kit = kit;
    this.availability = availability;
    this.importing = importing;
  }

  Shown read() {
    return new Shown(
        menus.fresh(),
        portions.today(),
        stations.isResolvable() ? stations.get().names() : Map.of(),
        areas.isResolvable() ? areas.get().areas() : Map.of(),
        history.last());
  }

  MenuHistory history() {
    return history;
  }

  ChangingMenu changing() {
    return changing;
  }

  SavingEdits saving() {
    return saving;
  }

  ScreenKit kit() {
    return kit;
  }

  SettingAvailability availability() {
    return availability;
  }

  ImportingMenu importing() {
    return importing;
  }
}
