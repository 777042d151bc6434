package brigade.kitchen.printing;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.rest.Versions;
import brigade.screen.Texts;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.Ids;
import brigade.venue.VenueSettings;
import brigade.venue.Venues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adding, changing, pausing and removing printers, and sending what waits elsewhere. */
@ApplicationScoped
public class ManagingPrinters {
  /** The kind of a test paper, which never goes to another printer than the one tested. */
  static final String TEST = "TEST";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final Printers printers;
  private final PrintQueue queue;
  private final PrinterWorkers workers;
  private final Devices devices;
  private final Printing printing;
  private final Venues venues;
  private final Journal journal;
  private final CurrentActor currentActor;
  private final Changes changes;
  private final Clock clock;

  ManagingPrinters(
      Printers printers,
      PrintQueue queue,
      PrinterWorkers workers,
      Devices devices,
      Printing printing,
      Venues venues,
      Journal journal,
      CurrentActor currentActor,
      Changes changes,
      Clock clock) {
    this.printers = printers;
    this.queue = queue;
    this.workers = workers;
    this.devices = devices;
    this.printing = printing;
    this.venues = venues;
    this.journal = journal;
    this.currentActor = currentActor;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * Adds a printer.
   *
   * @param settings without faults
   * @param purposes what it prints from now on, taken from whichever printed it before
   */
  @Transactional
  @Requires(Permission.EDIT_KITCHEN)
  public Kept add(PrinterSettings settings, Set<String> purposes) {
    Optional<Kept> refusal = refusal(settings, null);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Printer printer = new Printer(Ids.next(), settings, printers.nextPosition(), clock.instant());
    printers.persistAndFlush(printer);
    printers.route(printer.id(), purposes);
    journal.record("printer.added", "printer", printer.id(), null, new Entry(settings, purposes));
    changes.announce(Topic.PRINTING, printer.id());
    return new Kept.Done(printer.id());
  }

  /**
   * Changes a printer.
   *
   * @param ifMatch the version the client knew, or null
   * @param purposes what it prints from now on, or null to leave that as it is
   */
  @Transactional
  @Requires(Permission.EDIT_KITCHEN)
  public Kept change(
      UUID id, @Nullable String ifMatch, PrinterSettings settings, @Nullable Set<String> purposes) {
    Optional<Printer> found = printers.inUse(id);
    if (found.isEmpty()) {
      return new Kept.Gone();
    }
    Printer printer = found.get();
    Versions.check(ifMatch, printer.version());
    Optional<Kept> refusal = refusal(settings, id);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    PrinterSettings before = printer.settings();
    printer.apply(settings);
    printers.flush();
    if (purposes != null) {
      printers.route(id, purposes);
    }
    journal.record(
        "printer.changed", "printer", id, new Entry(before, null), new Entry(settings, purposes));
    workers.expect(id);
    announce(id);
    return new Kept.Done(id);
  }

  /** Lets a printer print nothing: its paper goes to its backup, or waits where there is none. */
  @Transactional
  @Requires(Permission.EDIT_KITCHEN)
  public Kept pause(UUID id) {
    return toggle(id, true);
  }

  /** Lets a paused printer print again. */
  @Transactional
  @Requires(Permission.EDIT_KITCHEN)
  public Kept resume(UUID id) {
    return toggle(id, false);
  }

  private Kept toggle(UUID id, boolean pause) {
    Optional<Printer> found = printers.inUse(id);
    if (found.isEmpty()) {
      return new Kept.Gone();
    }
    Printer printer = found.get();
    if (printer.paused() != pause) {
      if (pause) {
        printer.pause();
      } else {
        printer.resume();
      }
      printers.flush();
      journal.record(
          pause ? "printer.paused" : "printer.resumed",
          "printer",
          id,
          null,
          Map.of("name", printer.name()));
      workers.expect(id);
      announce(id);
    }
    return new Kept.Done(id);
  }

  /** Sends what waits at a printer to another one, now; what comes later is not touched. */
  @Transactional
  @Requires(Permission.EDIT_KITCHEN)
  public Redirected redirect(UUID from, UUID to) {
    Optional<Printer> source = printers.inUse(from);
    Optional<Printer> target = printers.inUse(to);
    if (source.isEmpty() || target.isEmpty()) {
      return new Redirected.Gone();
    }
    if (from.equals(to)) {
      return new Redirected.Done(0);
    }
    int moved = queue.move(from, to, Reason.BY_HAND);
    journal.record(
        "printer.redirected",
        "printer",
        from,
        null,
        Map.of("to", target.get().name(), "jobs", moved));
    return new Redirected.Done(moved);
  }

  /**
   * Takes a printer out of use; what waits there goes to its backup, and has failed where there is
   * none.
   */
  @Transactional
  @Requires(Permission.EDIT_KITCHEN)
  public Kept remove(UUID id) {
    Optional<Printer> found = printers.inUse(id);
    if (found.isEmpty()) {
      return new Kept.Gone();
    }
    Printer printer = found.get();
    queue.divert(id, Reason.REMOVED);
    for (Printer other : printers.inUse()) {
      if (other.backupId().filter(id::equals).isPresent()) {
        other.withoutBackup();
      }
    }
    printer.remove(clock.instant());
    printers.flush();
    queue.giveUp();
    printers.route(id, Set.of());
    journal.record("printer.removed", "printer", id, Map.of("name", printer.name()), null);
    announce(id);
    return new Kept.Done(id);
  }

  /**
   * Orders a test paper at a printer, and has it looked at at once if it was in trouble.
   *
   * @return the job, or empty when the printer is gone
   */
  @Transactional
  @Requires(Permission.EDIT_KITCHEN)
  public Optional<UUID> test(UUID id) {
    Optional<Printer> found = printers.inUse(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Printer printer = found.get();
    VenueSettings venue = venues.settings();
    workers.expect(id);
    UUID job =
        printing.submit(
            new PrintRequest(
                PrintRequest.printer(id),
                TEST,
                Texts.in(venue.locale(), "printing.test.label"),
                id,
                testPaper(printer, venue)));
    journal.record("printer.tested", "printer", id, null, Map.of("name", printer.name()));
    return Optional.of(job);
  }

  private Paper testPaper(Printer printer, VenueSettings venue) {
    Locale locale = venue.locale();
    return Paper.builder(printer.settings().columns())
        .centre(Paper.Style.DOUBLED, Texts.in(locale, "printing.test.title"))
        .centre(printer.name())
        .rule()
        .numbered(
            TIME.format(clock.instant().atZone(venue.zone())),
            Texts.in(locale, "printing.test.number"))
        .pair(currentActor.get().name(), venue.name())
        .rule('=')
        .bold("ABCDEFGHIJKLM abcdefghijklm 0123456789")
        .text("€ £ é è ê ç ñ ö ü ß ă â î ș ț")
        .inverted(Texts.in(locale, "printing.test.band"))
        .rule()
        .centre(Texts.in(locale, "printing.test.end"))
        .cut()
        .build();
  }

  /** Whoever alarms for a printer hears of it too: a change may be what it needed. */
  private void announce(UUID id) {
    changes.announce(Topic.PRINTING, id);
    changes.announce(Topic.PRINTERS, id);
  }

  private Optional<Kept> refusal(PrinterSettings settings, @Nullable UUID self) {
    if (!settings.faults().isEmpty()) {
      throw new IllegalArgumentException(settings.faults().toString());
    }
    if (printers.named(settings.name()).filter(p -> !p.id().equals(self)).isPresent()) {
      return Optional.of(new Kept.NameTaken(settings.name()));
    }
    String device = settings.device();
    if (device != null && !devices.allow(device)) {
      return Optional.of(new Kept.NoSuchDevice(device));
    }
    UUID backup = settings.backupId();
    if (backup != null && (backup.equals(self) || printers.inUse(backup).isEmpty())) {
      return Optional.of(new Kept.NoSuchBackup());
    }
    return Optional.empty();
  }

  /** What the journal keeps of a printer. */
  private record Entry(PrinterSettings settings, @Nullable Set<String> purposes) {}

  /** What came of a change. */
  public sealed interface Kept {
    record Done(UUID printerId) implements Kept {}

    record NameTaken(String name) implements Kept {}

    /** The printer to stand in is itself, or not in use. */
    record NoSuchBackup() implements Kept {}

    /** Device files of this name are not for printing. */
    record NoSuchDevice(String device) implements Kept {}

    record Gone() implements Kept {}
  }

  /** What came of sending papers elsewhere. */
  public sealed interface Redirected {
    record Done(int jobs) implements Redirected {}

    record Gone() implements Redirected {}
  }
}
