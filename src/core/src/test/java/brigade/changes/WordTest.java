package brigade.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WordTest {
  private static final UUID ME = UUID.randomUUID();

  private static Set<Changed> heard(List<String> words) {
    Set<Changed> all = new HashSet<>();
    for (String text : words) {
      Word word = Word.read(text).orElseThrow();
      assertEquals(ME, word.from());
      assertFalse(word.hello());
      all.addAll(word.changes());
    }
    return all;
  }

  @Test
  void whatIsToldIsHeard() {
    Set<Changed> some = new LinkedHashSet<>();
    some.add(new Changed(Topic.KITCHEN, UUID.randomUUID()));
    some.add(new Changed(Topic.ORDERS, UUID.randomUUID()));
    some.add(new Changed(Topic.KITCHEN, UUID.randomUUID()));
    some.add(Changed.allOf(Topic.MENU));
    List<String> words = Word.of(ME, some);
    assertEquals(1, words.size());
    assertEquals(some, heard(words));
  }

  @Test
  void everythingIsOneShortWord() {
    List<String> words = Word.of(ME, Changed.EVERYTHING);
    assertEquals(1, words.size());
    assertEquals(Changed.EVERYTHING, heard(words));
  }

  @Test
  void moreThanFitsIsSaidInSeveralWords() {
    Set<Changed> many = new LinkedHashSet<>();
    for (int i = 0; i < 1_000; i++) {
      many.add(new Changed(Topic.values()[i % Topic.values().length], UUID.randomUUID()));
    }
    List<String> words = Word.of(ME, many);
    assertTrue(words.size() > 4);
    words.forEach(
        word -> assertTrue(word.getBytes(StandardCharsets.UTF_8).length <= Word.LIMIT, word));
    assertEquals(many, heard(words));
  }

  @Test
  void whoeverBeginsToListenSaysHello() {
    Word word = Word.read(Word.hello(ME)).orElseThrow();
    assertTrue(word.hello());
    assertEquals(Set.of(), word.changes());
  }

  @Test
  void nonsenseIsNoWordAndWhatIsNewToThisProcessIsLeftOut() {
    assertEquals(Optional.empty(), Word.read(""));
    assertEquals(Optional.empty(), Word.read("hello"));
    assertEquals(Optional.empty(), Word.read(ME + " KITCHEN:soup"));
    assertEquals(
        Set.of(Changed.allOf(Topic.CALLS)),
        Word.read(ME + " DRONES:" + UUID.randomUUID() + " CALLS:* ROBOTS").orElseThrow().changes());
  }

  @Test
  void wordOfAllConcernsEachOne() {
    UUID one = UUID.randomUUID();
    assertTrue(Changed.allOf(Topic.ORDERS).concerns(one));
    assertTrue(new Changed(Topic.ORDERS, one).concerns(one));
    assertFalse(new Changed(Topic.ORDERS, UUID.randomUUID()).concerns(one));
  }
}
