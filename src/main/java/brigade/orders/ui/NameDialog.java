package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.with;

import brigade.orders.Delivery;
import brigade.screen.OneOf;
import brigade.screen.Overlay;
import brigade.screen.Texts;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** For whom a bar tab, a takeout or a delivery is, where it goes, and when. */
final class NameDialog extends Overlay {
  private static final long serialVersionUID = 1L;
  private static final int NAME_LIMIT = 60;
  private static final int PHONE_LIMIT = 30;
  private static final int ADDRESS_LIMIT = 200;

  /** Offered times until it is fetched, in minutes. */
  private static final List<Integer> MINUTES = List.of(15, 20, 30, 45, 60);

  private final Input name = new Input();
  private final Input phone = new Input();
  private final Input address = new Input();
  private final Input remark = new Input();
  private final transient Function<Answer, Optional<String>> open;
  private @Nullable Integer minutes;
  private boolean opened;

  /**
   * @param key of the texts: {@code tab}, {@code takeout} or {@code delivery}
   * @param fetched whether it is asked when
   * @param brought whether it is asked where to
   * @param open opens the order and gives the reason why it could not, or nothing
   */
  NameDialog(
      String key, boolean fetched, boolean brought, Function<Answer, Optional<String>> open) {
    super(Texts.of("orders.ui." + key + ".title"), Texts.of("orders.ui." + key + ".detail"));
    this.open = open;
    String words = Texts.of("orders.ui.name");
    with(with(named(name, words), "class", "in"), "maxlength", String.valueOf(NAME_LIMIT));
    with(with(name, "autocomplete", "off"), "dir", "auto");
    name.setValueChangeMode(ValueChangeMode.EAGER);
    name.getElement()
        .addEventListener("keydown", enter -> run())
        .setFilter("event.key === 'Enter' && !event.isComposing");
    List<Component> body = new ArrayList<>();
    body.add(div("field", label("lbl", words), name));
    if (brought) {
      with(phone, "inputmode", "tel");
      body.add(field("orders.ui.delivery.phone", phone, PHONE_LIMIT));
      body.add(field("orders.ui.delivery.address", address, ADDRESS_LIMIT));
      body.add(field("orders.ui.delivery.remark", remark, ADDRESS_LIMIT));
    }
    if (fetched) {
      Div times = div("row wrap");
      OneOf<Integer> when =
          new OneOf<>(times, "pick", chosen -> minutes = chosen == 0 ? null : chosen);
      when.offer(0, label("", Texts.of("orders.ui.takeout.asap")));
      MINUTES.forEach(m -> when.offer(m, label("", Texts.of("orders.ui.takeout.minutes", m))));
      when.choose(0);
      body.add(div("field", label("lbl", Texts.of("orders.ui." + key + ".when")), times));
    }
    fill(body.toArray(Component[]::new));
    keys(
        button("btn grow", this::close, label("", Texts.of("orders.ui.dialog.cancel"))),
        button("btn primary grow", this::run, label("", Texts.of("orders.ui." + key + ".open"))));
  }

  private static Component field(String key, Input input, int limit) {
    String words = Texts.of(key);
    with(with(named(input, words), "class", "in"), "maxlength", String.valueOf(limit));
    with(with(input, "autocomplete", "off"), "dir", "auto");
    return div("field", label("lbl", words), input);
  }

  @Override
  protected void onAttach(AttachEvent attached) {
    super.onAttach(attached);
    name.focus();
  }

  /** A second tap on its way opens nothing more. */
  private void run() {
    if (opened) {
      return;
    }
    opened =
        settle(
            open.apply(
                new Answer(
                    name.getValue().strip(),
                    Optional.ofNullable(minutes),
                    new Delivery(phone.getValue(), address.getValue(), remark.getValue()))));
  }

  /**
   * What the person said.
   *
   * @param name may be empty
   * @param minutes until it is fetched; empty for as soon as possible
   * @param delivery how the guest is reached; its parts may be empty
   */
  record Answer(String name, Optional<Integer> minutes, Delivery delivery) {}
}
