package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.with;

import brigade.screen.Texts;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

/** The keys at the foot of an order, F1 to F7 from the start. */
final class KeyBar extends Footer {
  private static final long serialVersionUID = 1L;

  private final Span sendWords = label("", "");
  private final Span under = label("under", "");
  private final Span fireWords = label("", "");
  private final Span fireUnder = label("under", "");
  private final Span rushWords = label("", "");
  private final Span holdWords = label("", "");
  private final NativeButton send;
  private final NativeButton later;
  private final NativeButton undo;
  private final Span undoWords = label("", "");
  private final NativeButton hold;
  private final NativeButton fire;
  private final NativeButton rush;
  private final NativeButton repeat;
  private final NativeButton discount;
  private final NativeButton print;
  private final NativeButton split;
  private final NativeButton pay;
  private final Span payWhyNot = label("under", "");

  KeyBar(Keys keys) {
    getElement().setAttribute("class", "keybar");
    NativeButton more =
        named(
            button(
                "btn key up more",
                this::toggle,
                icon("grid"),
                label("", Texts.of("orders.ui.key.more-short"))),
            Texts.of("orders.ui.key.more"));
    send = button("btn primary key send", keys::send, icon("send"), sendWords, under);
    later = key("clock", label("", Texts.of("orders.ui.later.key")), keys::sendLater);
    later.addClassName("later");
    undo = key("undo", undoWords, keys::undo);
    undo.addClassName("undo");
    hold = key("pause", holdWords, keys::hold);
    fire = key("flame", fireWords, keys::fire);
    fire.addClassName("fire");
    fire.add(fireUnder);
    // The key says the next course as soon as one is fired: a finger that bounces must not fire it.
    fire.getElement()
        .executeJs(
            "this.addEventListener('click', () => { this.classList.remove('settling');"
                + " void this.offsetWidth; this.classList.add('settling'); })");
    rush = key("bell", rushWords, keys::rush);
    repeat = key("repeat", label("", Texts.of("orders.ui.key.repeat")), keys::repeat);
    discount = key("percent", label("", Texts.of("orders.ui.key.discount")), keys::discount);
    print = key("printer", label("", Texts.of("orders.ui.key.print")), keys::print);
    split = key("split", label("", Texts.of("orders.ui.key.split")), keys::split);
    pay = key("card", label("", Texts.of("orders.ui.key.pay")), keys::pay);
    pay.add(payWhyNot);
    NativeButton[] all = {send, hold, fire, repeat, print, split, pay};
    for (int i = 0; i < all.length; i++) {
      with(all[i], "data-key", "F" + (i + 1));
      with(all[i], "aria-keyshortcuts", "F" + (i + 1));
    }
    add(
        more,
        send,
        later,
        hold,
        fire,
        rush,
        repeat,
        undo,
        span("gap"),
        discount,
        print,
        split,
        pay);
  }

  private NativeButton key(String icon, Span words, Runnable action) {
    return button(
        "btn key up",
        () -> {
          removeClassName("open");
          action.run();
        },
        icon(icon),
        words);
  }

  private void toggle() {
    if (hasClassName("open")) {
      removeClassName("open");
    } else {
      addClassName("open");
    }
  }

  /** Shows which keys do something now. */
  void show(Can can) {
    sendWords.setText(
        can.fresh() > 0
            ? Texts.of("orders.ui.key.send-count", can.fresh())
            : Texts.of("orders.ui.key.send"));
    under.setText(can.sendNote());
    under.setVisible(!can.sendNote().isEmpty());
    send.setEnabled(can.fresh() > 0 && !can.choosing());
    enable(later, can.fresh() > 0 && !can.choosing(), "orders.ui.later.none");
    undoWords.setText(can.undo().isEmpty() ? Texts.of("orders.ui.undo") : can.undo());
    enable(undo, !can.undo().isEmpty(), "orders.ui.undo.none");
    if (!can.undo().isEmpty()) {
      // A long name is cut on the key; what is undone stands before it, and all of it here.
      with(undo, "title", can.undo());
    }
    holdWords.setText(can.holdWords());
    enable(hold, can.fresh() > 0, "orders.ui.key.hold-none");
    fireWords.setText(can.fireWords().isEmpty() ? Texts.of("orders.ui.key.fire") : can.fireWords());
    enable(fire, !can.fireWords().isEmpty(), "orders.ui.key.fire-none");
    fireUnder.setText(can.fireNote());
    fireUnder.setVisible(!can.fireWords().isEmpty() && !can.fireNote().isEmpty());
    rushWords.setText(Texts.of(can.rushed() ? "orders.ui.key.rush-back" : "orders.ui.key.rush"));
    enable(rush, can.rushable(), "orders.ui.key.rush-none");
    enable(repeat, can.repeatable(), "orders.ui.key.repeat-none");
    enable(discount, can.discounts() && can.charged(), "orders.ui.key.settle-none");
    enable(print, can.settle() && can.prints() && can.charged(), "orders.ui.key.settle-none");
    enable(split, can.settle() && can.charged(), "orders.ui.key.settle-none");
    enable(pay, can.settle() && can.charged(), "orders.ui.key.settle-none");
    payWhyNot.setVisible(can.settle() && !can.charged());
    payWhyNot.setText(
        Texts.of(can.fresh() > 0 ? "orders.ui.key.pay-first" : "orders.ui.key.pay-nothing"));
  }

  private static void enable(NativeButton key, boolean enabled, String whyNot) {
    key.setEnabled(enabled);
    if (enabled) {
      key.getElement().removeAttribute("title");
    } else {
      with(key, "title", Texts.of(whyNot));
    }
  }

  /**
   * What can be done now.
   *
   * @param fresh portions that are not sent
   * @param choosing whether a line is being put together
   * @param sendNote below the key; may be empty
   * @param holdWords what Hold does now, and to what
   * @param fireWords which course would be fired next, in words; empty for none
   * @param fireNote how long it will take then; empty where nobody knows
   * @param rushable whether the kitchen has something of it that is not made yet
   * @param rushed whether all of that is to be made before its turn
   * @param repeatable whether there was a round of drinks
   * @param settle whether the person may settle checks
   * @param prints whether there is somebody who prints checks
   * @param discounts whether the person may take something off
   * @param charged whether anything is owed
   * @param undo what the person's last step was; empty when none can be undone
   */
  record Can(
      int fresh,
      boolean choosing,
      String sendNote,
      String holdWords,
      String fireWords,
      String fireNote,
      boolean rushable,
      boolean rushed,
      boolean repeatable,
      boolean settle,
      boolean prints,
      boolean discounts,
      boolean charged,
      String undo) {}

  /** What the keys do. */
  interface Keys {
    void send();

    /** Holds the selected new line, or all of them; or lets go of what is held. */
    void hold();

    /** Lets what is new go to the kitchen at a time. */
    void sendLater();

    /** Takes back the person's own last step. */
    void undo();

    void fire();

    /** Has the kitchen make all of the order before its turn. */
    void rush();

    void repeat();

    void print();

    /** Takes something off the selected lines, or off the check. */
    void discount();

    void split();

    void pay();
  }
}
