package brigade.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Real things of the house, learnt from its answers, by what they are. */
final class Things {
  /** The latest of each kind are enough; older orders are mostly closed. */
  private static final int REMEMBERED = 40;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Random random;
  private final Map<String, List<String>> byKind = new HashMap<>();
  private final List<String> plainSkus = new ArrayList<>();

  Things(Random random) {
    this.random = random;
  }

  void menu(JsonNode menu) {
    learn(menu.toString());
    plainSkus.clear();
    for (JsonNode item : menu.path("items")) {
      remember("items", item.path("id"));
      boolean plain =
          item.path("available").asBoolean(true) && item.path("remaining").isMissingNode()
              || item.path("remaining").isNull();
      for (JsonNode group : item.path("modifierGroups")) {
        plain &= group.path("min").asInt() == 0;
        for (JsonNode modifier : group.path("modifiers")) {
          remember("modifierId", modifier.path("id"));
        }
      }
      JsonNode sku = item.path("sizes").isEmpty() ? item.path("sku") : item.at("/sizes/0/sku");
      remember("sku", sku);
      if (plain && sku.isTextual()) {
        plainSkus.add(sku.asText());
      }
    }
  }

  /** Something that can be ordered without choosing. */
  String plainSku() {
    return plainSkus.get(random.nextInt(plainSkus.size()));
  }

  void order(JsonNode order) {
    remember("orders", order.path("id"));
    remember("version", order.path("version"));
    order.path("lines").forEach(line -> remember("lines", line.path("id")));
    order.path("checks").forEach(check -> remember("checks", check.path("id")));
  }

  /** Notes the ids in an answer, by the names they have there. */
  void learn(String answer) {
    try {
      JsonNode tree = JSON.readTree(answer);
      if (tree.has("lines") && tree.has("id")) {
        order(tree);
      }
      note("", tree);
    } catch (JsonProcessingException e) {
      // A paper or a table; there is nothing in it to ask for.
    }
  }

  private void note(String name, JsonNode node) {
    if (node.isObject()) {
      if (!name.isEmpty()) {
        remember(name, node.path("id"));
      }
      node.properties().forEach(field -> note(field.getKey(), field.getValue()));
    } else if (node.isArray()) {
      node.forEach(one -> note(name, one));
    } else if (name.endsWith("Id") || name.endsWith("Ids")) {
      remember(name, node);
    }
  }

  private void remember(String kind, JsonNode value) {
    if (value.isValueNode() && !value.isNull() && !value.asText().isEmpty()) {
      List<String> known = byKind.computeIfAbsent(kind, k -> new ArrayList<>());
      known.remove(value.asText());
      known.add(value.asText());
      if (known.size() > REMEMBERED) {
        known.removeFirst();
      }
    }
  }

  /** One of the kind; an id of nothing where none is known. */
  String one(String kind) {
    List<String> known = byKind.getOrDefault(kind, List.of());
    return known.isEmpty()
        ? new UUID(random.nextLong(), random.nextLong()).toString()
        : known.get(random.nextInt(known.size()));
  }

  /** An id of something, whatever it is. */
  String any() {
    List<String> kinds = List.copyOf(byKind.keySet());
    return kinds.isEmpty() ? one("nothing") : one(kinds.get(random.nextInt(kinds.size())));
  }
}
