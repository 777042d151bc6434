package brigade.kitchen.printing;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A paper on the screen, exactly as wide and as long as it prints. */
@Tag("pre")
public final class PaperPreview extends HtmlContainer {
  private static final long serialVersionUID = 1L;

  private transient @Nullable List<PaperText.Line> shown;

  public PaperPreview() {
    getElement().setAttribute("class", "paper");
  }

  public PaperPreview(Paper paper) {
    this();
    show(paper);
  }

  /** Draws what came out of a simulated printer. */
  public void showPrinted(List<PrinterSimulator.PrintedRow> rows) {
    shown = null;
    removeAll();
    for (PrinterSimulator.PrintedRow row : rows) {
      Bitmap picture = row.picture();
      if (picture != null) {
        add(picture(picture, "", picture.width() / Pen.CELL_WIDTH));
        continue;
      }
      Span letters = new Span((row.text().isEmpty() ? " " : row.text()) + "\n");
      if (row.inverted()) {
        letters.addClassName("inv");
      } else if (row.wide()) {
        letters.addClassName("big");
      } else if (row.tall()) {
        letters.addClassName("tall");
      } else if (row.bold()) {
        letters.addClassName("bold");
      }
      add(letters);
    }
  }

  /** A row that goes to the printer as dots, as wide as rows of letters are. */
  static Image picture(Bitmap dots, String text, int columns) {
    Image picture = new Image(dots.source(), text.strip());
    picture.getStyle().set("display", "block").set("width", columns + "ch");
    return picture;
  }

  /** Draws a paper in place of the one before; drawing the same again costs nothing. */
  public void show(Paper paper) {
    List<PaperText.Line> lines = PaperText.lines(paper);
    if (lines.equals(shown)) {
      return;
    }
    shown = lines;
    removeAll();
    for (PaperText.Line line : lines) {
      if (line.drawn()) {
        add(picture(Pen.ofThisMachine().draw(line, paper.columns()), line.text(), paper.columns()));
        continue;
      }
      // An element drops a text that is empty, and with it the row.
      Span row = new Span((line.text().isEmpty() ? " " : line.text()) + "\n");
      switch (line.style()) {
        case PLAIN -> {}
        case BOLD -> row.addClassName("bold");
        case TALL -> row.addClassName("tall");
        case DOUBLED -> row.addClassName("big");
        case INVERTED -> row.addClassName("inv");
      }
      add(row);
    }
  }
}
