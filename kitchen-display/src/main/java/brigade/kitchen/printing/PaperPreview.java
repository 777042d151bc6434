package brigade.kitchen.printing;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
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

  /** Draws a paper in place of the one before; drawing the same again costs nothing. */
  public void show(Paper paper) {
    List<PaperText.Line> lines = PaperText.lines(paper);
    if (lines.equals(shown)) {
      return;
    }
    shown = lines;
    removeAll();
    for (PaperText.Line line : lines) {
      // An element drops a text that is empty, and with it the row.
      Span row = new Span((line.text().isEmpty() ? " " : line.text()) + "\n");
      switch (line.style()) {
        case PLAIN -> {}
        case BOLD -> row.addClassName("bold");
        case DOUBLED -> row.addClassName("big");
        case INVERTED -> row.addClassName("inv");
      }
      add(row);
    }
  }
}
