package brigade.kitchen.printing;

import brigade.kitchen.printing.link.PrinterAnswers;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as it is to be printed now.
 *
 * @param kept its paper as JSON; null where it is composed from its subject
 * @param columns cells on the roll of the printer that has it; null where none has
 * @param insteadOf the name of the printer it was meant for, when another one has it
 * @param reason why that one doesn't print it
 * @param firstTryAt when the copy before was sent, for a reprint
 * @param firstReason what became of that
 * @param sendingAt when this copy is or was sent
 */
record Work(
    UUID id,
    long number,
    int copy,
    boolean possibleDuplicate,
    String kind,
    String label,
    UUID subjectId,
    @Nullable String kept,
    @Nullable Integer columns,
    @Nullable String insteadOf,
    @Nullable Reason reason,
    @Nullable Instant firstTryAt,
    @Nullable Reason firstReason,
    Instant createdAt,
    @Nullable Instant sendingAt) {

  String processId() {
    return PrinterAnswers.processId(number, copy);
  }
}
