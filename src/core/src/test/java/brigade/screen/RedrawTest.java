package brigade.screen;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Redraw.known;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedrawTest {
  private final Div place = div("place");
  private final List<String> done = new ArrayList<>();

  private NativeButton key(String classes, String words, String act) {
    return button(classes, () -> done.add(act), label("", words));
  }

  private Component child(int index) {
    return place.getComponentAt(index);
  }

  @Test
  void aKeyUnderAFingerStaysAndDoesWhatItShowsNow() {
    Redraw.into(place, key("btn", "Card", "before"));
    NativeButton pressed = (NativeButton) child(0);
    Redraw.into(place, key("btn on", "Card", "now"));
    assertSame(pressed, child(0));
    assertEquals("btn on", pressed.getElement().getAttribute("class"));
    ComponentUtil.fireEvent(pressed, new ClickEvent<>(pressed));
    assertEquals(List.of("now"), done);
  }

  @Test
  void aKeyThatHasOtherWordsIsAnotherKey() {
    Redraw.into(place, key("btn", "€50", "fifty"));
    Component fifty = child(0);
    Redraw.into(place, key("btn", "€20", "twenty"));
    assertNotSame(fifty, child(0));
    assertFalse(fifty.getParent().isPresent());
  }

  @Test
  void aNamedKeyKeepsItsNameWhateverItSays() {
    Redraw.into(place, known(key("btn", "10% 3.50", "before"), "10"));
    Component tip = child(0);
    Redraw.into(place, known(key("btn", "10% 4.00", "now"), "10"));
    assertSame(tip, child(0));
    assertEquals("10% 4.00", tip.getElement().getTextRecursively());
  }

  @Test
  void aKeyTurnedOffAndOnStaysTheSame() {
    Redraw.into(place, key("btn", "Save", "save"));
    NativeButton save = (NativeButton) child(0);
    NativeButton off = key("btn", "Save", "save");
    off.setEnabled(false);
    Redraw.into(place, off);
    assertSame(save, child(0));
    assertFalse(save.isEnabled());
    Redraw.into(place, key("btn", "Save", "save"));
    assertTrue(save.isEnabled());
  }

  @Test
  void whatIsGoneIsTakenAwayAndWhatIsNewIsPutInItsPlace() {
    Redraw.into(place, known(div("row a"), 1), known(div("row b"), 2), known(div("row c"), 3));
    Component first = child(0);
    Component third = child(2);
    Redraw.into(place, known(div("row c"), 3), known(div("row d"), 4), known(div("row a"), 1));
    assertEquals(3, place.getComponentCount());
    assertSame(third, child(0));
    assertEquals("row d", child(1).getElement().getAttribute("class"));
    assertSame(first, child(2));
  }

  @Test
  void keysDeepInARowStayWhenTheRowChanges() {
    Redraw.into(place, div("row", label("n", "2 lines"), key("btn", "Pay", "pay")));
    Component pay = child(0).getChildren().toList().getLast();
    Redraw.into(
        place, div("row", label("n", "3 lines"), label("warn", "late"), key("btn", "Pay", "pay")));
    assertEquals(
        List.of("3 lines", "late", "Pay"),
        child(0).getChildren().map(part -> part.getElement().getTextRecursively()).toList());
    assertSame(pay, child(0).getChildren().toList().getLast());
  }

  @Test
  void whatIsWantedAgainIsNeverTouched() {
    Input typed = new Input();
    typed.setValue("12.50");
    Redraw.into(place, typed, key("btn", "Add", "add"));
    Redraw.into(place, label("", "Two parts"), typed, key("btn", "Add", "add"));
    assertSame(typed, child(1));
    assertEquals("12.50", typed.getValue());
  }

  @Test
  void aFieldThatIsDrawnAnewReplacesTheOneBefore() {
    Redraw.into(place, new Input());
    Component before = child(0);
    Redraw.into(place, new Input());
    assertNotSame(before, child(0));
  }

  @Test
  void attributesThatAreNotWantedAnyMoreGo() {
    Redraw.into(place, named(div("row"), "Two lines"));
    Redraw.into(place, div("row"));
    assertFalse(child(0).getElement().hasAttribute("aria-label"));
  }

  @Test
  void whatIsHiddenAndShownAgainStaysTheSame() {
    Redraw.into(place, div("row"));
    Component row = child(0);
    Div hidden = div("row");
    hidden.setVisible(false);
    Redraw.into(place, hidden);
    assertSame(row, child(0));
    assertFalse(row.isVisible());
  }
}
