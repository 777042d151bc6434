package brigade.kitchen.printing.ui;

import static brigade.screen.Markup.div;

import brigade.kitchen.printing.ManagingPrinters;
import brigade.kitchen.printing.ManagingPrinters.Kept;
import brigade.kitchen.printing.Paper;
import brigade.kitchen.printing.PrinterKind;
import brigade.kitchen.printing.PrinterSettings;
import brigade.kitchen.printing.PrinterSummary;
import brigade.kitchen.printing.ProofRule;
import brigade.rest.Problem.FieldError;
import brigade.screen.Texts;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Adds or changes a printer. */
final class PrinterForm extends Dialog {
  private static final long serialVersionUID = 1L;

  private final transient ManagingPrinters managing;
  private final transient @Nullable PrinterSummary printer;
  private final transient Consumer<UUID> kept;
  private final TextField name = new TextField(Texts.of("printing.form.name"));
  private final TextField place = new TextField(Texts.of("printing.form.place"));
  private final Select<PrinterKind> kind = new Select<>();
  private final TextField host = new TextField(Texts.of("printing.form.host"));
  private final IntegerField port = new IntegerField(Texts.of("printing.form.port"));
  private final TextField device = new TextField(Texts.of("printing.form.device"));
  private final IntegerField columns = new IntegerField(Texts.of("printing.form.columns"));
  private final Checkbox trust = new Checkbox(Texts.of("printing.form.trust"));
  private final Checkbox drawer = new Checkbox(Texts.of("printing.form.drawer"));
  private final Select<PrinterSummary> backup = new Select<>();
  private final MultiSelectComboBox<String> prints =
      new MultiSelectComboBox<>(Texts.of("printing.form.prints"));

  PrinterForm(
      ManagingPrinters managing,
      @Nullable PrinterSummary printer,
      List<PrinterSummary> all,
      List<String> purposes,
      UnaryOperator<String> words,
      Consumer<UUID> kept) {
    this.managing = managing;
    this.printer = printer;
    this.kept = kept;
    setHeaderTitle(Texts.of(printer == null ? "printing.add" : "printing.edit"));
    name.setMaxLength(PrinterSettings.NAME_LIMIT);
    place.setMaxLength(PrinterSettings.PLACE_LIMIT);
    kind.setLabel(Texts.of("printing.form.kind"));
    kind.setItems(PrinterKind.values());
    kind.setItemLabelGenerator(k -> Texts.of("printing.kind." + k));
    kind.addValueChangeListener(change -> showAddress());
    columns.setStepButtonsVisible(true);
    backup.setLabel(Texts.of("printing.form.backup"));
    backup.setEmptySelectionAllowed(true);
    backup.setEmptySelectionCaption(Texts.of("printing.fact.nobody"));
    backup.setItems(
        all.stream().filter(p -> printer == null || !p.id().equals(printer.id())).toList());
    backup.setItemLabelGenerator(p -> p == null ? Texts.of("printing.fact.nobody") : p.name());
    Set<String> choices = new LinkedHashSet<>(purposes);
    if (printer != null) {
      choices.addAll(printer.purposes());
    }
    prints.setItems(choices);
    prints.setItemLabelGenerator(words::apply);
    fill(all);
    add(
        div(
            "sheet-body",
            name,
            place,
            kind,
            host,
            port,
            device,
            columns,
            backup,
            prints,
            drawer,
            trust));
    Button save = new Button(Texts.of("printing.save"), click -> save());
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    name.setAutofocus(true);
    getFooter().add(new Button(Texts.of("printing.cancel"), click -> close()), save);
  }

  private void fill(List<PrinterSummary> all) {
    PrinterSummary known = printer;
    if (known == null) {
      kind.setValue(PrinterKind.TCP);
      port.setValue(PrinterSettings.USUAL_PORT);
      columns.setValue(Paper.WIDE);
    } else {
      PrinterSettings settings = known.settings();
      name.setValue(settings.name());
      place.setValue(settings.place());
      kind.setValue(settings.kind());
      host.setValue(Objects.requireNonNullElse(settings.host(), ""));
      port.setValue(Objects.requireNonNullElse(settings.port(), PrinterSettings.USUAL_PORT));
      device.setValue(Objects.requireNonNullElse(settings.device(), ""));
      columns.setValue(settings.columns());
      trust.setValue(settings.proof() == ProofRule.NONE);
      drawer.setValue(settings.drawer());
      all.stream()
          .filter(p -> p.id().equals(settings.backupId()))
          .findFirst()
          .ifPresent(backup::setValue);
      prints.setValue(new HashSet<>(known.purposes()));
    }
    showAddress();
  }

  private void showAddress() {
    boolean network = kind.getValue() == PrinterKind.TCP;
    host.setVisible(network);
    port.setVisible(network);
    device.setVisible(kind.getValue() == PrinterKind.DEVICE);
    trust.setVisible(maySaySentIsPrinted());
  }

  /** Only what the server itself talks to can be unable to answer it. */
  private boolean maySaySentIsPrinted() {
    return kind.getValue() == PrinterKind.TCP || kind.getValue() == PrinterKind.DEVICE;
  }

  private void save() {
    boolean network = kind.getValue() == PrinterKind.TCP;
    PrinterSummary standIn = backup.getValue();
    PrinterSettings settings =
        new PrinterSettings(
            name.getValue().strip(),
            place.getValue().strip(),
            kind.getValue(),
            network ? host.getValue().strip() : null,
            network ? port.getValue() : null,
            kind.getValue() == PrinterKind.DEVICE ? device.getValue().strip() : null,
            Objects.requireNonNullElse(columns.getValue(), 0),
            trust.getValue() && maySaySentIsPrinted() ? ProofRule.NONE : ProofRule.ASK,
            drawer.getValue(),
            standIn == null ? null : standIn.id());
    Map<String, HasValidation> fields = new LinkedHashMap<>();
    fields.put("name", name);
    fields.put("place", place);
    fields.put("host", host);
    fields.put("port", port);
    fields.put("device", device);
    fields.put("columns", columns);
    fields.put("backupId", backup);
    fields.values().forEach(field -> field.setInvalid(false));
    List<FieldError> faults = settings.faults();
    for (FieldError fault : faults) {
      invalid(fields.get(fault.field()), Texts.of("printing.fault." + fault.field()));
    }
    if (!faults.isEmpty()) {
      return;
    }
    Set<String> purposes = Set.copyOf(prints.getValue());
    PrinterSummary known = printer;
    Kept outcome =
        known == null
            ? managing.add(settings, purposes)
            : managing.change(known.id(), null, settings, purposes);
    switch (outcome) {
      case Kept.Done(UUID id) -> {
        close();
        kept.accept(id);
      }
      case Kept.NameTaken(String taken) ->
          invalid(name, Texts.of("printing.fault.nameTaken", taken));
      case Kept.NoSuchBackup() -> invalid(backup, Texts.of("printing.fault.backupId"));
      case Kept.NoSuchDevice(String path) ->
          invalid(device, Texts.of("printing.fault.deviceNotAllowed", path));
      case Kept.Gone() -> close();
    }
  }

  private static void invalid(@Nullable HasValidation field, String message) {
    if (field != null) {
      field.setErrorMessage(message);
      field.setInvalid(true);
    }
  }
}
