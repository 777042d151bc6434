package brigade.staff.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;

import brigade.screen.Texts;
import brigade.staff.Device;
import brigade.staff.ManagingStaff;
import brigade.staff.ManagingStaff.Revoked;
import brigade.staff.ReadingStaff.InUse;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Objects;

/** Enrols a device, or shows one and takes it out of use. */
final class DeviceForm extends Div {
  private static final long serialVersionUID = 1L;

  private final StaffView view;
  private final transient ManagingStaff managing;
  private final Div body = div("fbody");
  private final Div actions = div("save");

  private DeviceForm(StaffView view, ManagingStaff managing) {
    this.view = view;
    this.managing = managing;
    getStyle().set("display", "contents");
    add(body, actions);
    actions.add(
        named(button("btn quiet icon paneback", () -> view.choose(null), icon("back")), t("back")));
  }

  /** The form of a new device. */
  static DeviceForm adding(StaffView view, ManagingStaff managing) {
    DeviceForm form = new DeviceForm(view, managing);
    TextField name = new TextField(t("device.name"));
    name.setMaxLength(ManagingStaff.DEVICE_LIMIT);
    name.setPlaceholder(t("device.example"));
    name.setAutofocus(true);
    form.body.add(
        div(
            "g",
            div("gh", new H3(t("device.new"))),
            name,
            div("note", icon("info"), label("", t("device.how")))));
    var enrol =
        button("btn primary", () -> form.enrol(name), icon("link"), label("", t("device.enrol")));
    enrol.addClickShortcut(Key.ENTER).listenOn(form);
    form.actions.add(
        span("grow"), button("btn", () -> view.choose(null), label("", t("cancel"))), enrol);
    return form;
  }

  /** The form of a device in use. */
  static DeviceForm of(StaffView view, ManagingStaff managing, InUse device, boolean inHand) {
    DeviceForm form = new DeviceForm(view, managing);
    Div facts = div("facts-grid", fact("device.enrolled", view.when(device.enrolledAt())));
    if (device.lastSeenAt() != null) {
      facts.add(
          fact("device.last", view.when(Objects.requireNonNull(device.lastSeenAt()))),
          fact("device.by", Objects.requireNonNullElse(device.lastPerson(), "")));
    }
    facts.getStyle().set("padding-inline", "0");
    form.body.add(div("g", div("gh", new H3(device.name())), facts));
    if (inHand) {
      form.body.add(div("note info", icon("info"), label("", t("device.in-hand"))));
    } else {
      form.actions.add(
          button(
              "btn danger quiet",
              () -> form.askRevoke(device),
              icon("ban"),
              label("", t("device.revoke"))));
    }
    form.actions.add(span("grow"), button("btn", () -> view.choose(null), label("", t("cancel"))));
    return form;
  }

  private static Div fact(String key, String value) {
    return div("", label("lbl", t(key)), isolated("b tn", value));
  }

  private void enrol(TextField name) {
    String typed = name.getValue().strip();
    if (!ManagingStaff.deviceFaults(typed).isEmpty()) {
      name.setErrorMessage(t("fault.full-name", ManagingStaff.DEVICE_LIMIT));
      name.setInvalid(true);
      return;
    }
    Device device = managing.enrol(typed);
    UI.getCurrent()
        .getPage()
        .fetchCurrentURL(
            here ->
                showLink(
                    device.name(),
                    here.getProtocol() + "://" + here.getAuthority() + "/enrol/" + device.code()));
  }

  private void showLink(String name, String link) {
    TextField address = new TextField(t("device.link"));
    address.setValue(link);
    address.setReadOnly(true);
    address.setWidthFull();
    address.setAutoselect(true);
    body.removeAll();
    body.add(
        div(
            "g",
            div("gh", new H3(name)),
            address,
            div("note warn", icon("key"), label("", t("device.secret")))));
    actions.removeAll();
    actions.add(
        span("grow"),
        button(
            "btn",
            () -> {
              address
                  .getElement()
                  .executeJs(
                      "const t = this.value; if (navigator.clipboard) navigator.clipboard.writeText(t);"
                          + " else { this.inputElement.select(); document.execCommand('copy'); }");
              view.say(t("device.copied"));
            },
            icon("copy"),
            label("", t("device.copy"))),
        button("btn primary", () -> view.choose(null), icon("check"), label("", t("save"))));
  }

  private void askRevoke(InUse device) {
    ConfirmDialog ask = new ConfirmDialog();
    ask.setHeader(t("device.revoke.title", device.name()));
    ask.setText(t("device.revoke.detail"));
    ask.setConfirmText(t("device.revoke"));
    ask.setConfirmButtonTheme("error primary");
    ask.setCancelable(true);
    ask.setCancelText(t("cancel"));
    ask.addConfirmListener(
        confirmed -> {
          String said =
              switch (managing.revoke(device.id())) {
                case Revoked.Done() -> t("device.revoked", device.name());
                case Revoked.Gone() -> t("form.gone");
                case Revoked.InHand() -> t("device.in-hand");
              };
          view.choose(null);
          view.say(said);
        });
    ask.open();
  }

  private static String t(String key, Object... arguments) {
    return Texts.of("staff." + key, arguments);
  }
}
