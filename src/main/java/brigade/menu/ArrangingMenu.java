package brigade.menu;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Putting categories, and the items within one, in the order in which screens show them. */
@ApplicationScoped
public class ArrangingMenu {
  private final MenuStore store;
  private final Journal journal;
  private final Changes changes;

  ArrangingMenu(MenuStore store, Journal journal, Changes changes) {
    this.store = store;
    this.journal = journal;
    this.changes = changes;
  }

  /**
   * Moves a category to a place among the others.
   *
   * @param place from 0; beyond the end is the end
   * @return false when there is no such category
   */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public boolean category(UUID categoryId, int place) {
    store.lock();
    List<UUID> order = store.load().categories().stream().map(Category::id).toList();
    return arrange("menu_category", order, categoryId, place);
  }

  /**
   * Moves an item to a place among those of its category.
   *
   * @param place from 0; beyond the end is the end
   * @return false when there is no such item
   */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public boolean item(UUID itemId, int place) {
    store.lock();
    MenuSnapshot menu = store.load();
    return menu.item(itemId)
        .map(
            item ->
                arrange(
                    "menu_item",
                    menu.items(item.category()).stream().map(MenuItem::id).toList(),
                    itemId,
                    place))
        .orElse(false);
  }

  private boolean arrange(String table, List<UUID> order, UUID moved, int place) {
    int from = order.indexOf(moved);
    if (from < 0) {
      return false;
    }
    List<UUID> after = new ArrayList<>(order);
    after.remove(moved);
    int to = Math.clamp(place, 0, after.size());
    after.add(to, moved);
    if (!after.equals(order)) {
      store.grow();
      store.place(table, after);
      journal.record("menu.arranged", "menu", moved, Map.of("place", from), Map.of("place", to));
      changes.announce(Topic.MENU, moved);
    }
    return true;
  }
}
