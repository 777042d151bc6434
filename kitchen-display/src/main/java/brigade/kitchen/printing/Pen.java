package brigade.kitchen.printing;

/** Draws rows with letters that no code page of a printer has. */
interface Pen {
  /** Dots of a cell, as wide and high as the printer's own letters. */
  int CELL_WIDTH = 12;

  int CELL_HEIGHT = 24;

  /** Dots between a row and the next. */
  int LEADING = 8;

  /** None: such letters are spelled, or stood in for. */
  Pen NONE =
      new Pen() {
        @Override
        public boolean has(int codePoint) {
          return false;
        }

        @Override
        public Bitmap draw(PaperText.Line line, int columns) {
          throw new UnsupportedOperationException("There is nothing to draw with");
        }
      };

  /** Whether it can draw a letter, so that somebody can read it. */
  boolean has(int codePoint);

  /** Draws a row over the whole width of the paper. */
  Bitmap draw(PaperText.Line line, int columns);

  /** The one that draws with the fonts of this machine; {@link #NONE} where it has none. */
  static Pen ofThisMachine() {
    return FontPen.INSTANCE;
  }
}
