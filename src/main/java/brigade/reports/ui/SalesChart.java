package brigade.reports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.shared.Registration;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Net sales by hour, drawn by the custom element {@code <sales-chart>}. */
@Tag("sales-chart")
@JsModule("context://brigade/sales-chart.js")
class SalesChart extends Component {
  private static final long serialVersionUID = 1L;

  private @Nullable ArrayNode drawn;

  /** Gives the element its words and how amounts are written. */
  void speak(Locale locale, int digits, String now, String then, String running, String chart) {
    ObjectNode words = JsonNodeFactory.instance.objectNode();
    words.put("now", now).put("then", then).put("running", running).put("chart", chart);
    getElement().setPropertyJson("words", words);
    getElement().setProperty("locale", locale.toLanguageTag());
    getElement().setProperty("digits", digits);
  }

  /**
   * Draws the hours; nothing goes to the browser when nothing changed.
   *
   * @param running the index of the hour that is not over, or -1
   * @param digits decimals of the currency
   */
  void show(List<Hour> hours, int running, int digits) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (Hour hour : hours) {
      ObjectNode node = all.addObject().put("key", hour.key()).put("label", hour.label());
      put(node, "now", hour.now(), digits);
      put(node, "then", hour.then(), digits);
    }
    if (!all.equals(drawn)) {
      drawn = all;
      getElement().setPropertyJson("hours", all);
    }
    getElement().setProperty("running", running);
  }

  private static void put(ObjectNode node, String name, @Nullable Long minor, int digits) {
    if (minor == null) {
      node.putNull(name);
    } else {
      node.put(name, BigDecimal.valueOf(minor, digits));
    }
  }

  Registration onHour(ComponentEventListener<HourPicked> listener) {
    return addListener(HourPicked.class, listener);
  }

  /**
   * One hour.
   *
   * @param now net in minor units, null for an hour to come
   * @param then of the same hour of the day compared with, null where there was none
   */
  record Hour(String key, String label, @Nullable Long now, @Nullable Long then) {}

  /** A bar was tapped. */
  @DomEvent("hour-click")
  static class HourPicked extends ComponentEvent<SalesChart> {
    private static final long serialVersionUID = 1L;

    private final String key;

    public HourPicked(
        SalesChart source, boolean fromClient, @EventData("event.detail.key") String key) {
      super(source, fromClient);
      this.key = key;
    }

    String key() {
      return key;
    }
  }
}
