package brigade.staff.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.with;

import brigade.changes.Topic;
import brigade.screen.Rail;
import brigade.screen.Screen;
import brigade.screen.ScreenKit;
import brigade.screen.TopBar;
import brigade.staff.ManagingStaff;
import brigade.staff.Permission;
import brigade.staff.ReadingStaff;
import brigade.staff.ReadingStaff.InUse;
import brigade.staff.ReadingStaff.Person;
import brigade.staff.Requires;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who works here and on which devices: adding, changing and disabling, enrolling and revoking. */
@Route("staff")
@PageTitle("People and devices")
@Requires(Permission.EDIT_STAFF)
public class StaffView extends Screen {
  private static final long serialVersionUID = 1L;

  /** On a phone list and form are shown one at a time; this class shows the form. */
  private static final String FORM_SHOWN = "pane-form";

  private static final int TOAST_MILLIS = 4_000;

  private final transient ReadingStaff reading;
  private final transient ManagingStaff managing;

  private final TopBar bar;
  private final NativeButton add = button("btn", this::add);
  private final Span peopleCount = label("count", "0");
  private final Span deviceCount = label("count", "0");
  private final NativeButton people;
  private final NativeButton devices;
  private final Div rows = div("rows scroll");
  private final Section form = new Section();

  private boolean showsDevices;
  private @Nullable UUID chosen;
  private transient @Nullable Shown shown;

  StaffView(ScreenKit kit, ReadingStaff reading, ManagingStaff managing) {
    super("setup", kit, Topic.STAFF);
    this.reading = reading;
    this.managing = managing;
    addClassNames("dining-room", "app", "screen-staff");
    bar = new TopBar(kit).acting(add);
    people = section("user", "staff.people", peopleCount, false);
    devices = section("tablet", "staff.devices", deviceCount, true);
    Nav sections = new Nav(people, devices);
    sections.setClassName("sections");
    Section list = new Section(rows);
    list.setClassName("list");
    form.setClassName("fm");
    Main main = new Main(named(sections, text("staff.title")), list, form);
    main.setClassName("su");
    add(new Rail(kit, "staff"), bar, main);
  }

  private NativeButton section(String icon, String key, Span count, boolean ofDevices) {
    return button("", () -> show(ofDevices), icon(icon), label("grow", text(key)), count);
  }

  private void show(boolean ofDevices) {
    showsDevices = ofDevices;
    choose(null);
  }

  @Override
  protected void refresh() {
    List<Person> everybody = reading.people();
    List<InUse> inUse = reading.devices();
    int active = (int) everybody.stream().filter(Person::active).count();
    bar.titled(text("staff.title"), text("staff.context", active, inUse.size()));
    peopleCount.setText(String.valueOf(active));
    deviceCount.setText(String.valueOf(inUse.size()));
    mark(people, !showsDevices);
    mark(devices, showsDevices);
    add.removeAll();
    add.add(icon("plus"), label("", text(showsDevices ? "staff.add-device" : "staff.add-person")));
    rows.removeAll();
    if (showsDevices) {
      inUse.forEach(device -> rows.add(row(device)));
      if (inUse.isEmpty()) {
        rows.add(div("empty", icon("tablet"), label("b", text("staff.no-devices"))));
      }
    } else {
      everybody.forEach(person -> rows.add(row(person)));
    }
    drawForm(everybody, inUse);
  }

  private static void mark(NativeButton section, boolean on) {
    section.setClassName("on", on);
    with(section, "aria-pressed", String.valueOf(on));
  }

  private Component row(Person person) {
    Div words =
        div(
            "grow",
            isolated("b cut", person.fullName()),
            label("small mute cut", text("staff.role." + person.role()) + " · " + seen(person)));
    words.getStyle().set("min-width", "0").set("display", "grid");
    NativeButton row =
        button(
            "",
            () -> choose(person.id()),
            label(person.active() ? "ava a" + person.colour() : "ava", person.initials()),
            words);
    if (!person.active()) {
      row.add(span("chip", icon("ban"), label("", text("staff.disabled"))));
    } else if (person.signedIn()) {
      row.add(span("chip good", icon("check"), label("", text("staff.signed-in"))));
    }
    return pressed(row, person.id());
  }

  private String seen(Person person) {
    Instant at = person.lastSeenAt();
    if (at == null) {
      return text("staff.never");
    }
    String device = Objects.requireNonNullElse(person.lastDevice(), "");
    return person.signedIn() ? text("staff.on", device) : text("staff.seen", when(at), device);
  }

  private Component row(InUse device) {
    Instant at = device.lastSeenAt();
    String used =
        at == null
            ? text("staff.never-used")
            : text("staff.used", when(at), Objects.requireNonNullElse(device.lastPerson(), ""));
    Div words = div("grow", isolated("b cut", device.name()), label("small mute cut", used));
    words.getStyle().set("min-width", "0").set("display", "grid");
    NativeButton row = button("", () -> choose(device.id()), icon("tablet"), words);
    if (device.id().equals(actor().deviceId())) {
      row.add(span("chip info", icon("check"), label("", text("staff.this-device"))));
    }
    return pressed(row, device.id());
  }

  private Component pressed(NativeButton row, UUID id) {
    row.setClassName("on", id.equals(chosen));
    return with(row, "aria-pressed", String.valueOf(id.equals(chosen)));
  }

  /** The time of today, the date of any other day. */
  String when(Instant at) {
    ZoneId zone = amounts().venue().zone();
    boolean today =
        at.atZone(zone).toLocalDate().equals(kit().clock().instant().atZone(zone).toLocalDate());
    return today ? amounts().time(at) : amounts().date(at.atZone(zone).toLocalDate());
  }

  private void add() {
    chosen = null;
    shown = null;
    addClassName(FORM_SHOWN);
    form.removeAll();
    form.add(
        showsDevices ? DeviceForm.adding(this, managing) : new PersonForm(this, managing, null));
    shown = Shown.ADDING;
    refresh();
  }

  /** Chooses a row, or none. */
  void choose(@Nullable UUID id) {
    chosen = id;
    shown = null;
    setClassName(FORM_SHOWN, id != null);
    refresh();
  }

  /** Says in a few words what was done. */
  void say(String words) {
    Notification.show(words, TOAST_MILLIS, Notification.Position.BOTTOM_CENTER);
  }

  /** What is being typed stays while somebody else changes something else. */
  private void drawForm(List<Person> everybody, List<InUse> inUse) {
    if (shown == Shown.ADDING) {
      return;
    }
    Shown now = new Shown(showsDevices, standing(everybody, inUse));
    if (now.equals(shown)) {
      return;
    }
    shown = now;
    form.removeAll();
    Optional<Person> person =
        everybody.stream().filter(one -> !showsDevices && one.id().equals(chosen)).findFirst();
    Optional<InUse> device =
        inUse.stream().filter(one -> showsDevices && one.id().equals(chosen)).findFirst();
    if (person.isPresent()) {
      form.add(new PersonForm(this, managing, person.get()));
    } else if (device.isPresent()) {
      form.add(
          DeviceForm.of(
              this, managing, device.get(), device.get().id().equals(actor().deviceId())));
    } else {
      removeClassName(FORM_SHOWN);
      String about = showsDevices ? "staff.choose-device" : "staff.choose";
      Div hint =
          div(
              "message",
              icon(showsDevices ? "tablet" : "users"),
              label("b", text(about + ".title")),
              label("mute", text(about + ".detail")));
      form.add(hint);
    }
  }

  /** What the form shows of the chosen row; when somebody was last here is not part of it. */
  private String standing(List<Person> everybody, List<InUse> inUse) {
    return showsDevices
        ? inUse.stream()
            .filter(device -> device.id().equals(chosen))
            .map(device -> device.id() + device.name())
            .findFirst()
            .orElse("")
        : everybody.stream()
            .filter(person -> person.id().equals(chosen))
            .map(
                person ->
                    person.id()
                        + person.fullName()
                        + '\n'
                        + person.name()
                        + '\n'
                        + person.role()
                        + person.active())
            .findFirst()
            .orElse("");
  }

  /** What the form shows. */
  private record Shown(boolean device, String standing) {
    static final Shown ADDING = new Shown(false, "+");
  }
}
