package brigade.kitchen.printing.agent;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON objects as agents and servers exchange them: texts, numbers and words by name. What is
 * nested in one is passed over. An agent has no library to do this with.
 */
final class FlatJson {
  private final String text;
  private int at;

  private FlatJson(String text) {
    this.text = text;
  }

  /**
   * The values of an object by name; {@code null} and what is nested are left out.
   *
   * @throws IllegalArgumentException if it is no object
   */
  static Map<String, String> read(String text) {
    FlatJson json = new FlatJson(text);
    json.expect('{');
    Map<String, String> values = new LinkedHashMap<>();
    if (json.peek() == '}') {
      return values;
    }
    while (true) {
      String name = json.string();
      json.expect(':');
      String value = json.value();
      if (value != null) {
        values.put(name, value);
      }
      char next = json.next();
      if (next == '}') {
        return values;
      }
      if (next != ',') {
        throw json.wrong();
      }
    }
  }

  /** An object of texts: names and values in turn. */
  static String write(String... namesAndValues) {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      json.append(i == 0 ? "" : ",");
      quote(json, namesAndValues[i]);
      json.append(':');
      quote(json, namesAndValues[i + 1]);
    }
    return json.append('}').toString();
  }

  private static void quote(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append("\\u00").append(Character.forDigit(c >> 4, 16));
        json.append(Character.forDigit(c & 15, 16));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }

  private @Nullable String value() {
    char first = peek();
    if (first == '"') {
      return string();
    }
    if (first == '{' || first == '[') {
      pass();
      return null;
    }
    int from = at;
    while (at < text.length() && ",}] \t\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(from, at);
    if (!word.matches("true|false|null|-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?")) {
      throw wrong();
    }
    return word.equals("null") ? null : word;
  }

  /** Goes to the end of an object or a list. */
  private void pass() {
    int depth = 0;
    do {
      char c = peek();
      if (c == '"') {
        string();
        continue;
      }
      at++;
      depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
    } while (depth > 0);
  }

  private String string() {
    expect('"');
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return value.toString();
      }
      value.append(c == '\\' ? escaped() : c);
    }
    throw wrong();
  }

  private char escaped() {
    if (at >= text.length()) {
      throw wrong();
    }
    char c = text.charAt(at++);
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        if (at + 4 > text.length()) {
          throw wrong();
        }
        at += 4;
        yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
      }
      default -> throw wrong();
    };
  }

  private void expect(char wanted) {
    if (next() != wanted) {
      throw wrong();
    }
  }

  private char next() {
    char c = peek();
    at++;
    return c;
  }

  /** The next character that is no blank, which stays the next. */
  private char peek() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (at >= text.length()) {
      throw wrong();
    }
    return text.charAt(at);
  }

  private IllegalArgumentException wrong() {
    return new IllegalArgumentException("Not JSON as the server writes it, at character " + at);
  }
}
