package brigade.kitchen.printing;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Draws with the fonts of this machine, without a screen. */
final class FontPen implements Pen {
  private static final Logger LOG = Logger.getLogger(FontPen.class);

  /** The size at which a letter of equal widths is as wide as a cell. */
  private static final int SIZE = 20;

  /** From the top of a row to the line its letters stand on. */
  private static final int BASELINE = 22;

  /** Grey up to here is black on paper. */
  private static final int BLACK_UP_TO = 140;

  static final Pen INSTANCE = made();

  private final List<Font> fonts;
  private final Font monospaced;
  private final Map<Integer, Optional<Font>> known = new ConcurrentHashMap<>();

  private FontPen(List<Font> fonts, Font monospaced) {
    this.fonts = fonts;
    this.monospaced = monospaced;
  }

  private static Pen made() {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
    try {
      List<Font> fonts = new ArrayList<>();
      fonts.add(new Font(Font.SANS_SERIF, Font.PLAIN, SIZE));
      Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts())
          .map(font -> font.deriveFont((float) SIZE))
          .forEach(fonts::add);
      return new FontPen(List.copyOf(fonts), new Font(Font.MONOSPACED, Font.PLAIN, SIZE));
    } catch (RuntimeException | LinkageError | InternalError e) {
      // A machine without a single font; what code pages have prints all the same.
      LOG.warnf("No letter can be drawn on this machine: %s", e.getMessage());
      return Pen.NONE;
    }
  }

  @Override
  public boolean has(int codePoint) {
    return font(codePoint).isPresent();
  }

  private Optional<Font> font(int codePoint) {
    return known.computeIfAbsent(
        codePoint,
        c ->
            fonts.stream()
                .filter(font -> font.canDisplay(c) && leavesInk(font, Character.toString(c)))
                .findFirst());
  }

  /** A font may claim a letter and hold it only as a coloured picture, which is not drawn. */
  private static boolean leavesInk(Font font, String letter) {
    BufferedImage image = new BufferedImage(3 * SIZE, 3 * SIZE, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setFont(font);
      graphics.drawString(letter, SIZE, 2 * SIZE);
    } finally {
      graphics.dispose();
    }
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (image.getRaster().getSample(x, y, 0) > 0) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public Bitmap draw(PaperText.Line line, int columns) {
    int across = line.style() == Paper.Style.DOUBLED ? 2 : 1;
    int down = across == 2 || line.style() == Paper.Style.TALL ? 2 : 1;
    int rowBytes = (columns * CELL_WIDTH + 7) / 8;
    int height = CELL_HEIGHT * down + LEADING;
    BufferedImage image = new BufferedImage(rowBytes * 8, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    try {
      boolean inverted = line.style() == Paper.Style.INVERTED;
      graphics.setColor(inverted ? Color.BLACK : Color.WHITE);
      graphics.fillRect(0, 0, image.getWidth(), height);
      graphics.setColor(inverted ? Color.WHITE : Color.BLACK);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.scale(across, down);
      int weight = line.style() == Paper.Style.PLAIN ? Font.PLAIN : Font.BOLD;
      letters(graphics, line.text(), weight);
    } finally {
      graphics.dispose();
    }
    byte[] bits = new byte[rowBytes * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (image.getRaster().getSample(x, y, 0) <= BLACK_UP_TO) {
          bits[y * rowBytes + x / 8] |= (byte) (0x80 >> x % 8);
        }
      }
    }
    return new Bitmap(rowBytes, height, bits);
  }

  /** What a page has goes cell by cell, as the printer does it; the rest in runs that may join. */
  private void letters(Graphics2D graphics, String text, int weight) {
    int cell = 0;
    int at = 0;
    while (at < text.length()) {
      int end = Glyphs.isOnAPage(text.charAt(at)) ? at + 1 : endOfRun(text, at);
      String part = text.substring(at, end);
      int cells = Cells.width(part);
      if (!part.isBlank()) {
        run(graphics, part, cell * CELL_WIDTH, cells * CELL_WIDTH, weight);
      }
      cell += cells;
      at = end;
    }
  }

  /** Words of such letters stay together over their blanks, so that they read in their order. */
  private static int endOfRun(String text, int from) {
    int end = from;
    for (int at = from; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      char c = text.charAt(at);
      if (c != ' ' && Glyphs.isOnAPage(c)) {
        break;
      }
      if (c != ' ') {
        end = at + Character.charCount(text.codePointAt(at));
      }
    }
    return end;
  }

  private void run(Graphics2D graphics, String text, int x, int width, int weight) {
    AttributedString attributed = new AttributedString(text);
    for (int at = 0; at < text.length(); ) {
      int end = at + Character.charCount(text.codePointAt(at));
      Font font =
          Glyphs.isOnAPage(text.charAt(at))
              ? monospaced
              : font(text.codePointAt(at)).orElse(monospaced);
      attributed.addAttribute(TextAttribute.FONT, font.deriveFont(weight), at, end);
      at = end;
    }
    FontRenderContext context = graphics.getFontRenderContext();
    TextLayout layout =
        new TextLayout(
            attributed.getIterator(),
            new FontRenderContext(null, true, context.usesFractionalMetrics()));
    AffineTransform before = graphics.getTransform();
    graphics.translate(x, BASELINE);
    if (layout.getAdvance() > width) {
      graphics.scale(width / layout.getAdvance(), 1);
    }
    layout.draw(graphics, 0, 0);
    graphics.setTransform(before);
  }
}
