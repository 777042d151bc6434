package brigade.screen;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeButton;

/** A native button. What it does can change while it stays under the finger. */
final class Tap extends NativeButton implements Redraw.Kept {
  private static final long serialVersionUID = 1L;

  private transient Runnable act;

  Tap(Runnable act) {
    this.act = act;
    getElement().setAttribute("type", "button");
    addClickListener(click -> this.act.run());
  }

  @Override
  public void become(Component wanted) {
    act = ((Tap) wanted).act;
  }
}
