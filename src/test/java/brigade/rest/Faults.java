package brigade.rest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.rest.Problem.FieldError;
import java.util.List;

/** What holds of the faults of every import, whatever was in the file. */
public final class Faults {
  private Faults() {}

  /**
   * Each names a field and says why, and a row of the file unless it is about the whole of it.
   *
   * @param lines of the file
   */
  public static void assertOfTable(List<FieldError> faults, int lines) {
    assertNamed(faults);
    for (FieldError fault : faults) {
      if (fault.row() == null) {
        assertTrue(fault.field().equals("body"), fault.toString());
      } else {
        assertTrue(fault.row() >= 1 && fault.row() <= lines, fault + " of " + lines + " lines");
      }
    }
  }

  /** Each names a field and says why. */
  public static void assertNamed(List<FieldError> faults) {
    for (FieldError fault : faults) {
      assertFalse(fault.field().isBlank(), fault.toString());
      assertFalse(fault.message().isBlank(), fault.toString());
    }
  }

  /** As many lines as an editor would show, whichever way they end. */
  public static int lines(byte[] bytes) {
    int lines = 1;
    for (byte b : bytes) {
      if (b == '\n' || b == '\r') {
        lines++;
      }
    }
    return lines;
  }
}
