package brigade.menu.ui;

import static brigade.screen.Markup.div;

import brigade.menu.Diet;
import brigade.menu.Levy;
import brigade.menu.MenuItem;
import brigade.menu.MenuSnapshot;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Optional;
import java.util.Set;

/** How it is sold, for whom it is fit, what goes with it, and what is due beside taxes. */
final class MoreSection extends FormSection {
  private static final long serialVersionUID = 1L;

  private final transient FormSetting setting;

  /**
   * @param kindChanged draws the form anew: a combo has parts, other things have not
   */
  MoreSection(FormSetting setting, Runnable kindChanged) {
    super(t("form.more"));
    this.setting = setting;
    add(
        div("g2", kind(kindChanged), favourite(), diet(), levies()),
        usualWith(),
        description(),
        picture());
  }

  private Select<MenuItem.Kind> kind(Runnable kindChanged) {
    Select<MenuItem.Kind> kind = at("kind", new Select<>());
    kind.setLabel(t("field.kind"));
    kind.setItems(MenuItem.Kind.values());
    kind.setItemLabelGenerator(one -> t("kind." + one.name()));
    kind.setValue(setting.draft().get(ItemDraft.KIND));
    kind.addValueChangeListener(
        change -> {
          setting.set(ItemDraft.KIND, change.getValue());
          kindChanged.run();
        });
    return kind;
  }

  private MultiSelectComboBox<Diet> diet() {
    MultiSelectComboBox<Diet> diet = at("diet", new MultiSelectComboBox<>());
    diet.setLabel(t("field.diet"));
    diet.setItems(Diet.values());
    diet.setItemLabelGenerator(one -> t("diet." + one.name()));
    diet.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
    diet.setValue(setting.draft().get(ItemDraft.DIET));
    diet.addValueChangeListener(
        change -> setting.set(ItemDraft.DIET, Set.copyOf(change.getValue())));
    return diet;
  }

  private MultiSelectComboBox<String> levies() {
    MenuSnapshot menu = setting.shown().menu();
    MultiSelectComboBox<String> levies = at("levies", new MultiSelectComboBox<>());
    levies.setLabel(t("field.levies"));
    levies.setItems(menu.levies().stream().map(Levy::code).toList());
    levies.setItemLabelGenerator(
        code ->
            menu.levy(code)
                .map(levy -> levy.name() + " " + setting.amounts().plain(levy.amount()))
                .orElse(code));
    levies.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
    levies.setValue(setting.draft().get(ItemDraft.LEVIES));
    levies.addValueChangeListener(
        change ->
            setting.set(
                ItemDraft.LEVIES,
                menu.levies().stream()
                    .map(Levy::code)
                    .filter(change.getValue()::contains)
                    .toList()));
    return levies;
  }

  private TextArea description() {
    TextArea description = at("description", new TextArea());
    description.setLabel(t("field.description"));
    description.setValue(setting.draft().get(ItemDraft.DESCRIPTION));
    description.setValueChangeMode(ValueChangeMode.EAGER);
    description.addValueChangeListener(
        change -> setting.set(ItemDraft.DESCRIPTION, change.getValue()));
    return description;
  }

  private PictureField picture() {
    return at(
        "picture",
        new PictureField(
            setting.draft().get(ItemDraft.PICTURE),
            setting.draft().uploaded().orElse(null),
            picture -> {
              if (picture == null) {
                setting.set(ItemDraft.PICTURE, Optional.empty());
              } else {
                setting.draft().picture(picture);
                setting.changed().run();
              }
            }));
  }

  private Toggle favourite() {
    return new Toggle(
        t("field.favourite"),
        t("favourite.detail"),
        setting.draft().get(ItemDraft.FAVOURITE),
        on -> setting.set(ItemDraft.FAVOURITE, on));
  }

  private MultiSelectComboBox<MenuItem> usualWith() {
    Shown shown = setting.shown();
    MultiSelectComboBox<MenuItem> usual = at("usualWith", new MultiSelectComboBox<>());
    usual.setLabel(t("field.usualWith"));
    usual.setItems(
        shown.menu().items().stream()
            .filter(item -> !item.id().equals(setting.draft().id()))
            .toList());
    usual.setItemLabelGenerator(MenuItem::name);
    usual.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
    usual.setValue(
        setting.draft().get(ItemDraft.USUAL_WITH).stream()
            .flatMap(sku -> shown.menu().offer(sku).stream())
            .map(offer -> offer.item())
            .distinct()
            .toList());
    usual.addValueChangeListener(
        change ->
            setting.set(
                ItemDraft.USUAL_WITH, change.getValue().stream().map(MenuItem::sku).toList()));
    return usual;
  }
}
