package brigade.reports.ui;

import static brigade.screen.Markup.label;

import brigade.screen.Redraw;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.ArrayList;
import java.util.List;

/**
 * A plain table of figures; a heading that ends with {@code >} is over figures, aligned at the end.
 */
final class Grid extends NativeTable implements Redraw.Kept {
  private static final long serialVersionUID = 1L;

  private boolean[] figures;
  private final NativeTableBody body = new NativeTableBody();
  private String nothing = "";

  Grid(String... headings) {
    getElement().setAttribute("class", "tbl");
    figures = new boolean[headings.length];
    NativeTableRow head = new NativeTableRow();
    for (int i = 0; i < headings.length; i++) {
      figures[i] = headings[i].endsWith(">");
      NativeTableHeaderCell cell = new NativeTableHeaderCell();
      cell.setText(figures[i] ? headings[i].substring(0, headings[i].length() - 1) : headings[i]);
      cell.getElement().setAttribute("scope", "col");
      if (figures[i]) {
        cell.getElement().setAttribute("class", "r");
      }
      head.add(cell);
    }
    boolean headed = false;
    for (String heading : headings) {
      headed |= !heading.isEmpty() && !heading.equals(">");
    }
    if (headed) {
      getHead().add(head);
    }
    add(body);
  }

  /** Says this in place of rows while there are none. */
  Grid saying(String words) {
    nothing = words;
    return this;
  }

  /** Draws the rows in place of those before. */
  Grid show(List<List<Component>> rows) {
    List<Component> lines = new ArrayList<>();
    for (List<Component> row : rows) {
      NativeTableRow line = new NativeTableRow();
      for (int i = 0; i < row.size(); i++) {
        NativeTableCell cell = new NativeTableCell();
        cell.add(row.get(i));
        if (figures[i]) {
          cell.getElement().setAttribute("class", "r");
        }
        line.add(cell);
      }
      lines.add(line);
    }
    if (lines.isEmpty() && !nothing.isEmpty()) {
      NativeTableCell cell = new NativeTableCell();
      cell.add(label("mute", nothing));
      cell.getElement().setAttribute("colspan", String.valueOf(figures.length));
      lines.add(new NativeTableRow(cell));
    }
    Redraw.into(body, lines);
    return this;
  }

  @Override
  public void become(Component wanted) {
    figures = ((Grid) wanted).figures;
    nothing = ((Grid) wanted).nothing;
  }

  /** A cell of text. */
  static Component cell(String text) {
    return label("", text);
  }

  /** A cell with a figure. */
  static Component figure(String text) {
    return label("tn", text);
  }
}
