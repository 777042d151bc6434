package brigade.kitchen.printing;

import com.github.anastaciocintra.escpos.EscPos;
import com.github.anastaciocintra.escpos.EscPos.CharacterCodeTable;
import com.github.anastaciocintra.escpos.EscPos.CutMode;
import com.github.anastaciocintra.escpos.EscPos.PinConnector;
import com.github.anastaciocintra.escpos.Style.ColorMode;
import com.github.anastaciocintra.escpos.Style.FontSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * A paper as ESC/POS bytes. The only bytes below 0x20 in them are those written here, and dots
 * within pictures, whose length is said before them.
 */
public final class PaperBytes {
  /** Rows between the print head and the knife. */
  private static final int FEED_TO_KNIFE = 4;

  /** The drawer's pulse: on and off times in units of 2 ms, as most drawers want them. */
  private static final int PULSE_ON = 60;

  private static final int PULSE_OFF = 120;

  private static final int FS = 0x1C;
  private static final int GS = 0x1D;
  private static final int LF = 0x0A;

  private static final Map<Paper.Style, byte[]> STYLES = styles();

  private PaperBytes() {}

  /** The bytes of a paper, from initialising the printer to the last cut. */
  public static byte[] of(Paper paper) {
    return of(paper, Pen.ofThisMachine());
  }

  static byte[] of(Paper paper, Pen pen) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
    try (EscPos printer = new EscPos(bytes)) {
      printer.initializePrinter();
      // Printers sold in Asia take bytes from 0x80 on as halves of ideographs unless told not to.
      printer.write(FS).write('.');
      CharacterCodeTable table = Glyphs.first();
      printer.setPrinterCharacterTable(table.value);
      Paper.Style style = Paper.Style.PLAIN;
      for (PaperText.Line line : PaperText.laidOut(paper, pen)) {
        switch (line.act()) {
          case CUT -> printer.feed(FEED_TO_KNIFE).cut(CutMode.PART);
          case FULL_CUT -> printer.feed(FEED_TO_KNIFE).cut(CutMode.FULL);
          case KICK -> printer.pulsePin(PinConnector.Pin_2, PULSE_ON, PULSE_OFF);
          case ROW -> {
            if (line.drawn()) {
              draw(printer, pen.draw(line, paper.columns()));
              continue;
            }
            if (line.style() != style) {
              style = line.style();
              write(printer, Objects.requireNonNull(STYLES.get(style)));
            }
            table = write(printer, line.text(), table);
            printer.write(LF);
          }
        }
        if (line.act() == PaperText.Act.CUT || line.act() == PaperText.Act.FULL_CUT) {
          // The feed wrote a style of its own.
          style = Paper.Style.PLAIN;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail to be written", e);
    }
    return bytes.toByteArray();
  }

  private static CharacterCodeTable write(EscPos printer, String text, CharacterCodeTable table)
      throws IOException {
    CharacterCodeTable current = table;
    for (int i = 0; i < text.length(); i++) {
      Glyphs.Place place = Glyphs.place(text.charAt(i), current);
      if (place.table() != current) {
        current = place.table();
        printer.setPrinterCharacterTable(current.value);
      }
      printer.write(place.code() & 0xFF);
    }
    return current;
  }

  /** {@code GS v 0}: so many bytes across, so many rows down, and then exactly their bytes. */
  private static void draw(EscPos printer, Bitmap picture) throws IOException {
    int across = picture.rowBytes();
    int down = picture.height();
    printer.write(GS).write('v').write('0').write(0);
    printer.write(across & 0xFF).write(across >> 8).write(down & 0xFF).write(down >> 8);
    write(printer, picture.bits());
  }

  private static void write(EscPos printer, byte[] bytes) throws IOException {
    printer.write(bytes, 0, bytes.length);
  }

  private static Map<Paper.Style, byte[]> styles() {
    Map<Paper.Style, byte[]> styles = new EnumMap<>(Paper.Style.class);
    try {
      for (Paper.Style style : Paper.Style.values()) {
        com.github.anastaciocintra.escpos.Style escpos =
            new com.github.anastaciocintra.escpos.Style();
        switch (style) {
          case PLAIN -> {}
          case BOLD -> escpos.setBold(true);
          case TALL -> escpos.setBold(true).setFontSize(FontSize._1, FontSize._2);
          case DOUBLED -> escpos.setBold(true).setFontSize(FontSize._2, FontSize._2);
          case INVERTED -> escpos.setBold(true).setColorMode(ColorMode.WhiteOnBlack);
        }
        styles.put(style, escpos.getConfigBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail to be written", e);
    }
    return styles;
  }
}
