package brigade.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The server's OpenAPI document as far as a caller needs it. */
record ApiDescription(JsonNode document) {
  /**
   * A call that is described.
   *
   * @param parameters of the path, the query and the headers
   * @param bodies schemas by media type; empty where it takes none
   * @param answers media types
   */
  record Operation(
      String method,
      String path,
      List<Parameter> parameters,
      Map<String, JsonNode> bodies,
      List<String> answers,
      ApiDescription description) {}

  /**
   * @param in path, query or header
   */
  record Parameter(String name, String in, JsonNode schema) {}

  static ApiDescription read(String json) throws IOException {
    return new ApiDescription(new ObjectMapper().readTree(json));
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method -> {
                          if (List.of("get", "post", "put", "delete").contains(method.getKey())) {
                            operations.add(
                                operation(path.getKey(), path.getValue(), method.getKey()));
                          }
                        }));
    return operations;
  }

  private Operation operation(String path, JsonNode item, String method) {
    JsonNode described = item.path(method);
    List<Parameter> parameters = new ArrayList<>();
    for (JsonNode level : List.of(item, described)) {
      for (JsonNode p : level.path("parameters")) {
        JsonNode parameter = resolved(p);
        parameters.add(
            new Parameter(
                parameter.path("name").asText(),
                parameter.path("in").asText(),
                parameter.path("schema")));
      }
    }
    Map<String, JsonNode> bodies = new LinkedHashMap<>();
    described
        .path("requestBody")
        .path("content")
        .properties()
        .forEach(body -> bodies.put(body.getKey(), body.getValue().path("schema")));
    List<String> answers =
        StreamSupport.stream(described.path("responses").spliterator(), false)
            .flatMap(answer -> answer.path("content").properties().stream())
            .map(Map.Entry::getKey)
            .distinct()
            .toList();
    return new Operation(method.toUpperCase(Locale.ROOT), path, parameters, bodies, answers, this);
  }

  /** The schema itself, behind references and choices with null. */
  JsonNode resolved(JsonNode schema) {
    JsonNode at = schema;
    for (int hop = 0; hop < 10; hop++) {
      if (at.has("$ref")) {
        at = document.at(at.path("$ref").asText().substring(1));
        continue;
      }
      JsonNode next = null;
      for (String choice : List.of("anyOf", "oneOf", "allOf")) {
        for (JsonNode one : at.path(choice)) {
          if (next == null && !one.path("type").asText().equals("null")) {
            next = one;
          }
        }
      }
      if (next == null) {
        return at;
      }
      at = next;
    }
    return at;
  }

  /** The first type that is not null; empty where any is taken. */
  static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      for (JsonNode one : type) {
        if (!one.asText().equals("null")) {
          return one.asText();
        }
      }
    }
    return type.asText("");
  }
}
