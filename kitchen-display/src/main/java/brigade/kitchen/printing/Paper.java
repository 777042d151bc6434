package brigade.kitchen.printing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What is to be printed, as lines that say what they mean rather than where each letter goes. Laid
 * out by {@link PaperText}, so that the same paper fits the width of whichever printer takes it and
 * the preview is exactly what prints.
 *
 * <p>Immutable, and JSON by its record components: a print job keeps its paper. No text in it holds
 * a control character, whoever made it (see {@link #clean}).
 *
 * @param columns the width it was written for, in cells: {@link #WIDE} or {@link #NARROW}, or any
 *     from {@value #COLUMNS_LEAST} to {@value #COLUMNS_MOST}
 * @param lines from the top; at most {@value #LINES_LIMIT}
 */
public record Paper(int columns, List<Line> lines) {
  /** Cells on a roll of 80 mm. */
  public static final int WIDE = 42;

  /** Cells on a roll of 58 mm. */
  public static final int NARROW = 32;

  /** What stands in a {@link Kind#CUT} that goes through. */
  static final String FULL_CUT = "FULL";

  /** Rows between the last one and the edge where paper is torn off. */
  private static final int ROWS_TO_TEAR = 4;

  static final int COLUMNS_LEAST = 16;
  static final int COLUMNS_MOST = 64;

  /** Beyond this a document is a mistake, not a check: the longest real ones have some 300. */
  static final int LINES_LIMIT = 2_000;

  public Paper {
    if (columns < COLUMNS_LEAST || columns > COLUMNS_MOST) {
      throw new IllegalArgumentException("A paper has 16 to 64 columns, not " + columns);
    }
    if (lines.size() > LINES_LIMIT) {
      throw new IllegalArgumentException("A paper of " + lines.size() + " lines is too long");
    }
    lines = List.copyOf(lines);
  }

  /** Begins a paper of that many columns. */
  public static Builder builder(int columns) {
    return new Builder(columns);
  }

  /** Begins a paper for a roll of 80 mm. */
  public static Builder builder() {
    return builder(WIDE);
  }

  /** The same lines for another width. */
  public Paper at(int otherColumns) {
    return otherColumns == columns ? this : new Paper(otherColumns, lines);
  }

  /** This paper below the lines of another. */
  public Paper headedBy(Paper head) {
    List<Line> all = new ArrayList<>(head.lines);
    all.addAll(lines);
    return new Paper(columns, all);
  }

  /** This paper with the job's number wherever {@link Builder#numbered} left room for it. */
  public Paper numbered(long number) {
    return mapped(
        line ->
            line.kind == Kind.NUMBERED
                ? new Line(
                    Kind.TEXT, line.style, line.left, "", line.right + " " + number, 0, line.hang)
                : line);
  }

  private Paper mapped(Function<Line, Line> change) {
    return new Paper(columns, lines.stream().map(change).toList());
  }

  /**
   * The text without anything that is not to be seen: control characters (a tab or a line break
   * becomes a blank), direction marks and other format characters, private use, halves of pairs.
   * Composed (NFC), so that a letter with its accent is one letter.
   */
  public static String clean(String text) {
    if (text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (Character.getType(c)) {
                case Character.CONTROL -> {
                  if (c == '\n' || c == '\t') {
                    kept.append(' ');
                  }
                }
                case Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> {}
                case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    kept.append(' ');
                default -> kept.appendCodePoint(c);
              }
            });
    return Normalizer.normalize(kept, Normalizer.Form.NFC);
  }

  /** What a line is. */
  public enum Kind {
    /** Text at the start, and perhaps in the middle and at the end. */
    TEXT,
    /** Text in the middle. */
    CENTRED,
    /** Text at the start, and at the end a word followed by the print job's number. */
    NUMBERED,
    /** The character in {@code left} over the whole width. */
    RULE,
    BLANK,
    /** The knife, after a little feed; through it where {@code left} says so. */
    CUT,
    /** The pulse that opens a drawer attached to the printer. */
    KICK
  }

  /** How a line looks. */
  public enum Style {
    PLAIN,
    BOLD,
    /** Twice as high and as wide as others. */
    TALL,
    /** Twice as wide and twice as high; each letter takes two cells. */
    DOUBLED,
    /** White on black over the whole width. */
    INVERTED
  }

  /**
   * A line, or several when it is too long for one.
   *
   * @param kind what it is
   * @param style how it looks
   * @param left at the start; the character of a rule
   * @param middle empty except in lines of three parts
   * @param right at the end
   * @param indent cells left free at the start
   * @param hang further cells left free at the start from its second row on
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Line(
      Kind kind,
      Style style,
      String left,
      String middle,
      String right,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) int indent,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) int hang) {

    @SuppressWarnings("ConstantValue") // A part that is empty is left out of the JSON.
    public Line {
      left = left == null ? "" : clean(left);
      middle = middle == null ? "" : clean(middle);
      right = right == null ? "" : clean(right);
      indent = Math.clamp(indent, 0, COLUMNS_LEAST / 2);
      hang = Math.clamp(hang, 0, COLUMNS_LEAST / 4);
    }
  }

  /** Writes a paper from the top. Every text may be of any length; it wraps and never overflows. */
  public static final class Builder {
    /** Cells by which the second row of a name beside an amount moves in. */
    private static final int PAIR_HANG = 2;

    private final int columns;
    private final List<Line> lines = new ArrayList<>();

    private Builder(int columns) {
      this.columns = columns;
    }

    public Builder text(String text) {
      return text(Style.PLAIN, text);
    }

    public Builder text(Style style, String text) {
      return add(Kind.TEXT, style, text, "", "", 0, 0);
    }

    public Builder bold(String text) {
      return text(Style.BOLD, text);
    }

    public Builder doubled(String text) {
      return text(Style.DOUBLED, text);
    }

    /** A black band with the text at its start. */
    public Builder inverted(String text) {
      return text(Style.INVERTED, text);
    }

    public Builder centre(String text) {
      return centre(Style.PLAIN, text);
    }

    public Builder centre(Style style, String text) {
      return add(Kind.CENTRED, style, text, "", "", 0, 0);
    }

    /** Text that stands in by some cells, on every row. */
    public Builder indented(int cells, Style style, String text) {
      return add(Kind.TEXT, style, text, "", "", cells, 0);
    }

    /** Text whose second row and those after it stand in by some cells, as below a quantity. */
    public Builder hanging(int cells, Style style, String text) {
      return add(Kind.TEXT, style, text, "", "", 0, cells);
    }

    /** Text at the start and at the end of a line; the end keeps its place when the start wraps. */
    public Builder pair(String left, String right) {
      return pair(Style.PLAIN, left, right);
    }

    public Builder pair(Style style, String left, String right) {
      return add(Kind.TEXT, style, left, "", right, 0, PAIR_HANG);
    }

    /** A pair that stands in by some cells. */
    public Builder pair(int indent, Style style, String left, String right) {
      return add(Kind.TEXT, style, left, "", right, indent, PAIR_HANG);
    }

    /**
     * Text at the start, in the middle and at the end; the middle goes below where it won't fit.
     */
    public Builder triple(String left, String middle, String right) {
      return add(Kind.TEXT, Style.PLAIN, left, middle, right, 0, PAIR_HANG);
    }

    /** Text at the start; at the end the word and the number the print job will get. */
    public Builder numbered(String left, String word) {
      return add(Kind.NUMBERED, Style.PLAIN, left, "", word, 0, PAIR_HANG);
    }

    /** A line of dashes. */
    public Builder rule() {
      return rule('-');
    }

    /** A line of one character over the whole width, such as {@code '='}. */
    public Builder rule(char of) {
      return add(Kind.RULE, Style.PLAIN, String.valueOf(of), "", "", 0, 0);
    }

    public Builder blank() {
      return add(Kind.BLANK, Style.PLAIN, "", "", "", 0, 0);
    }

    public Builder cut() {
      return cut(Cut.PARTIAL);
    }

    /** The knife, or room to tear the paper off. */
    public Builder cut(Cut cut) {
      return switch (cut) {
        case PARTIAL -> add(Kind.CUT, Style.PLAIN, "", "", "", 0, 0);
        case FULL -> add(Kind.CUT, Style.PLAIN, FULL_CUT, "", "", 0, 0);
        case NONE -> {
          for (int row = 0; row < ROWS_TO_TEAR; row++) {
            blank();
          }
          yield this;
        }
      };
    }

    /** Opens the drawer attached to the printer. */
    public Builder kick() {
      return add(Kind.KICK, Style.PLAIN, "", "", "", 0, 0);
    }

    private Builder add(
        Kind kind, Style style, String left, String middle, String right, int indent, int hang) {
      lines.add(new Line(kind, style, left, middle, right, indent, hang));
      return this;
    }

    public Paper build() {
      return new Paper(columns, lines);
    }
  }
}
