package brigade.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import brigade.rest.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamedChoiceTest {
  private enum Side {
    LEFT,
    RIGHT
  }

  @Test
  void aNameIsReadInAnyCase() {
    List<FieldError> errors = new ArrayList<>();
    assertEquals(Side.RIGHT, NamedChoice.or(Side.LEFT, "side", " right ", errors));
    assertEquals(Side.RIGHT, NamedChoice.of(Side.class, "side", "RIGHT"));
    assertEquals(List.of(), errors);
  }

  @Test
  void nothingNamedIsTheUsualOrAFault() {
    List<FieldError> errors = new ArrayList<>();
    assertEquals(Side.LEFT, NamedChoice.or(Side.LEFT, "side", null, errors));
    assertEquals(Side.LEFT, NamedChoice.or(Side.LEFT, "side", " ", errors));
    assertEquals(List.of(), errors);
    Problem missing = assertThrows(Problem.class, () -> NamedChoice.of(Side.class, "side", null));
    assertEquals(400, missing.status());
  }

  @Test
  void anUnknownNameIsAFaultThatNamesTheKnownOnes() {
    List<FieldError> errors = new ArrayList<>();
    NamedChoice.or(Side.LEFT, "side", "up", errors);
    assertEquals(List.of(new FieldError("side", "is one of LEFT, RIGHT")), errors);
    assertThrows(Problem.class, () -> NamedChoice.of(Side.class, "side", "up"));
  }
}
