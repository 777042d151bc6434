package brigade.changes;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What one process tells the others: {@code <from> KITCHEN:<id>,<id> CALLS:*}, or {@code <from>
 * HELLO} when it begins to listen.
 *
 * @param from the process that says it
 * @param hello whether it has only begun to listen
 */
record Word(UUID from, boolean hello, Set<Changed> changes) {
  /** PostgreSQL takes up to 7,999 bytes; all of a word is ASCII. */
  static final int LIMIT = 7_999;

  private static final String HELLO = "HELLO";
  private static final String ALL = "*";

  static String hello(UUID from) {
    return from + " " + HELLO;
  }

  /** As many words as it takes to tell of all these changes. */
  static List<String> of(UUID from, Set<Changed> changes) {
    Map<Topic, Set<String>> byTopic = new EnumMap<>(Topic.class);
    for (Changed changed : changes) {
      byTopic
          .computeIfAbsent(changed.topic(), topic -> new LinkedHashSet<>())
          .add(changed.isOfAll() ? ALL : changed.id().toString());
    }
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder(from.toString());
    for (Map.Entry<Topic, Set<String>> of : byTopic.entrySet()) {
      char before = ' ';
      for (String id : of.getValue()) {
        String topic = of.getKey() + ":";
        if (word.length() + topic.length() + id.length() + 1 > LIMIT) {
          words.add(word.toString());
          word = new StringBuilder(from.toString());
          before = ' ';
        }
        word.append(before).append(before == ' ' ? topic : "").append(id);
        before = ',';
      }
    }
    words.add(word.toString());
    return words;
  }

  /** What was said; empty when that is no word. Topics that a newer process knows are left out. */
  static Optional<Word> read(String text) {
    String[] parts = text.split(" ");
    try {
      UUID from = UUID.fromString(parts[0]);
      Set<Changed> changes = new LinkedHashSet<>();
      boolean hello = false;
      for (int i = 1; i < parts.length; i++) {
        hello |= parts[i].equals(HELLO);
        int colon = parts[i].indexOf(':');
        if (colon > 0) {
          add(changes, parts[i].substring(0, colon), parts[i].substring(colon + 1));
        }
      }
      return Optional.of(new Word(from, hello, changes));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void add(Set<Changed> changes, String name, String ids) {
    for (Topic topic : Topic.values()) {
      if (topic.name().equals(name)) {
        for (String id : ids.split(",")) {
          changes.add(
              id.equals(ALL) ? Changed.allOf(topic) : new Changed(topic, UUID.fromString(id)));
        }
      }
    }
  }
}
