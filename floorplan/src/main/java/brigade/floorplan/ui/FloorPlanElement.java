package brigade.floorplan.ui;

import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.shared.Registration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The room drawn to scale by the custom element {@code <floor-plan>}: properties in, events out. A
 * property goes to the browser only when it differs from what is there.
 */
@Tag("floor-plan")
@JsModule("context://brigade/floor-plan.js")
public class FloorPlanElement extends Component {
  private static final long serialVersionUID = 1L;

  /** The element's words beside the table states; the keys are the element's own. */
  private static final List<String> WORDS =
      List.of(
          "plan",
          "table",
          "seats",
          "of",
          "minutes",
          "minutes-only",
          "of-minutes",
          "over",
          "target",
          "target-server");

  private static final String STATE = "floorplan.state.";
  private static final String WORD = "floorplan.plan.";

  private @Nullable ObjectNode plan;
  private List<UUID> targets = List.of();

  /** Gives the element its words in that language. */
  public void speak(Locale language) {
    ObjectNode words = JsonNodeFactory.instance.objectNode();
    Map<String, String> all = Texts.all(language);
    // The element fills in the places of the patterns itself, so they go to it as they are.
    all.forEach(
        (key, pattern) -> {
          if (key.startsWith(STATE)) {
            words.put(key.substring(STATE.length()), pattern);
          }
        });
    WORDS.forEach(word -> words.put(word, all.getOrDefault(WORD + word, word)));
    getElement().setPropertyJson("words", words);
  }

  /** Draws this plan. */
  public void draw(ObjectNode drawing) {
    if (!drawing.equals(plan)) {
      plan = drawing;
      getElement().setPropertyJson("plan", drawing);
    }
  }

  /** Rings a table, or none. */
  public void select(@Nullable UUID tableId) {
    getElement().setProperty("selected", tableId == null ? "" : tableId.toString());
  }

  /** Keeps these tables bright and fades the others; with none, nothing fades. */
  public void target(Collection<UUID> tableIds) {
    List<UUID> wanted = List.copyOf(tableIds);
    if (!wanted.equals(targets)) {
      targets = wanted;
      ArrayNode ids = JsonNodeFactory.instance.arrayNode();
      wanted.forEach(id -> ids.add(id.toString()));
      getElement().setPropertyJson("targets", ids);
    }
  }

  /** Moves the keyboard's focus to the plan. */
  public void focusTable(UUID tableId) {
    getElement().callJsFunction("focusTable", tableId.toString());
  }

  public Registration onTable(ComponentEventListener<TableClick> listener) {
    return addListener(TableClick.class, listener);
  }

  public Registration onKey(ComponentEventListener<TableKey> listener) {
    return addListener(TableKey.class, listener);
  }

  public Registration onDrop(ComponentEventListener<TableDrop> listener) {
    return addListener(TableDrop.class, listener);
  }

  public Registration onLift(ComponentEventListener<PartyLift> listener) {
    return addListener(PartyLift.class, listener);
  }

  public Registration onRelease(ComponentEventListener<PartyRelease> listener) {
    return addListener(PartyRelease.class, listener);
  }

  /** A table was tapped, or Enter pressed on it. */
  @DomEvent("table-click")
  public static class TableClick extends ComponentEvent<FloorPlanElement> {
    private static final long serialVersionUID = 1L;
    private final String id;

    public TableClick(
        FloorPlanElement source, boolean fromClient, @EventData("event.detail.id") String id) {
      super(source, fromClient);
      this.id = id;
    }

    /** The table's id as the plan has it. */
    public String id() {
      return id;
    }
  }

  /** A letter was pressed on a table. */
  @DomEvent("table-key")
  public static class TableKey extends ComponentEvent<FloorPlanElement> {
    private static final long serialVersionUID = 1L;
    private final String id;
    private final String key;

    public TableKey(
        FloorPlanElement source,
        boolean fromClient,
        @EventData("event.detail.id") String id,
        @EventData("event.detail.key") String key) {
      super(source, fromClient);
      this.id = id;
      this.key = key;
    }

    /** The table's id as the plan has it. */
    public String id() {
      return id;
    }

    /** {@code S}, {@code J} or {@code Delete}. */
    public String key() {
      return key;
    }
  }

  /** A party was dropped on a table. */
  @DomEvent("table-drop")
  public static class TableDrop extends ComponentEvent<FloorPlanElement> {
    private static final long serialVersionUID = 1L;
    private final String id;
    private final String party;

    public TableDrop(
        FloorPlanElement source,
        boolean fromClient,
        @EventData("event.detail.id") String id,
        @EventData("event.detail.party") String party) {
      super(source, fromClient);
      this.id = id;
      this.party = party;
    }

    /** The table's id as the plan has it. */
    public String id() {
      return id;
    }

    /** What the row said in {@code data-drag-party}. */
    public String party() {
      return party;
    }
  }

  /** A party was lifted from its row. */
  @DomEvent("party-lift")
  public static class PartyLift extends ComponentEvent<FloorPlanElement> {
    private static final long serialVersionUID = 1L;
    private final String party;

    public PartyLift(
        FloorPlanElement source,
        boolean fromClient,
        @EventData("event.detail.party") String party) {
      super(source, fromClient);
      this.party = party;
    }

    /** What the row said in {@code data-drag-party}. */
    public String party() {
      return party;
    }
  }

  /** A lifted party was let go of, on a table or elsewhere. */
  @DomEvent("party-release")
  public static class PartyRelease extends ComponentEvent<FloorPlanElement> {
    private static final long serialVersionUID = 1L;

    public PartyRelease(FloorPlanElement source, boolean fromClient) {
      super(source, fromClient);
    }
  }
}
