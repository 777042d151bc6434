package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.with;

import brigade.orders.Delivery;
import brigade.orders.OrderOutcome;
import brigade.rest.Problem.FieldError;
import brigade.screen.OneOf;
import brigade.screen.Overlay;
import brigade.screen.Texts;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private final Field name = new Field("orders.ui.name", NAME_LIMIT);
  private final Field phone = new Field("orders.ui.delivery.phone", PHONE_LIMIT);
  private final Field address = new Field("orders.ui.delivery.address", ADDRESS_LIMIT);
  private final Field remark = new Field("orders.ui.delivery.remark", ADDRESS_LIMIT);

  /** Fields by their names in the request, in the order they stand in. */
  private final Map<String, Field> asked = new LinkedHashMap<>();

  private final transient Function<Answer, OrderOutcome> open;
  private @Nullable Integer minutes;
  private boolean opened;

  /**
   * @param key of the texts: {@code tab}, {@code takeout} or {@code delivery}
   * @param fetched whether it is asked when
   * @param brought whether it is asked where to
   * @param open opens the order, or says why it could not
   */
  NameDialog(String key, boolean fetched, boolean brought, Function<Answer, OrderOutcome> open) {
    super(Texts.of("orders.ui." + key + ".title"), Texts.of("orders.ui." + key + ".detail"));
    this.open = open;
    name.input.setValueChangeMode(ValueChangeMode.EAGER);
    name.input
        .getElement()
        .addEventListener("keydown", enter -> run())
        .setFilter("event.key === 'Enter' && !event.isComposing");
    asked.put("name", name);
    if (brought) {
      with(phone.input, "inputmode", "tel");
      asked.put("phone", phone);
      asked.put("address", address);
      asked.put("note", remark);
    }
    List<Component> body = new ArrayList<>(asked.values());
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

  @Override
  protected void onAttach(AttachEvent attached) {
    super.onAttach(attached);
    name.input.focus();
  }

  /** A second tap on its way opens nothing more. */
  private void run() {
    if (opened) {
      return;
    }
    accept();
    asked.values().forEach(Field::accept);
    OrderOutcome outcome =
        open.apply(
            new Answer(
                name.input.getValue().strip(),
                Optional.ofNullable(minutes),
                new Delivery(
                    phone.input.getValue(), address.input.getValue(), remark.input.getValue())));
    if (outcome instanceof OrderOutcome.Invalid(List<FieldError> faults)
        && faults.stream().allMatch(fault -> asked.containsKey(fault.field()))) {
      mark(faults);
    } else {
      opened = settle(Outcomes.refusal(outcome));
    }
  }

  /** Says at each field what is wrong with it, and puts the cursor into the first. */
  private void mark(List<FieldError> faults) {
    List<Field> wrong = new ArrayList<>();
    asked.forEach(
        (of, field) ->
            faults.stream()
                .filter(fault -> fault.field().equals(of))
                .findFirst()
                .ifPresent(
                    fault -> {
                      field.refuse(fault);
                      wrong.add(field);
                    }));
    wrong.getFirst().input.focus();
  }

  /** Something to type, and below it what is wrong with it. */
  private static final class Field extends Div {
    private static final long serialVersionUID = 1L;

    private final Input input = new Input();
    private final Span hint = with(label("hint bad", ""), "role", "alert");
    private final String words;

    Field(String key, int limit) {
      words = Texts.of(key);
      with(this, "class", "field");
      with(with(named(input, words), "class", "in"), "maxlength", String.valueOf(limit));
      with(with(input, "autocomplete", "off"), "dir", "auto");
      hint.setId("wrong-" + key.replace('.', '-'));
      with(input, "aria-describedby", "wrong-" + key.replace('.', '-'));
      hint.setVisible(false);
      add(label("lbl", words), input, hint);
    }

    void refuse(FieldError fault) {
      with(with(input, "class", "in bad"), "aria-invalid", "true");
      hint.setText(Outcomes.fault(words, fault));
      hint.setVisible(true);
    }

    void accept() {
      with(input, "class", "in").getElement().removeAttribute("aria-invalid");
      hint.setVisible(false);
    }
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
