package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.with;
import static brigade.screen.Redraw.known;

import brigade.screen.Redraw;
import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The seats a line is for. A tap is one seat alone; while they share, each tap adds a seat or takes
 * it away. The keys stay while what they show changes.
 */
final class SeatKeys {
  /** Stands for the key that lets seats share, among the numbers of the seats. */
  private static final int SHARE = 0;

  private final Div root;
  private final String style;
  private final int seats;
  private final Consumer<Whose> chosen;
  private Whose whose;
  private boolean sharing;

  /**
   * @param style the class of a key
   * @param seats how many there are to choose from
   * @param chosen called with what stands after each tap
   */
  SeatKeys(Div root, String style, int seats, Whose whose, Consumer<Whose> chosen) {
    this.root = root;
    this.style = style;
    this.seats = seats;
    this.whose = whose;
    this.chosen = chosen;
    sharing = whose.shared();
  }

  void draw() {
    List<Component> keys = new ArrayList<>();
    for (int number = 1; number <= seats; number++) {
      int seat = number;
      NativeButton key =
          key(whose.seats().contains(seat), () -> choose(whose.tapped(seat, sharing)));
      key.add(label("", String.valueOf(seat)));
      keys.add(known(named(key, Texts.of("orders.ui.seat.number", seat)), seat));
    }
    NativeButton table = key(whose.seats().isEmpty(), this::chooseTable);
    table.add(label("", Texts.of("orders.ui.seat.table")));
    keys.add(known(table, Whose.TABLE));
    if (seats > 1) {
      NativeButton share = key(sharing, this::toggleSharing);
      share.addClassName("sharing");
      share.add(icon("users s"), label("", Texts.of("orders.ui.seat.share")));
      keys.add(known(named(share, Texts.of("orders.ui.seat.share-hint")), SHARE));
    }
    Redraw.into(root, keys);
  }

  private NativeButton key(boolean on, Runnable tapped) {
    return with(button(on ? style + " on" : style, tapped), "aria-pressed", String.valueOf(on));
  }

  private void chooseTable() {
    sharing = false;
    choose(Whose.TABLE);
  }

  private void toggleSharing() {
    sharing = !sharing;
    choose(sharing ? whose : whose.alone());
  }

  private void choose(Whose next) {
    whose = next;
    draw();
    chosen.accept(next);
  }
}
