package brigade.kitchen.printing.ui;

import static brigade.screen.Markup.div;
import static brigade.screen.Markup.isolated;

import brigade.kitchen.printing.Cut;
import brigade.kitchen.printing.PaperForm;
import brigade.kitchen.printing.PaperForms;
import brigade.screen.Texts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** How the chits of each station look. */
final class PaperFormsDialog extends Dialog {
  private static final long serialVersionUID = 1L;

  private final transient PaperForms forms;
  private final transient Map<String, Row> rows = new LinkedHashMap<>();

  /** What is set for one purpose. */
  private record Row(Select<Cut> cut, Checkbox large, Checkbox portions) {
    PaperForm form() {
      return new PaperForm(cut.getValue(), large.getValue(), portions.getValue());
    }
  }

  PaperFormsDialog(PaperForms forms, List<String> purposes, UnaryOperator<String> words) {
    this.forms = forms;
    setHeaderTitle(Texts.of("printing.forms"));
    for (String purpose : purposes) {
      PaperForm form = forms.of(purpose);
      String name = words.apply(purpose);
      Select<Cut> cut = new Select<>();
      cut.setItems(Cut.values());
      cut.setItemLabelGenerator(c -> Texts.of("printing.cut." + c));
      cut.setValue(form.cut());
      cut.setAriaLabel(name + ": " + Texts.of("printing.forms.cut"));
      Checkbox large = new Checkbox(Texts.of("printing.forms.large"), form.largeModifiers());
      Checkbox portions = new Checkbox(Texts.of("printing.forms.portions"), form.perPortion());
      rows.put(purpose, new Row(cut, large, portions));
      add(div("sheet-body", isolated("b", name), cut, large, portions));
    }
    Button save = new Button(Texts.of("printing.save"), click -> save());
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    getFooter().add(new Button(Texts.of("printing.cancel"), click -> close()), save);
  }

  private void save() {
    rows.forEach(
        (purpose, row) -> {
          if (!row.form().equals(forms.of(purpose))) {
            forms.keep(purpose, row.form());
          }
        });
    close();
  }
}
