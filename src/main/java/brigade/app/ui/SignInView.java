package brigade.app.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.text;
import static brigade.screen.Texts.of;

import brigade.app.demo.DemoRestaurant;
import brigade.screen.Amounts;
import brigade.screen.PinPad;
import brigade.screen.ScreenSession;
import brigade.staff.Actor;
import brigade.staff.Device;
import brigade.staff.Devices;
import brigade.staff.EnrollingDevice;
import brigade.staff.OpenToAll;
import brigade.staff.Permission;
import brigade.staff.ReadingStaff;
import brigade.staff.Sessions;
import brigade.staff.SigningIn;
import brigade.staff.SigningIn.Outcome;
import brigade.staff.Staff;
import brigade.staff.StaffMember;
import brigade.venue.BusinessDay;
import brigade.venue.BusinessDays;
import brigade.venue.Venues;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The PIN pad at the door. Whoever was signed in before leaves when it opens. */
@Route("")
@OpenToAll("Signing in is how one becomes somebody")
public class SignInView extends Div implements BeforeEnterObserver {
  private static final long serialVersionUID = 1L;

  private static final Duration RECENTLY = Duration.ofHours(12);

  private final transient Door door;
  private final Span greeting = label("big", of("app.sign-in.hello"));
  private final Span hint = label("small mute hint", of("app.sign-in.enter-pin"));
  private final List<NativeButton> people = new ArrayList<>();
  private @Nullable UUID tapped;
  private @Nullable PinPad pad;

  SignInView(Door door) {
    this.door = door;
    getElement().setAttribute("class", "screen screen-sign-in dining-room");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent entering) {
    door.leave();
    removeAll();
    Optional<Device> device = door.device();
    add(house(device));
    add(device.isPresent() ? enter() : enrol());
  }

  private Component house(Optional<Device> device) {
    Venues.Snapshot venue = door.venue();
    Amounts amounts = new Amounts(venue.settings());
    Instant now = door.now();
    Span clock = span("clock tn");
    clock.getElement().setAttribute("role", "timer");
    clock.getElement().setAttribute("data-clock", "hh:mm");
    clock.getElement().setAttribute("data-zone", venue.settings().zone().getId());
    clock.setText(amounts.time(now));
    UnorderedList facts = new UnorderedList();
    facts.addClassName("facts");
    facts.add(
        fact("wifi", of("core.connected"), of("app.sign-in.connected")),
        fact(
            "tablet",
            device.map(Device::name).orElseGet(() -> of("app.sign-in.unknown-device")),
            of("app.sign-in.device")),
        fact(
            "clock",
            door.openDay()
                .map(day -> of("app.sign-in.day-open", amounts.time(day.openedAt())))
                .orElseGet(() -> of("app.sign-in.day-not-open")),
            of("app.sign-in.cut-off", venue.settings().cutOffHour())));
    return div(
        "house",
        div(
            "",
            isolated("mark", venue.settings().name()),
            text("quiet", amounts.day(venue.settings().tradingDate(now)))),
        clock,
        facts);
  }

  private static ListItem fact(String icon, String title, String detail) {
    Span words = span("");
    words.add(isolated("", title));
    Element small = new Element("small");
    small.setText(detail);
    words.getElement().appendChild(small);
    return new ListItem(icon(icon), words);
  }

  private Component enter() {
    PinPad keys = new PinPad(false, this::signIn);
    keys.addClassName("padkeys");
    pad = keys;
    List<StaffMember> staff = door.staff();
    Map<UUID, Instant> lastSeen = door.lastSeen();
    Div crewList = div("people");
    for (StaffMember member : staff) {
      NativeButton person =
          button(
              "person",
              () -> tap(member),
              label("ava l a" + member.colour(), member.initials()),
              span(
                  "txt",
                  isolated("b cut", member.fullName()),
                  label(
                      "small mute",
                      of("staff.role." + member.role()) + seen(lastSeen.get(member.id())))));
      person.getElement().setAttribute("aria-pressed", "false");
      person.getElement().setProperty("staffId", member.id().toString());
      people.add(person);
      crewList.add(person);
    }
    Div crew =
        div(
            "crew",
            div("row", new H1(of("app.sign-in.staff"))),
            crewList,
            new Paragraph(of("app.sign-in.pin-alone")));
    crew.getChildren()
        .filter(Paragraph.class::isInstance)
        .forEach(note -> note.getElement().setAttribute("class", "small mute"));
    Div enter =
        div(
            "enter",
            named(crew, of("app.sign-in.staff")),
            div("padside", div("hello", greeting, hint), keys));
    enter.getElement().setAttribute("role", "main");
    if (door.venue().demo()) {
      enter.add(demoStrip(staff));
    }
    return enter;
  }

  /** Who was here last is found at once; after some hours it says nothing any more. */
  private String seen(@Nullable Instant last) {
    return Optional.ofNullable(last)
        .map(at -> Duration.between(at, door.now()))
        .filter(ago -> ago.compareTo(RECENTLY) < 0)
        .map(
            ago ->
                " · "
                    + (ago.toHours() > 0
                        ? of("app.sign-in.hours-ago", ago.toHours())
                        : of("app.sign-in.minutes-ago", ago.toMinutes())))
        .orElse("");
  }

  private Footer demoStrip(List<StaffMember> staff) {
    Span codes = span("grow codes");
    for (StaffMember member : staff) {
      member
          .demoPin()
          .ifPresent(
              pin ->
                  codes.add(
                      button(
                          "code",
                          () -> signIn(pin),
                          label("ava s a" + member.colour(), member.initials()),
                          isolated("", member.name()),
                          label("b tn", pin))));
    }
    codes.add(button("code", this::askReset, icon("refresh"), label("", of("app.demo.reset"))));
    Footer strip = new Footer(icon("info"), label("b", of("app.sign-in.demo")), codes);
    strip.addClassName("demo");
    return strip;
  }

  private void askReset() {
    ConfirmDialog ask = new ConfirmDialog();
    ask.setHeader(of("app.demo.reset.title"));
    ask.setText(of("app.demo.reset.detail"));
    ask.setConfirmText(of("app.demo.reset.do"));
    ask.setCancelable(true);
    ask.setCancelText(of("app.demo.reset.keep"));
    ask.addConfirmListener(
        confirmed -> {
          door.resetDemo();
          UI.getCurrent().getPage().reload();
        });
    ask.open();
  }

  private void tap(StaffMember member) {
    tapped = member.id().equals(tapped) ? null : member.id();
    for (NativeButton person : people) {
      boolean on = person.getElement().getProperty("staffId", "").equals(String.valueOf(tapped));
      person.getElement().setAttribute("aria-pressed", String.valueOf(on));
    }
    greeting.setText(
        tapped == null ? of("app.sign-in.hello") : of("app.sign-in.hello-name", member.name()));
    say(of("app.sign-in.enter-pin"), false);
  }

  private void signIn(String pin) {
    switch (door.signIn(pin, tapped)) {
      case Outcome.SignedIn(Sessions.Begun begun) -> UI.getCurrent().navigate(door.comeIn(begun));
      case Outcome.WrongPin(int left) -> refuse(of("app.sign-in.wrong", left));
      case Outcome.Throttled(var delay) ->
          refuse(of("app.sign-in.throttled", delay.toSeconds() + 1));
      case Outcome.UnknownDevice() -> UI.getCurrent().getPage().reload();
    }
  }

  private void refuse(String why) {
    if (pad != null) {
      pad.refuse();
    }
    say(why, true);
  }

  private void say(String words, boolean bad) {
    hint.setText(words);
    hint.getElement().setAttribute("class", bad ? "small hint bad" : "small mute hint");
    hint.getElement().setAttribute("role", bad ? "alert" : "status");
  }

  private Component enrol() {
    TextField name = new TextField(of("app.enrol.name"));
    name.setMaxLength(60);
    name.setPlaceholder(of("app.enrol.example"));
    Span words = label("small mute hint", of("app.enrol.pin"));
    PinPad keys =
        new PinPad(
            false,
            pin -> {
              if (name.getValue().isBlank()) {
                words.setText(of("app.enrol.name-first"));
                name.focus();
                return;
              }
              switch (door.enrol(name.getValue(), pin)) {
                case EnrollingDevice.Outcome.Enrolled(String code) -> {
                  door.keepDevice(code);
                  UI.getCurrent().getPage().reload();
                }
                case EnrollingDevice.Outcome.NoName() -> words.setText(of("app.enrol.no-name"));
                case EnrollingDevice.Outcome.Refused() -> words.setText(of("app.enrol.refused"));
                case EnrollingDevice.Outcome.Throttled(var delay) ->
                    words.setText(of("app.sign-in.throttled", delay.toSeconds() + 1));
              }
            });
    return div(
        "enter",
        div(
            "crew enrol",
            div("row", new H1(of("app.enrol.title"))),
            text("small mute", of("app.enrol.detail")),
            name),
        div("padside", div("hello", label("big", of("app.enrol.manager")), words), keys));
  }

  /** What the door asks of the house; a bean of its own so that the view stays free of queries. */
  @ApplicationScoped
  static class Door {
    private final SigningIn signingIn;
    private final EnrollingDevice enrolling;
    private final Staff staff;
    private final ReadingStaff reading;
    private final Devices devices;
    private final Venues venues;
    private final BusinessDays businessDays;
    private final ScreenSession session;
    private final DemoRestaurant demo;
    private final Clock clock;

    Door(
        SigningIn signingIn,
        EnrollingDevice enrolling,
        Staff staff,
        ReadingStaff reading,
        Devices devices,
        Venues venues,
        BusinessDays businessDays,
        ScreenSession session,
        DemoRestaurant demo,
        Clock clock) {
      this.signingIn = signingIn;
      this.enrolling = enrolling;
      this.staff = staff;
      this.reading = reading;
      this.devices = devices;
      this.venues = venues;
      this.businessDays = businessDays;
      this.session = session;
      this.demo = demo;
      this.clock = clock;
    }

    void resetDemo() {
      demo.reset();
    }

    Instant now() {
      return clock.instant();
    }

    Venues.Snapshot venue() {
      return venues.find().orElseThrow();
    }

    @Transactional
    List<StaffMember> staff() {
      return staff.active().stream().filter(member -> member.role().isPerson()).toList();
    }

    Map<UUID, Instant> lastSeen() {
      return reading.lastSeen();
    }

    @Transactional
    Optional<BusinessDay> openDay() {
      return businessDays.findOpen();
    }

    @Transactional
    Optional<Device> device() {
      return code().flatMap(devices::enrolled);
    }

    private Optional<String> code() {
      Optional<String> kept = session.deviceCode();
      return kept.isEmpty() && venue().demo() ? Optional.of(DemoRestaurant.DEVICE) : kept;
    }

    Outcome signIn(String pin, @Nullable UUID who) {
      return signingIn.signIn(code().orElse(""), pin, who);
    }

    EnrollingDevice.Outcome enrol(String name, String pin) {
      return enrolling.enrol(name, pin);
    }

    void keepDevice(String code) {
      session.enrolled(code);
    }

    /**
     * Binds the browser and says where the person goes: back where they were, or to their first
     * screen.
     */
    String comeIn(Sessions.Begun begun) {
      Optional<String> back = session.takeComeBack();
      session.signedIn(begun.token());
      return back.filter(path -> !path.isEmpty()).orElseGet(() -> home(begun.actor()));
    }

    void leave() {
      if (session.resume().isPresent()) {
        signingIn.signOut();
        session.signedOut();
      }
    }

    private static String home(Actor actor) {
      if (actor.may(Permission.VIEW_REPORTS)) {
        return "today";
      }
      if (actor.may(Permission.TAKE_ORDERS)) {
        return "tables";
      }
      return actor.may(Permission.SEAT) ? "floor" : "kitchen";
    }
  }
}
