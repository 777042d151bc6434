package brigade.billing.ui;

import brigade.billing.ui.PartColumn.Acts;
import brigade.billing.ui.PartColumn.Row;
import brigade.screen.Redraw;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dnd.DragSource;
import com.vaadin.flow.component.dnd.EffectAllowed;
import com.vaadin.flow.component.html.NativeButton;
import java.util.UUID;

/** A line of a part that may be tapped or dragged to another part. */
final class MovableLine extends NativeButton implements Redraw.Kept {
  private static final long serialVersionUID = 1L;

  private final UUID lineId;
  private int place;

  MovableLine(Acts acts, int place, Row row, Component... parts) {
    this.place = place;
    this.lineId = row.lineId();
    Redraw.known(this, lineId);
    getElement().setAttribute("type", "button");
    getElement().setAttribute("class", row.on() ? "pl sel" : "pl");
    getElement().setAttribute("aria-pressed", String.valueOf(row.on()));
    add(parts);
    addClickListener(click -> acts.pick(this.place, lineId));
    DragSource<MovableLine> source = DragSource.create(this);
    source.setEffectAllowed(EffectAllowed.MOVE);
    source.addDragStartListener(started -> acts.drag(this.place, lineId));
  }

  @Override
  public void become(Component wanted) {
    place = ((MovableLine) wanted).place;
  }
}
