package brigade.kitchen.printing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Reads ESC/POS bytes as a printer does: one command, letter or line break after the other. */
final class EscPosReader {
  private static final int DLE = 0x10;
  private static final int ESC = 0x1B;
  private static final int FS = 0x1C;
  private static final int GS = 0x1D;

  /** Bytes across and rows down beyond which it is no picture of this house. */
  private static final int PICTURE_LIMIT = 1_024;

  /** Code pages by the number that {@code ESC t} gives them. */
  private static final Map<Integer, Charset> PAGES =
      Map.of(
          0, Charset.forName("IBM437"),
          19, Charset.forName("IBM00858"),
          18, Charset.forName("IBM852"),
          17, Charset.forName("IBM866"),
          47, Charset.forName("windows-1253"));

  private final InputStream in;
  private Charset page = Charset.forName("IBM437");

  EscPosReader(InputStream in) {
    this.in = in;
  }

  /**
   * The next command, or empty at the end of the bytes.
   *
   * @throws EOFException when they end inside a command
   */
  Optional<Command> next() throws IOException {
    int first = in.read();
    if (first < 0) {
      return Optional.empty();
    }
    return Optional.of(
        switch (first) {
          case '\n' -> new Command.LineFeed();
          case DLE -> realTime();
          case ESC -> escape();
          case FS -> new Command.Setting("FS " + (char) more(), 0);
          case GS -> group();
          default -> letter(first);
        });
  }

  private Command letter(int code) {
    if (code < ' ' || code == 0x7F) {
      return new Command.Stray(code);
    }
    return new Command.Letter(new String(new byte[] {(byte) code}, page).charAt(0));
  }

  private Command realTime() throws IOException {
    int second = more();
    return second == 0x04
        ? new Command.RealTimeStatus(more())
        : new Command.Stray(DLE << 8 | second);
  }

  private Command escape() throws IOException {
    int command = more();
    return switch (command) {
      case '@' -> {
        page = Charset.forName("IBM437");
        yield new Command.Initialise();
      }
      case 't' -> {
        int table = more();
        Charset known = PAGES.get(table);
        if (known == null) {
          yield new Command.Stray(table);
        }
        page = known;
        yield new Command.Setting("ESC t", table);
      }
      case 'M', 'E', '-', 'a', '3' -> new Command.Setting("ESC " + (char) command, more());
      case '2' -> new Command.Setting("ESC 2", 0);
      case 'd' -> new Command.Feed(more());
      case 'p' -> {
        more();
        more();
        more();
        yield new Command.Kick();
      }
      default -> new Command.Stray(ESC << 8 | command);
    };
  }

  private Command group() throws IOException {
    int command = more();
    return switch (command) {
      case '!', 'B' -> new Command.Setting("GS " + (char) command, more());
      case 'V' -> {
        more();
        yield new Command.Cut();
      }
      case 'r' -> new Command.StatusInOrder(more());
      case 'v' -> picture();
      case '(' -> parenthesis();
      default -> new Command.Stray(GS << 8 | command);
    };
  }

  private Command picture() throws IOException {
    int form = more() << 8 | more();
    int across = more() | more() << 8;
    int down = more() | more() << 8;
    if (form != '0' << 8 || across > PICTURE_LIMIT || down > PICTURE_LIMIT) {
      return new Command.Stray(GS << 8 | 'v');
    }
    byte[] dots = in.readNBytes(across * down);
    if (dots.length < across * down) {
      throw new EOFException();
    }
    return new Command.Picture(new Bitmap(across, down, dots));
  }

  private Command parenthesis() throws IOException {
    int which = more();
    int length = more() | more() << 8;
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException();
    }
    return which == 'H' && length == 6 && body[0] == 48 && body[1] == 48
        ? new Command.ProcessId(new String(body, 2, 4, StandardCharsets.US_ASCII))
        : new Command.Stray(GS << 8 | '(');
  }

  private int more() throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new EOFException();
    }
    return next;
  }

  /** What the bytes say. */
  sealed interface Command {
    record Letter(char character) implements Command {}

    /** Dots, and the paper moved on by their height. */
    record Picture(Bitmap dots) implements Command {}

    record LineFeed() implements Command {}

    record Feed(int rows) implements Command {}

    record Initialise() implements Command {}

    /** A style, a code page or the like; {@code name} is as in the reference. */
    record Setting(String name, int value) implements Command {}

    record Cut() implements Command {}

    record Kick() implements Command {}

    record ProcessId(String id) implements Command {}

    record StatusInOrder(int which) implements Command {}

    record RealTimeStatus(int which) implements Command {}

    /** Something no paper of this house has. */
    record Stray(int bytes) implements Command {}
  }
}
