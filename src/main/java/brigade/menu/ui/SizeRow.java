package brigade.menu.ui;

import brigade.menu.MenuItem;
import brigade.menu.Size;
import brigade.screen.Amounts;
import brigade.venue.Ids;
import java.util.List;
import java.util.UUID;

/**
 * A size as it is typed; amounts are texts until it is saved.
 *
 * @param cost empty when nobody reckoned it
 */
record SizeRow(
    UUID id,
    String sku,
    String name,
    String kitchenName,
    String price,
    String cost,
    List<FutureRow> futures) {
  static SizeRow of(MenuItem item, Size size, Amounts amounts) {
    return new SizeRow(
        size.id(),
        size.sku(),
        size.label().orElse(""),
        item.kitchenName(size),
        amounts.typed(size.price()),
        size.cost() == null ? "" : amounts.typed(size.cost()),
        size.futurePrices().stream().map(future -> FutureRow.of(future, amounts)).toList());
  }

  /** One that nothing is typed into yet. */
  static SizeRow empty() {
    return new SizeRow(Ids.next(), "", "", "", "", "", List.of());
  }

  SizeRow withName(String typed) {
    return new SizeRow(id, sku, typed, kitchenName, price, cost, futures);
  }

  SizeRow withKitchenName(String typed) {
    return new SizeRow(id, sku, name, typed, price, cost, futures);
  }

  SizeRow withPrice(String typed) {
    return new SizeRow(id, sku, name, kitchenName, typed, cost, futures);
  }

  SizeRow withCost(String typed) {
    return new SizeRow(id, sku, name, kitchenName, price, typed, futures);
  }

  SizeRow withSku(String typed) {
    return new SizeRow(id, typed, name, kitchenName, price, cost, futures);
  }

  SizeRow withFutures(List<FutureRow> typed) {
    return new SizeRow(id, sku, name, kitchenName, price, cost, typed);
  }

  /** In how many parts it is not as the other. */
  int differences(SizeRow other) {
    return (sku.equals(other.sku) ? 0 : 1)
        + (name.equals(other.name) ? 0 : 1)
        + (kitchenName.equals(other.kitchenName) ? 0 : 1)
        + (price.equals(other.price) ? 0 : 1)
        + (cost.equals(other.cost) ? 0 : 1)
        + (futures.equals(other.futures) ? 0 : 1);
  }
}
