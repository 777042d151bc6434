package brigade.kitchen.printing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brigade.venue.Ids;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("K11 what a process has begun to print is known after its death")
class BegunTest {
  private static final String BOOT = Ids.next().toString();
  private static final UUID PRINTER = Ids.next();

  @TempDir Path folder;

  private Optional<Map<UUID, Optional<Proof>>> after(Begun dead) {
    return new Begun(folder, BOOT).of(dead.process(), PRINTER);
  }

  @Test
  void eachPaperIsAsFarAsItCame() {
    Begun dead = new Begun(folder, BOOT);
    Begun.Pad pad = dead.pad(PRINTER);
    assertEquals(Optional.of(Map.of()), after(dead));
    UUID printed = Ids.next();
    UUID back = Ids.next();
    UUID begun = Ids.next();
    pad.begins(printed);
    pad.proved(Proof.PROCESS_ID);
    pad.begins(back);
    pad.takesBack();
    pad.begins(begun);
    assertEquals(
        Optional.of(Map.of(printed, Optional.of(Proof.PROCESS_ID), begun, Optional.empty())),
        after(dead));
    assertEquals(after(dead), dead.of(dead.process(), PRINTER), "and it knows itself");
  }

  @Test
  void twoHandfulsAreKept() {
    Begun dead = new Begun(folder, BOOT);
    List<UUID> papers = new ArrayList<>();
    for (int i = 0; i < 5 * PrintQueue.TAKEN_AT_ONCE + 3; i++) {
      papers.add(Ids.next());
      dead.pad(PRINTER).begins(papers.getLast());
    }
    Map<UUID, Optional<Proof>> known = after(dead).orElseThrow();
    assertEquals(2 * PrintQueue.TAKEN_AT_ONCE, known.size());
    papers
        .subList(papers.size() - 2 * PrintQueue.TAKEN_AT_ONCE, papers.size())
        .forEach(paper -> assertEquals(Optional.empty(), known.get(paper)));
  }

  @Test
  void whoLostThePrinterAndOnlySleptBlotsNothingOut() {
    Begun asleep = new Begun(folder, BOOT);
    asleep.pad(PRINTER).begins(Ids.next());
    Begun now = new Begun(folder, BOOT);
    UUID first = Ids.next();
    UUID second = Ids.next();
    now.pad(PRINTER).begins(first);
    asleep.pad(PRINTER).begins(Ids.next());
    now.pad(PRINTER).begins(second);
    asleep.pad(PRINTER).takesBack();
    assertEquals(
        Optional.of(Map.of(first, Optional.empty(), second, Optional.empty())), after(now));
    assertEquals(Optional.empty(), after(asleep), "it is the other one's");
    assertEquals(Optional.empty(), asleep.of(asleep.process(), PRINTER), "as it finds itself");
    assertEquals(1, folder.toFile().list().length, "nothing lies about");
  }

  @Test
  void whoHasThePrinterAgainWritesAnew() {
    Begun first = new Begun(folder, BOOT);
    first.pad(PRINTER).begins(Ids.next());
    Begun between = new Begun(folder, BOOT);
    between.pad(PRINTER).begins(Ids.next());
    first.takeOver(PRINTER);
    UUID paper = Ids.next();
    first.pad(PRINTER).begins(paper);
    assertEquals(Optional.of(Map.of(paper, Optional.empty())), after(first));
    assertEquals(1, folder.toFile().list().length, "nothing lies about");
  }

  @Test
  void whereNobodyCanTellNothingIsKnown() throws Exception {
    Begun dead = new Begun(folder, BOOT);
    assertEquals(Optional.empty(), after(dead), "it never served the printer");
    dead.pad(PRINTER).begins(Ids.next());
    assertEquals(Optional.empty(), new Begun(folder, BOOT).of(null, PRINTER));
    assertEquals(
        Optional.empty(), new Begun(folder, BOOT).of(Ids.next(), PRINTER), "it is another's");
    assertEquals(
        Optional.empty(),
        new Begun(folder, Ids.next().toString()).of(dead.process(), PRINTER),
        "the machine was started anew");
    Path file = folder.resolve(PRINTER.toString());
    Files.write(file, new byte[100]);
    assertEquals(Optional.empty(), after(dead), "it is broken");

    Begun elsewhere = new Begun(folder, "");
    elsewhere.pad(PRINTER).begins(Ids.next());
    assertEquals(Optional.empty(), elsewhere.of(elsewhere.process(), PRINTER));
    Begun nowhere = new Begun(file, BOOT);
    nowhere.pad(PRINTER).begins(Ids.next());
    assertEquals(Optional.empty(), nowhere.of(nowhere.process(), PRINTER), "there is no folder");
  }
}
