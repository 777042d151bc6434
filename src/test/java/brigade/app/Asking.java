package brigade.app;

import brigade.app.ApiDescription.Operation;
import brigade.app.ApiDescription.Parameter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BaseJsonNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Makes requests up: half of them as described and sensible, half of them broken somewhere. */
final class Asking {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "x",
          "NaN",
          "null",
          "\u0000",
          "a\u0000b",
          "\u001b[2J\u001b[31m",
          "\ud83e\udd69\ud83d\ude00",
          "\u202e\u05d0\u05d1\u202c",
          "\ud800",
          "4111 1111 1111 1111",
          "5500000000000004",
          "' or 1=1; drop table orders; --",
          "../../../etc/passwd",
          "=HYPERLINK(\"x\")",
          "<script>alert(1)</script>",
          "${jndi:ldap://x}",
          "1/3",
          "-1/3",
          "1/0",
          "9".repeat(400),
          "é".repeat(5_000),
          "\n\r\t",
          "2026-02-30",
          "+1000000000-12-31T23:59:59Z");

  private static final List<String> NUMBERS =
      List.of(
          "-1",
          "0",
          "-0.0",
          "1.5",
          "1e2",
          "2147483647",
          "2147483648",
          "-2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "1e308",
          "1e999999999",
          "1e-999999999",
          "0.1234567890123456789");

  /** The choice of a key that no other call has. */
  private static final int FRESH = 4;

  private final Random random;
  private final Things things;
  private final List<String> usedKeys = new ArrayList<>();

  Asking(Random random, Things things) {
    this.random = random;
    this.things = things;
  }

  /**
   * A request.
   *
   * @param target path and query
   */
  record Asked(String method, String target, Map<String, String> headers, byte[] body) {
    @Override
    public String toString() {
      String text = new String(body, StandardCharsets.UTF_8);
      return method
          + " "
          + target
          + " "
          + headers
          + " "
          + (text.length() > 1_500 ? text.substring(0, 1_500) + "…" : text);
    }
  }

  Asked ask(Operation operation) {
    boolean sensible = random.nextInt(3) > 0;
    Map<String, String> headers = new LinkedHashMap<>();
    StringBuilder query = new StringBuilder();
    String path = operation.path();
    for (Parameter parameter : operation.parameters()) {
      switch (parameter.in()) {
        case "path" ->
            path = path.replace("{" + parameter.name() + "}", encoded(pathValue(path, parameter)));
        case "query" -> {
          if (random.nextBoolean()) {
            String value =
                sensible ? text(operation, parameter) : TEXTS.get(random.nextInt(TEXTS.size()));
            query
                .append(query.isEmpty() ? '?' : '&')
                .append(parameter.name())
                .append('=')
                .append(encoded(value));
          }
        }
        default -> {}
      }
    }
    if (!sensible && random.nextInt(3) == 0) {
      headers.put(
          "If-Match",
          one(
              List.of(
                  "\"0\"",
                  "0",
                  "*",
                  "\"" + things.one("version") + "\"",
                  "W/\"1\"",
                  "x",
                  "-1",
                  "99999999999999999999",
                  "9".repeat(5_000),
                  "\"1\",\"2\"")));
    }
    if (!operation.method().equals("GET")) {
      idempotencyKey(sensible).ifPresent(key -> headers.put("Idempotency-Key", key));
    }
    byte[] body = new byte[0];
    if (!operation.bodies().isEmpty()) {
      String type = one(List.copyOf(operation.bodies().keySet()));
      headers.put("Content-Type", !sensible && random.nextInt(15) == 0 ? "application/xml" : type);
      body =
          type.contains("json")
              ? json(operation, operation.bodies().get(type), sensible)
              : table(sensible);
    } else if (random.nextInt(8) == 0 && !operation.method().equals("GET")) {
      headers.put("Content-Type", "application/json");
      body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    }
    return new Asked(operation.method(), path + query, headers, body);
  }

  private Optional<String> idempotencyKey(boolean sensible) {
    return switch (sensible ? FRESH : random.nextInt(FRESH)) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of("k".repeat(300));
      case 2 -> usedKeys.isEmpty() ? Optional.of("first") : Optional.of(one(usedKeys));
      default -> {
        String key = UUID.randomUUID().toString();
        usedKeys.add(key);
        yield Optional.of(key);
      }
    };
  }

  private String pathValue(String path, Parameter parameter) {
    if (random.nextInt(10) == 0) {
      return one(
          List.of(
              "x",
              "0",
              "-1",
              "' or 1=1",
              "..",
              "%00",
              things.any(),
              UUID.randomUUID().toString(),
              "99999999999",
              "\u0000",
              "é".repeat(100)));
    }
    if (parameter.name().equals("course")) {
      return String.valueOf(random.nextInt(5));
    }
    int at = path.indexOf("/{" + parameter.name() + "}");
    String kind = path.substring(path.lastIndexOf('/', at - 1) + 1, at);
    return things.one(
        parameter.name().equals("id") || kind.equals("lines") ? kind : parameter.name());
  }

  private String text(Operation operation, Parameter parameter) {
    JsonNode value = value(operation.description(), parameter.name(), parameter.schema(), 0);
    return value.asText();
  }

  private byte[] json(Operation operation, JsonNode schema, boolean sensible) {
    JsonNode body = value(operation.description(), "", schema, 0);
    if (sensible) {
      return bytes(body);
    }
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      breakSpot(body);
    }
    String text = new String(bytes(body), StandardCharsets.UTF_8);
    return switch (random.nextInt(12)) {
      case 0 ->
          text.substring(0, random.nextInt(text.length() + 1)).getBytes(StandardCharsets.UTF_8);
      case 1 -> text.replaceFirst("(\"[a-zA-Z]+\":)", "$1null,$1").getBytes(StandardCharsets.UTF_8);
      case 2 -> text.replaceFirst(":[^,{}\\[\\]]+", ":NaN").getBytes(StandardCharsets.UTF_8);
      case 3 -> {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        yield bytes;
      }
      case 4 -> ("[".repeat(1 + random.nextInt(3_000)) + text).getBytes(StandardCharsets.UTF_8);
      case 5 ->
          one(List.of("", "null", "[]", "{}", "\"x\"", "1", "{} {}", "\u0000"))
              .getBytes(StandardCharsets.UTF_8);
      case 6 -> text.getBytes(StandardCharsets.UTF_16);
      default -> text.getBytes(StandardCharsets.UTF_8);
    };
  }

  private static byte[] bytes(JsonNode body) {
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A table to import, of which half the cells are something else when it is to be broken. */
  private byte[] table(boolean sensible) {
    StringBuilder table = new StringBuilder("sku,name,category,price,tax\n");
    for (int row = random.nextInt(5); row >= 0; row--) {
      for (String cell : List.of("fuzz-" + random.nextInt(20), "Fuzz", "Fuzzed", "1.25", "")) {
        String text = sensible || random.nextBoolean() ? cell : one(TEXTS);
        table.append('"').append(text.replace("\"", "\"\"")).append("\",");
      }
      table.setCharAt(table.length() - 1, '\n');
    }
    return table.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A value of that schema, sensible where its name says what it is. */
  private JsonNode value(ApiDescription api, String name, JsonNode reference, int depth) {
    JsonNode schema = api.resolved(reference);
    if (schema.path("enum").size() > 0) {
      return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
    }
    return switch (ApiDescription.type(schema)) {
      case "object" -> {
        ObjectNode object = NODES.objectNode();
        schema
            .path("properties")
            .properties()
            .forEach(
                property -> {
                  if (depth < 5 && random.nextInt(5) > 1) {
                    object.set(
                        property.getKey(),
                        value(api, property.getKey(), property.getValue(), depth + 1));
                  }
                });
        soften(object);
        yield object;
      }
      case "array" -> {
        ArrayNode array = NODES.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          array.add(value(api, name, schema.path("items"), depth + 1));
        }
        yield array;
      }
      case "integer", "number" -> number(name);
      case "boolean" -> NODES.booleanNode(random.nextBoolean());
      case "string" -> NODES.textNode(word(name, schema.path("format").asText()));
      default -> anything(name);
    };
  }

  /** Most lines and orders are asked for in the simplest way, or hardly one would come off. */
  private void soften(ObjectNode object) {
    if (random.nextInt(4) == 0) {
      return;
    }
    if (object.has("sku")) {
      object.put("sku", things.plainSku());
      object.retain("sku", "quantity", "seat", "course", "hold", "note");
    }
    if (object.has("type") && object.has("lines")) {
      object.put("type", "TAKEOUT");
      object.remove(List.of("tableId", "covers"));
    }
  }

  private JsonNode number(String name) {
    return switch (name) {
      case "quantity", "seat", "covers", "min", "max", "included", "parts" ->
          NODES.numberNode(1 + random.nextInt(3));
      case "course", "number" -> NODES.numberNode(random.nextInt(4));
      case "percent" -> NODES.numberNode(BigDecimal.valueOf(random.nextInt(1_000), 1));
      case "ppm" -> NODES.numberNode(random.nextInt(300_000));
      default -> NODES.numberNode(random.nextInt(10) == 0 ? -1 : random.nextInt(5_000));
    };
  }

  private String word(String name, String format) {
    if (format.equals("date-time")) {
      return "2030-11-20T19:" + (10 + random.nextInt(50)) + ":00Z";
    }
    if (format.equals("date")) {
      return "2030-11-2" + random.nextInt(10);
    }
    if (format.equals("uuid") || name.endsWith("Id") || name.endsWith("Ids")) {
      String kind = name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
      return switch (kind) {
        case "lineId" -> things.one("lines");
        case "checkId" -> things.one("checks");
        case "orderId" -> things.one("orders");
        case "menuItemId", "itemId" -> things.one("items");
        default -> random.nextInt(5) == 0 ? things.any() : things.one(kind);
      };
    }
    return switch (name) {
      // Wrong PINs lock the till for a while, and then nothing else would be tried.
      case "pin" -> "9999";
      case "sku" -> random.nextInt(3) == 0 ? "fuzz-" + random.nextInt(20) : things.one("sku");
      case "type" -> one(List.of("DINE_IN", "BAR", "TAKEOUT", "DELIVERY", "COUNTER", "STAFF_MEAL"));
      case "by" -> one(List.of("SEAT", "EVEN", "ITEMS", "AMOUNT"));
      case "tender" -> "CASH";
      case "prefix" -> one(List.of("NO", "LITE", "EXTRA", "SIDE"));
      case "share" -> one(List.of("1/2", "1/3", "2/3"));
      case "percent" -> "10";
      default -> "Fuzz " + random.nextInt(20);
    };
  }

  /** Where the description leaves it open, as for the parts of a split. */
  private JsonNode anything(String name) {
    return switch (name) {
      case "parts" -> {
        if (random.nextBoolean()) {
          yield NODES.numberNode(1 + random.nextInt(5));
        }
        ArrayNode parts = NODES.arrayNode();
        for (int p = random.nextInt(3); p >= 0; p--) {
          ArrayNode part = parts.addArray();
          for (int k = random.nextInt(2); k >= 0; k--) {
            ObjectNode item = part.addObject().put("lineId", things.one("lines"));
            if (random.nextBoolean()) {
              item.put("share", one(List.of("1/2", "1/3", "1/100")));
            }
          }
        }
        yield parts;
      }
      case "amounts" -> NODES.arrayNode().add(1 + random.nextInt(900)).add(1 + random.nextInt(900));
      default -> NODES.objectNode();
    };
  }

  /** Breaks one spot of a body. */
  private void breakSpot(JsonNode body) {
    List<BaseJsonNode> containers = new ArrayList<>();
    collect(body, containers);
    if (containers.isEmpty()) {
      return;
    }
    BaseJsonNode spot = one(containers);
    if (spot instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      names.remove("pin");
      if (names.isEmpty() || random.nextInt(6) == 0) {
        object.set(random.nextBoolean() ? "nobodyKnows" : "state", strange(object));
      } else {
        object.set(one(names), strange(object));
      }
    } else if (spot instanceof ArrayNode array) {
      if (array.isEmpty() || random.nextBoolean()) {
        array.add(strange(array));
      } else if (random.nextInt(8) == 0) {
        JsonNode first = array.get(0);
        for (int i = 0; i < 3_000; i++) {
          array.add(first);
        }
      } else {
        array.set(random.nextInt(array.size()), strange(array));
      }
    }
  }

  private static void collect(JsonNode node, List<BaseJsonNode> containers) {
    if (node instanceof ContainerNode<?> container) {
      containers.add(container);
      node.forEach(child -> collect(child, containers));
    }
  }

  private JsonNode strange(JsonNode beside) {
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> NODES.textNode(one(TEXTS));
      case 3, 4, 5 -> NODES.rawValueNode(new RawValue(one(NUMBERS)));
      case 6 -> NODES.nullNode();
      case 7 -> NODES.booleanNode(random.nextBoolean());
      default -> beside.deepCopy();
    };
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
