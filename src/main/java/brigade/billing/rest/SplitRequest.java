package brigade.billing.rest;

import brigade.billing.Division;
import brigade.billing.Division.Wanted;
import brigade.billing.Share;
import brigade.billing.SplittingCheck.Way;
import brigade.money.Money;
import brigade.rest.Problem;
import brigade.rest.Problem.FieldError;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How to split, as the API takes it.
 *
 * @param by SEAT, EVEN, ITEMS or AMOUNT
 * @param parts for EVEN how many; for ITEMS a list per part of {@code {"lineId", "share"?,
 *     "quantity"?}}
 * @param amounts for AMOUNT, in minor units
 */
public record SplitRequest(
    @Nullable String by, @Nullable JsonNode parts, @Nullable JsonNode amounts) {
  /** More items than any order has. */
  private static final int ITEM_LIMIT = 5_000;

  Way way() {
    List<FieldError> errors = new ArrayList<>();
    Way way =
        switch (by == null ? "" : by) {
          case "SEAT" -> {
            unwanted(errors, "parts", parts);
            unwanted(errors, "amounts", amounts);
            yield new Way.BySeat();
          }
          case "EVEN" -> {
            unwanted(errors, "amounts", amounts);
            yield evenly(errors);
          }
          case "ITEMS" -> {
            unwanted(errors, "amounts", amounts);
            yield byItems(errors);
          }
          case "AMOUNT" -> {
            unwanted(errors, "parts", parts);
            yield byAmount(errors);
          }
          default -> {
            errors.add(new FieldError("by", "is SEAT, EVEN, ITEMS or AMOUNT"));
            yield new Way.BySeat();
          }
        };
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
    return way;
  }

  private static void unwanted(List<FieldError> errors, String field, @Nullable JsonNode value) {
    if (value != null && !value.isNull()) {
      errors.add(new FieldError(field, "does not go with this way of splitting"));
    }
  }

  private Way evenly(List<FieldError> errors) {
    if (parts == null
        || !parts.isIntegralNumber()
        || !parts.canConvertToInt()
        || parts.intValue() < 1
        || parts.intValue() > Division.PART_LIMIT) {
      errors.add(new FieldError("parts", "is a number from 1 to " + Division.PART_LIMIT));
      return new Way.Evenly(1);
    }
    return new Way.Evenly(parts.intValue());
  }

  private Way byItems(List<FieldError> errors) {
    List<List<Wanted>> lists = new ArrayList<>();
    if (parts == null
        || !parts.isArray()
        || parts.isEmpty()
        || parts.size() > Division.PART_LIMIT) {
      errors.add(
          new FieldError("parts", "is a list of 1 to " + Division.PART_LIMIT + " lists of items"));
      return new Way.ByItems(lists);
    }
    int items = 0;
    for (int p = 0; p < parts.size(); p++) {
      JsonNode part = parts.get(p);
      items += part.size();
      if (!part.isArray() || part.isEmpty() || items > ITEM_LIMIT) {
        errors.add(new FieldError("parts[" + p + "]", "is a list of items"));
        break;
      }
      List<Wanted> list = new ArrayList<>();
      for (int k = 0; k < part.size(); k++) {
        list.add(item(errors, "parts[" + p + "][" + k + "]", part.get(k)));
      }
      lists.add(list);
    }
    return new Way.ByItems(lists);
  }

  private static Wanted item(List<FieldError> errors, String at, JsonNode item) {
    UUID lineId = new UUID(0, 0);
    Share share = null;
    Integer quantity = null;
    for (Iterator<String> names = item.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!List.of("lineId", "share", "quantity").contains(name)) {
        errors.add(new FieldError(at + "." + name, "is not a field of an item"));
      }
    }
    try {
      lineId = UUID.fromString(item.path("lineId").asText());
    } catch (IllegalArgumentException e) {
      errors.add(new FieldError(at + ".lineId", "is the id of a line"));
    }
    if (item.hasNonNull("share")) {
      try {
        share = Share.parse(item.get("share").asText());
      } catch (IllegalArgumentException e) {
        errors.add(new FieldError(at + ".share", "is a fraction such as 1/3, at most 1"));
      }
    }
    if (item.hasNonNull("quantity")) {
      JsonNode value = item.get("quantity");
      if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 1) {
        errors.add(new FieldError(at + ".quantity", "is a whole number above zero"));
      } else {
        quantity = value.intValue();
      }
    }
    return new Wanted(lineId, share, quantity);
  }

  private Way byAmount(List<FieldError> errors) {
    List<Money> list = new ArrayList<>();
    if (amounts == null
        || !amounts.isArray()
        || amounts.isEmpty()
        || amounts.size() > Division.PART_LIMIT) {
      errors.add(
          new FieldError("amounts", "is a list of 1 to " + Division.PART_LIMIT + " amounts"));
      return new Way.ByAmount(list);
    }
    for (int i = 0; i < amounts.size(); i++) {
      JsonNode amount = amounts.get(i);
      if (!amount.isIntegralNumber() || !amount.canConvertToLong() || amount.longValue() < 1) {
        errors.add(
            new FieldError("amounts[" + i + "]", "is a whole number of minor units above zero"));
      } else {
        list.add(Money.of(amount.longValue()));
      }
    }
    return new Way.ByAmount(list);
  }
}
