package brigade.app.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.text;

import brigade.app.SettingUp;
import brigade.screen.ScreenSession;
import brigade.screen.Texts;
import brigade.staff.ManagingStaff.NewMember;
import brigade.staff.OpenToAll;
import brigade.staff.Role;
import brigade.venue.VenueSettings;
import brigade.venue.Venues;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** The short first-time set-up of an empty database; there is none a second time. */
@Route("setup")
@OpenToAll("Nobody can sign in before there is anybody")
public class SetUpView extends Div implements BeforeEnterObserver {
  private static final long serialVersionUID = 1L;

  /** The hour at which most restaurants are surely closed. */
  private static final int USUAL_CUT_OFF = 4;

  private static final List<Locale> LOCALES =
      List.of(
          Locale.forLanguageTag("en-IE"),
          Locale.forLanguageTag("en-GB"),
          Locale.forLanguageTag("en-US"),
          Locale.forLanguageTag("ro-RO"));

  private final transient SettingUp settingUp;
  private final transient ScreenSession session;
  private final transient Venues venues;

  private final TextField name = new TextField(t("name"));
  private final ComboBox<Currency> currency = new ComboBox<>(t("currency"));
  private final ComboBox<String> zone = new ComboBox<>(t("zone"));
  private final Select<Locale> language = new Select<>();
  private final TextField fullName = new TextField(t("manager-name"));
  private final PasswordField pin = new PasswordField(t("manager-pin"));
  private final TextField device = new TextField(t("device"));
  private final Div problem = text("banner bad", "");

  SetUpView(SettingUp settingUp, ScreenSession session, Venues venues) {
    this.settingUp = settingUp;
    this.session = session;
    this.venues = venues;
    getElement().setAttribute("class", "screen screen-first-time dining-room");
    name.setMaxLength(80);
    fullName.setMaxLength(80);
    device.setMaxLength(60);
    device.setValue(t("device-example"));
    currency.setItems(
        Currency.getAvailableCurrencies().stream()
            .filter(c -> c.getDefaultFractionDigits() >= 0)
            .sorted(Comparator.comparing(Currency::getCurrencyCode))
            .toList());
    currency.setItemLabelGenerator(
        c -> c.getCurrencyCode() + " · " + c.getDisplayName(UI.getCurrent().getLocale()));
    zone.setItems(
        ZoneId.getAvailableZoneIds().stream().filter(z -> z.contains("/")).sorted().toList());
    zone.setValue(
        ZoneId.systemDefault().getId().contains("/")
            ? ZoneId.systemDefault().getId()
            : "Europe/Dublin");
    language.setLabel(t("language"));
    language.setItems(LOCALES);
    language.setItemLabelGenerator(l -> l.getDisplayName(l));
    Locale spoken = UI.getCurrent().getLocale();
    language.setValue(
        LOCALES.stream()
            .filter(known -> known.getLanguage().equals(spoken.getLanguage()))
            .findFirst()
            .orElse(LOCALES.getFirst()));
    currency.setValue(Currency.getInstance(language.getValue()));
    language.addValueChangeListener(
        chosen -> currency.setValue(Currency.getInstance(chosen.getValue())));
    pin.setAllowedCharPattern("[0-9]");
    pin.setMaxLength(4);
    pin.getElement().setAttribute("inputmode", "numeric");
    problem.setVisible(false);
    problem.getElement().setAttribute("role", "alert");
    add(
        div(
            "first-time",
            new H1(t("title")),
            text("mute", t("detail")),
            problem,
            div("fields", name, language, currency, zone, fullName, pin, device),
            button("btn primary", this::setUp, icon("check"), label("", t("done")))));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent entering) {
    if (venues.isSetUp()) {
      entering.forwardTo("");
    }
  }

  private void setUp() {
    if (name.isEmpty()
        || fullName.isEmpty()
        || device.isEmpty()
        || currency.isEmpty()
        || zone.isEmpty()) {
      refuse(t("incomplete"));
      return;
    }
    if (!pin.getValue().matches("[0-9]{4}")) {
      refuse(t("pin-wrong"));
      return;
    }
    VenueSettings settings =
        new VenueSettings(
            name.getValue().strip(),
            "",
            "",
            "",
            currency.getValue(),
            language.getValue(),
            ZoneId.of(zone.getValue()),
            USUAL_CUT_OFF,
            true,
            "");
    String first = fullName.getValue().strip().split("\\s+", 2)[0];
    NewMember manager =
        new NewMember(fullName.getValue().strip(), first, Role.MANAGER, pin.getValue());
    switch (settingUp.setUp(settings, manager, device.getValue().strip())) {
      case SettingUp.Outcome.Done(var code) -> {
        session.enrolled(code);
        UI.getCurrent().getPage().setLocation("");
      }
      case SettingUp.Outcome.AlreadySetUp() -> UI.getCurrent().navigate("");
    }
  }

  private void refuse(String why) {
    problem.setText(why);
    problem.setVisible(true);
  }

  private static String t(String key) {
    return Texts.of("app.set-up." + key);
  }
}
