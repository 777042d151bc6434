package brigade.kitchen.rest;

import brigade.kitchen.ItemState;
import brigade.kitchen.Shown;
import brigade.rest.NamedChoice;
import brigade.rest.Problem;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item as a client had it on its screen: as it stands in a ticket, whose other fields may stay
 * or be left out.
 *
 * @param voided how much of it was voided in all
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ShownJson(@Nullable UUID id, @Nullable String state, @Nullable Integer voided) {

  /**
   * What a client had on its screen; null when it doesn't say.
   *
   * @throws Problem 400 naming what is wrong
   */
  public static @Nullable List<Shown> shown(@Nullable List<@Nullable ShownJson> said) {
    if (said == null) {
      return null;
    }
    if (said.isEmpty() || said.size() > KitchenResource.ITEMS_LIMIT) {
      throw Problem.invalid(
          "shown", "names 1 to " + KitchenResource.ITEMS_LIMIT + " items, or is left out");
    }
    List<Shown> shown = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      shown.add(one("shown[" + i + "]", said.get(i)));
    }
    return shown;
  }

  private static Shown one(String field, @Nullable ShownJson said) {
    if (said == null || said.id == null) {
      throw Problem.invalid(field + ".id", "is missing");
    }
    if (said.voided == null || said.voided < 0) {
      throw Problem.invalid(field + ".voided", "is how much of it was voided, 0 or more");
    }
    return new Shown(
        said.id, NamedChoice.of(ItemState.class, field + ".state", said.state), said.voided);
  }
}
