package brigade.kitchen.printing.link;

import brigade.kitchen.printing.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Takes apart what a printer sends back. The kinds of answer are told apart by their fixed bits, as
 * the ESC/POS reference gives them, so that answers may come in any order and between each other.
 */
public final class PrinterAnswers {
  static final int DLE = 0x10;
  static final int EOT = 0x04;
  static final int GS = 0x1D;

  private static final int PROCESS_HEADER = 0x37;
  private static final int PROCESS_ID = 0x22;
  private static final int PROCESS_LENGTH = 7;
  private static final int AUTOMATIC_LENGTH = 4;

  private final byte[] block = new byte[PROCESS_LENGTH];
  private int filled;

  /**
   * Three questions in real time: in general, why offline, and the paper; answered in this order.
   */
  static byte[] statusQuestions() {
    return new byte[] {DLE, EOT, 1, DLE, EOT, 2, DLE, EOT, 4};
  }

  /** The question after proof, read by the printer only once it has dealt with all before it. */
  static byte[] proofQuestions(String processId) {
    byte[] id = processId.getBytes(StandardCharsets.US_ASCII);
    return new byte[] {
      GS, '(', 'H', 6, 0, 48, 48, id[0], id[1], id[2], id[3], GS, 'r', 1,
    };
  }

  /** A job's number in the four characters, 0x20 to 0x7E, that a printer sends back. */
  public static String processId(long number, int copy) {
    long rest = number * 31 + copy;
    char[] id = new char[4];
    for (int i = 3; i >= 0; i--) {
      id[i] = (char) (' ' + rest % 95);
      rest /= 95;
    }
    return new String(id);
  }

  /** Takes the next byte, 0 to 255; an answer when it completes one. */
  Optional<Answer> take(int next) {
    if (filled > 0) {
      block[filled++] = (byte) next;
      if (block[0] == PROCESS_HEADER && filled == PROCESS_LENGTH) {
        filled = 0;
        return block[1] == PROCESS_ID
            ? Optional.of(new Answer.Done(new String(block, 2, 4, StandardCharsets.US_ASCII)))
            : Optional.empty();
      }
      if (block[0] != PROCESS_HEADER && filled == AUTOMATIC_LENGTH) {
        filled = 0;
      }
      return Optional.empty();
    }
    if (next == PROCESS_HEADER || (next & 0x93) == 0x10) {
      // The first byte of a block: a process id, or a status a printer sends unasked.
      block[filled++] = (byte) next;
      return Optional.empty();
    }
    if ((next & 0x93) == 0x12) {
      return Optional.of(new Answer.RealTime(next));
    }
    if ((next & 0x90) == 0) {
      return Optional.of(new Answer.InOrder((next & 0x0C) == 0));
    }
    return Optional.empty();
  }

  /** What a printer said. */
  sealed interface Answer {
    /** It is done with everything before this process id. */
    record Done(String processId) implements Answer {}

    /** A status asked for in real time. */
    record RealTime(int bits) implements Answer {}

    /** A status asked for in order: whatever stood before it was dealt with. */
    record InOrder(boolean hasPaper) implements Answer {}
  }

  /**
   * The condition that three real-time answers tell.
   *
   * @param general bit 3: offline
   * @param cause bit 2: cover open; bit 5: stopped for paper; bit 6: an error
   * @param paper bits 5 and 6: no paper
   */
  static Optional<Reason> trouble(int general, int cause, int paper) {
    if ((cause & 0x04) != 0) {
      return Optional.of(Reason.COVER_OPEN);
    }
    if ((paper & 0x60) != 0 || (cause & 0x20) != 0) {
      return Optional.of(Reason.OUT_OF_PAPER);
    }
    if ((cause & 0x40) != 0 || (general & 0x08) != 0) {
      return Optional.of(Reason.STOPPED);
    }
    return Optional.empty();
  }
}
