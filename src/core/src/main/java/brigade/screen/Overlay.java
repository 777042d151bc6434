package brigade.screen;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.with;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;

/**
 * A dialog over the screen: a head that says what it is about, a body, and its keys. It keeps the
 * focus, and Escape closes it.
 */
public class Overlay extends Dialog {
  private static final long serialVersionUID = 1L;

  private final Span detail = isolated("small mute tn", "");
  private final Div body = div("body");
  private final Div refusal = with(div("banner warn small"), "role", "alert");
  private final Footer footer = new Footer();

  /**
   * @param title what it is about
   * @param detail one line below the title; may be empty
   */
  public Overlay(String title, String detail) {
    addThemeName("no-padding");
    H2 heading = new H2(title);
    with(heading, "dir", "auto");
    Header header =
        new Header(
            div("grow", heading, this.detail),
            named(button("btn quiet icon", this::leave, icon("x")), Texts.of("core.dialog.close")));
    detail(detail);
    refusal.setVisible(false);
    add(div("dialog", header, body, refusal, footer));
    getElement().setAttribute("aria-label", title);
    setWidth("min(440px, calc(100vw - 24px))");
  }

  /** Says something else below the title. */
  public final void detail(String words) {
    detail.setText(words);
  }

  /** What the cross at the head does: it closes, unless there is something to ask first. */
  protected void leave() {
    close();
  }

  /** What stands between head and keys. */
  public final void fill(Component... components) {
    body.removeAll();
    body.add(components);
  }

  /** Says above the keys why something was not done. */
  public final void refuse(String why) {
    refusal.removeAll();
    refusal.add(icon("alert s"), isolated("grow", why));
    refusal.setVisible(true);
  }

  /** Takes back what was said last. */
  public final void accept() {
    refusal.setVisible(false);
  }

  /**
   * Does something that may be refused with a sentence: closes when it is done, else says why not.
   *
   * @param refused what the act gave back
   * @return whether it was done
   */
  public final boolean settle(Optional<String> refused) {
    if (refused.isEmpty()) {
      close();
    } else {
      refuse(refused.get());
    }
    return refused.isEmpty();
  }

  /** The keys at the end; the last one is what the dialog is for. */
  public final void keys(Component... keys) {
    footer.removeAll();
    footer.add(keys);
  }

  /** Adds a key that closes the dialog and then does something. */
  public final Overlay answer(String classes, String words, Runnable action) {
    footer.add(
        button(
            classes,
            () -> {
              close();
              action.run();
            },
            label("", words)));
    return this;
  }
}
