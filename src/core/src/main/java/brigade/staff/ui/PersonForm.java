package brigade.staff.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.text;

import brigade.rest.Problem.FieldError;
import brigade.screen.Texts;
import brigade.staff.ManagingStaff;
import brigade.staff.ManagingStaff.Change;
import brigade.staff.ManagingStaff.Kept;
import brigade.staff.ManagingStaff.NewMember;
import brigade.staff.ReadingStaff.Person;
import brigade.staff.Role;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds or changes a person, disables them and lets them back. */
final class PersonForm extends Div {
  private static final long serialVersionUID = 1L;

  private final StaffView view;
  private final transient ManagingStaff managing;
  private final transient @Nullable Person person;
  private final TextField fullName = new TextField(t("form.full-name"));
  private final TextField name = new TextField(t("form.name"));
  private final Select<Role> role = new Select<>();
  private final PasswordField pin = new PasswordField();
  private final Span may = label("small mute", "");
  private final Div problem = text("banner bad", "");

  PersonForm(StaffView view, ManagingStaff managing, @Nullable Person person) {
    this.view = view;
    this.managing = managing;
    this.person = person;
    getStyle().set("display", "contents");
    problem.setVisible(false);
    problem.getElement().setAttribute("role", "alert");
    fullName.setMaxLength(ManagingStaff.FULL_NAME_LIMIT);
    name.setMaxLength(ManagingStaff.NAME_LIMIT);
    pin.setMaxLength(4);
    pin.setAllowedCharPattern("[0-9]");
    pin.getElement().setAttribute("inputmode", "numeric");
    pin.getElement().setAttribute("autocomplete", "new-password");
    role.setLabel(t("form.role"));
    role.setItems(Role.values());
    role.setItemLabelGenerator(each -> t("role." + each));
    role.addValueChangeListener(change -> may.setText(t("may." + role.getValue())));
    if (person == null) {
      role.setValue(Role.SERVER);
      pin.setLabel(t("form.pin"));
      pin.setHelperText(t("form.pin-alone"));
      fullName.setAutofocus(true);
      // The first name is what colleagues call somebody, until one types another.
      fullName.addValueChangeListener(
          change -> {
            if (name.isEmpty()) {
              name.setValue(first(fullName.getValue()));
            }
          });
    } else {
      fullName.setValue(person.fullName());
      name.setValue(person.name());
      role.setValue(person.role());
      pin.setLabel(t(person.active() ? "form.pin-new" : "form.pin"));
      pin.setHelperText(t(person.active() ? "form.pin-keep" : "form.pin-alone"));
    }
    boolean gone = person != null && !person.active();
    fullName.setReadOnly(gone);
    name.setReadOnly(gone);
    role.setReadOnly(gone);
    Div body =
        div(
            "fbody",
            div(
                "g",
                div("gh", new H3(person == null ? t("form.new") : person.fullName())),
                problem,
                div("g2", fullName, name)),
            div(
                "g",
                div("gh", new H3(t("form.access"))),
                div("g2", role, pin),
                div("note", icon("shield"), div("", label("lbl", t("form.may")), may))));
    may.getStyle().set("display", "block");
    if (gone) {
      body.add(div("note info", icon("info"), label("", t("enable.detail"))));
    } else if (person != null) {
      body.add(div("note", icon("sign-out"), label("", t("form.ends"))));
    }
    add(body, actions(gone));
  }

  private Div actions(boolean gone) {
    Person known = person;
    Div actions =
        div(
            "save",
            named(
                button("btn quiet icon paneback", () -> view.choose(null), icon("back")),
                t("back")));
    if (known != null && !gone) {
      actions.add(
          button(
              "btn danger quiet", () -> askDisable(known), icon("ban"), label("", t("disable"))));
    }
    actions.add(span("grow"));
    actions.add(button("btn", () -> view.choose(null), label("", t("cancel"))));
    var save =
        gone && known != null
            ? button("btn primary", () -> enable(known), icon("check"), label("", t("enable")))
            : button("btn primary", this::save, icon("check"), label("", t("save")));
    save.addClickShortcut(Key.ENTER).listenOn(this);
    actions.add(save);
    return actions;
  }

  private void save() {
    clear();
    String typed = pin.getValue();
    Person known = person;
    if (known == null) {
      NewMember member =
          new NewMember(
              fullName.getValue().strip(), name.getValue().strip(), role.getValue(), typed);
      if (faulty(member.faults())) {
        return;
      }
      answer(managing.add(member), t("saved", member.fullName()));
    } else {
      Change change =
          new Change(
              fullName.getValue().strip(),
              name.getValue().strip(),
              role.getValue(),
              typed.isEmpty() ? null : typed);
      if (faulty(change.faults())) {
        return;
      }
      answer(managing.change(known.id(), change), t("saved", change.fullName()));
    }
  }

  private void enable(Person known) {
    clear();
    if (!faulty(ManagingStaff.pinFaults(pin.getValue()))) {
      answer(managing.enable(known.id(), pin.getValue()), t("is-enabled", known.fullName()));
    }
  }

  private void askDisable(Person known) {
    ConfirmDialog ask = new ConfirmDialog();
    ask.setHeader(t("disable.title", known.fullName()));
    ask.setText(t("disable.detail"));
    ask.setConfirmText(t("disable.do"));
    ask.setConfirmButtonTheme("error primary");
    ask.setCancelable(true);
    ask.setCancelText(t("cancel"));
    ask.addConfirmListener(
        confirmed -> {
          clear();
          answer(managing.disable(known.id()), t("is-disabled", known.fullName()));
        });
    ask.open();
  }

  private void answer(Kept kept, String done) {
    switch (kept) {
      case Kept.Done(var id) -> {
        view.choose(id);
        view.say(done);
      }
      case Kept.PinTaken() -> invalid(pin, t("fault.pin-taken"));
      case Kept.LastManager() -> refuse(t("fault.last-manager"));
      case Kept.Gone() -> refuse(t("form.gone"));
    }
  }

  private boolean faulty(List<FieldError> faults) {
    for (FieldError fault : faults) {
      switch (fault.field()) {
        case "fullName" -> invalid(fullName, t("fault.full-name", ManagingStaff.FULL_NAME_LIMIT));
        case "name" -> invalid(name, t("fault.full-name", ManagingStaff.NAME_LIMIT));
        default -> invalid(pin, t("fault.pin"));
      }
    }
    return !faults.isEmpty();
  }

  private void clear() {
    problem.setVisible(false);
    fullName.setInvalid(false);
    name.setInvalid(false);
    pin.setInvalid(false);
  }

  private void refuse(String why) {
    problem.setText(why);
    problem.setVisible(true);
  }

  private static void invalid(HasValidation field, String message) {
    field.setErrorMessage(message);
    field.setInvalid(true);
  }

  private static String first(String full) {
    String word = full.strip().split("\\s+", 2)[0];
    return word.substring(0, Math.min(word.length(), ManagingStaff.NAME_LIMIT));
  }

  private static String t(String key, Object... arguments) {
    return Texts.of("staff." + key, arguments);
  }
}
