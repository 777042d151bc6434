package brigade.kitchen.printing.rest;

import brigade.kitchen.printing.JobState;
import brigade.kitchen.printing.Paper;
import brigade.kitchen.printing.PaperText;
import brigade.kitchen.printing.PrintJob;
import brigade.kitchen.printing.PrinterKind;
import brigade.kitchen.printing.PrinterState;
import brigade.kitchen.printing.PrinterSummary;
import brigade.kitchen.printing.Proof;
import brigade.kitchen.printing.ProofRule;
import brigade.kitchen.printing.Reason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What clients see of printers and jobs. */
final class PrintingJson {
  private PrintingJson() {}

  /** A printer. */
  record PrinterJson(
      UUID id,
      long version,
      String name,
      String place,
      PrinterKind kind,
      @Nullable String host,
      @Nullable Integer port,
      @Nullable String device,
      int columns,
      ProofRule proof,
      boolean drawer,
      @Nullable UUID backupId,
      @Nullable String backup,
      List<String> prints,
      PrinterState state,
      @Nullable Reason reason,
      Instant since,
      boolean paused,
      List<String> standsInFor,
      int waiting,
      int asking,
      @Nullable Instant lastProofAt) {

    static PrinterJson of(PrinterSummary p) {
      return new PrinterJson(
          p.id(),
          p.version(),
          p.name(),
          p.settings().place(),
          p.settings().kind(),
          p.settings().host(),
          p.settings().port(),
          p.settings().device(),
          p.settings().columns(),
          p.settings().proof(),
          p.settings().drawer(),
          p.settings().backupId(),
          p.backupName(),
          p.purposes(),
          p.state(),
          p.reason(),
          p.since(),
          p.paused(),
          p.standsInFor(),
          p.waiting(),
          p.asking(),
          p.lastProofAt());
    }
  }

  /** A job. */
  record JobJson(
      UUID id,
      long number,
      int copy,
      int reprint,
      @Nullable UUID reprintOf,
      boolean possibleDuplicate,
      JobState state,
      @Nullable Reason reason,
      @Nullable Proof proof,
      @Nullable UUID printerId,
      @Nullable String printer,
      @Nullable UUID redirectedFrom,
      @Nullable String redirectedFromName,
      String purpose,
      String kind,
      String label,
      UUID subjectId,
      int attempts,
      Instant createdAt,
      @Nullable Instant sendingAt,
      @Nullable Instant overAt) {

    static JobJson of(PrintJob j) {
      return new JobJson(
          j.id(),
          j.number(),
          j.copy(),
          j.reprint(),
          j.reprintOf(),
          j.possibleDuplicate(),
          j.state(),
          j.reason(),
          j.proof(),
          j.printerId(),
          j.printerName(),
          j.redirectedFrom(),
          j.redirectedFromName(),
          j.purpose(),
          j.kind(),
          j.label(),
          j.subjectId(),
          j.attempts(),
          j.createdAt(),
          j.sendingAt(),
          j.overAt());
    }
  }

  /** A paper as it prints: rows of text, each in one style. */
  record PaperJson(int columns, List<RowJson> rows, String text) {
    static PaperJson of(Paper paper) {
      return new PaperJson(
          paper.columns(),
          PaperText.lines(paper).stream()
              .map(line -> new RowJson(line.text(), line.style(), line.drawn()))
              .toList(),
          PaperText.plain(paper));
    }
  }

  /**
   * A row.
   *
   * @param drawn whether it goes to the printer as a picture, for letters that no code page has
   */
  record RowJson(String text, Paper.Style style, boolean drawn) {}
}
