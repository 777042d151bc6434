package brigade.kitchen.printing;

import brigade.kitchen.printing.EscPosReader.Command;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A printer's bytes read back, in two ways: as what they print, and byte by byte in a form that can
 * be read and compared.
 */
public final class Decoded {
  private final List<Command> commands = new ArrayList<>();

  private Decoded(byte[] bytes) {
    try {
      EscPosReader reader = new EscPosReader(new ByteArrayInputStream(bytes));
      for (Optional<Command> c = reader.next(); c.isPresent(); c = reader.next()) {
        commands.add(c.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The bytes end inside a command", e);
    }
  }

  /** Reads a paper's bytes, with letters spelled rather than drawn. */
  public static Decoded of(Paper paper) {
    return new Decoded(PaperBytes.of(paper, Pen.NONE));
  }

  /** The same with whatever fonts this machine draws with. */
  public static Decoded drawn(Paper paper) {
    return new Decoded(PaperBytes.of(paper));
  }

  /** What is on the paper. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Command command : commands) {
      switch (command) {
        case Command.Letter(char letter) -> text.append(letter);
        case Command.LineFeed() -> text.append('\n');
        default -> {}
      }
    }
    return text.toString();
  }

  /** How often the knife came down. */
  public long cuts() {
    return commands.stream().filter(Command.Cut.class::isInstance).count();
  }

  /**
   * What no paper has any business to send: unknown bytes, a second initialising, questions, or the
   * drawer. Empty for a paper through which nothing of its texts got as a command.
   */
  public List<Command> foreign() {
    return commands.stream()
        .skip(1)
        .filter(
            c ->
                switch (c) {
                  case Command.Letter l -> false;
                  case Command.LineFeed f -> false;
                  case Command.Setting s -> false;
                  case Command.Picture p -> false;
                  case Command.Cut cut -> false;
                  case Command.Feed feed -> false;
                  default -> true;
                })
        .toList();
  }

  /** The bytes as they are: letters as such, all others as their number, a line to a row. */
  public static String transcript(Paper paper) {
    StringBuilder text = new StringBuilder();
    for (byte b : PaperBytes.of(paper, Pen.NONE)) {
      if (b >= ' ' && b < 0x7F && b != '<') {
        text.append(new String(new byte[] {b}, StandardCharsets.US_ASCII));
      } else {
        text.append("<%02x>".formatted(b & 0xFF)).append(b == '\n' ? "\n" : "");
      }
    }
    return text.append('\n').toString();
  }
}
