package brigade.kitchen.printing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A paper laid out: every row with its blanks, as wide as the paper or narrower, in characters a
 * printer has. The preview and the printer's bytes are both made from these rows.
 */
public final class PaperText {
  private PaperText() {}

  /** The rows to be seen, from the top. */
  public static List<Line> lines(Paper paper) {
    return laidOut(paper, Pen.ofThisMachine()).stream()
        .filter(line -> line.act == Act.ROW)
        .toList();
  }

  /** The rows as plain text, each ended by a line break. */
  public static String plain(Paper paper) {
    return lines(paper).stream()
        .map(line -> line.text.stripTrailing() + "\n")
        .collect(Collectors.joining());
  }

  /** The rows, and between them what the printer does besides printing. */
  static List<Line> laidOut(Paper paper, Pen pen) {
    List<Line> rows = new ArrayList<>();
    for (Paper.Line line : paper.lines()) {
      int width = line.style() == Paper.Style.DOUBLED ? paper.columns() / 2 : paper.columns();
      switch (line.kind()) {
        case CUT ->
            rows.add(
                new Line(
                    "",
                    Paper.Style.PLAIN,
                    line.left().equals(Paper.FULL_CUT) ? Act.FULL_CUT : Act.CUT,
                    false));
        case KICK -> rows.add(new Line("", Paper.Style.PLAIN, Act.KICK, false));
        case BLANK -> rows.add(row("", line.style()));
        case RULE ->
            rows.add(row(Glyphs.printable(line.left(), Pen.NONE).repeat(width), line.style()));
        case CENTRED -> {
          for (String part : wrapped(Glyphs.printable(line.left(), pen).strip(), width, 0)) {
            rows.add(banded(Cells.padding((width - Cells.width(part)) / 2) + part, line, width));
          }
        }
        case TEXT, NUMBERED -> {
          for (String text : parts(line, width, pen)) {
            rows.add(banded(text, line, width));
          }
        }
      }
    }
    return List.copyOf(rows);
  }

  private static Line row(String text, Paper.Style style) {
    return new Line(text, style, Act.ROW, Glyphs.isDrawn(text));
  }

  private static Line banded(String text, Paper.Line line, int width) {
    String whole =
        line.style() == Paper.Style.INVERTED
            ? text + Cells.padding(width - Cells.width(text))
            : text;
    return row(whole, line.style());
  }

  private static List<String> parts(Paper.Line line, int width, Pen pen) {
    // A black band needs a margin, or its first letter sticks to the edge.
    int margin = line.style() == Paper.Style.INVERTED ? 1 : 0;
    int indent = Math.min(line.indent() + margin, width / 2);
    String left = Glyphs.printable(line.left(), pen);
    String middle = Glyphs.printable(line.middle(), pen);
    String right = Glyphs.printable(line.right(), pen);
    List<String> rows = new ArrayList<>();
    if (right.isEmpty() && middle.isEmpty()) {
      rows.addAll(indented(wrapped(left, width - indent, line.hang()), indent));
    } else if (middle.isEmpty()) {
      rows.addAll(pair(left, right, width, indent, line.hang()));
    } else if (indent + Cells.width(left) + Cells.width(middle) + Cells.width(right) + 2 <= width) {
      rows.add(triple(left, middle, right, width, indent));
    } else {
      rows.addAll(pair(left, right, width, indent, line.hang()));
      rows.addAll(indented(wrapped(middle, width - indent, line.hang()), indent));
    }
    return rows;
  }

  private static List<String> pair(String left, String right, int width, int indent, int hang) {
    int room = width - indent - Cells.width(right) - 1;
    List<String> rows = new ArrayList<>();
    if (room < Math.min(Cells.width(left), width / 3)) {
      // The end is too long to stand beside anything; it gets rows of its own.
      rows.addAll(indented(wrapped(left, width - indent, hang), indent));
      for (String part : wrapped(right, width, 0)) {
        rows.add(Cells.padding(width - Cells.width(part)) + part);
      }
      return rows;
    }
    List<String> lefts = indented(wrapped(left, Math.max(room, 1), hang), indent);
    String first = lefts.getFirst();
    rows.add(first + Cells.padding(width - Cells.width(first) - Cells.width(right)) + right);
    rows.addAll(lefts.subList(1, lefts.size()));
    return rows;
  }

  private static String triple(String left, String middle, String right, int width, int indent) {
    int start = indent + Cells.width(left);
    int end = width - Cells.width(right);
    int ideal = (width - Cells.width(middle)) / 2;
    int at = Math.clamp(ideal, start + 1, Math.max(start + 1, end - Cells.width(middle) - 1));
    return " ".repeat(indent)
        + left
        + " ".repeat(at - start)
        + middle
        + " ".repeat(end - at - Cells.width(middle))
        + right;
  }

  private static List<String> indented(List<String> rows, int indent) {
    String margin = " ".repeat(indent);
    return rows.stream().map(row -> margin + row).toList();
  }

  /**
   * Broken at blanks, or inside a word longer than a row; rows after the first stand in by hang.
   */
  private static List<String> wrapped(String text, int width, int hang) {
    String rest = text.stripTrailing();
    List<String> rows = new ArrayList<>();
    String margin = "";
    int room = width;
    while (Cells.width(rest) > room) {
      int end = Cells.fitting(rest, room);
      int blank = rest.lastIndexOf(' ', end);
      // A blank among the leading ones is no place to break: nothing would stand before it.
      boolean usable = blank > 0 && !rest.substring(0, blank).isBlank();
      rows.add(
          margin + (usable ? rest.substring(0, blank).stripTrailing() : rest.substring(0, end)));
      rest = rest.substring(usable ? blank : end).stripLeading();
      margin = " ".repeat(Math.min(hang, width / 2));
      room = width - margin.length();
    }
    if (!rest.isEmpty() || rows.isEmpty()) {
      rows.add(margin + rest);
    }
    return rows;
  }

  /** What the printer does at a row. */
  public enum Act {
    ROW,
    CUT,
    FULL_CUT,
    KICK
  }

  /**
   * A row.
   *
   * @param text with its blanks; no wider than the columns, or half of them where doubled
   * @param style how it looks
   * @param act printing, or what is done between rows
   * @param drawn whether it goes to the printer as a picture, for letters that no code page has
   */
  public record Line(String text, Paper.Style style, Act act, boolean drawn) {}
}
