package brigade.screen;

import static brigade.screen.Markup.div;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.typing;
import static brigade.screen.Markup.with;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why something is done: the usual reasons as keys, and a field for any other. */
public final class Reasons extends Div {
  private static final long serialVersionUID = 1L;
  private static final int LIMIT = 120;

  /** Stands for the field among the reasons, none of which is empty. */
  private static final String OTHER = "";

  private final Input other = new Input();
  private @Nullable String reason;

  /**
   * @param usual in the words that are kept and printed
   * @param chosen is told whenever another one is said
   */
  public Reasons(List<String> usual, Runnable chosen) {
    getElement().setAttribute("class", "field reasons");
    Div options = div("opts");
    options.getElement().getStyle().set("--cols", "2");
    OneOf<String> keys =
        new OneOf<>(
            options,
            "opt",
            one -> {
              reason = one;
              other.setVisible(one.equals(OTHER));
              if (one.equals(OTHER)) {
                other.focus();
              }
              chosen.run();
            });
    usual.forEach(words -> keys.offer(words, isolated("", words)));
    keys.offer(OTHER, label("", Texts.of("core.reason.other")));
    with(named(typing(other), Texts.of("core.reason.other")), "class", "in");
    with(with(other, "maxlength", String.valueOf(LIMIT)), "dir", "auto");
    other.setValueChangeMode(ValueChangeMode.EAGER);
    other.addValueChangeListener(change -> chosen.run());
    other.setVisible(false);
    add(label("lbl", Texts.of("core.reason.why")), options, other);
  }

  /** The reason; empty while none is said. */
  public Optional<String> chosen() {
    return Optional.ofNullable(reason)
        .map(one -> one.equals(OTHER) ? other.getValue().strip() : one)
        .filter(words -> !words.isEmpty());
  }
}
