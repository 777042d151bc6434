package brigade.floorplan.ui;

import brigade.floorplan.Seating;
import brigade.floorplan.WaitingParty;
import brigade.rest.FreeText;
import brigade.rest.Problem.FieldError;
import brigade.screen.Phrase;
import brigade.screen.Texts;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;

/** Adding a party to the waitlist; the quote follows the covers until somebody types another. */
final class PartySheet {
  static final int NAME_LIMIT = 80;
  static final int PHONE_LIMIT = 32;
  static final int NOTE_LIMIT = 200;
  private static final int FIRST_COVERS = 2;
  private static final int LONGEST_QUOTE = 600;

  private PartySheet() {}

  static Sheet of(Actions actions, String typedName, Consumer<WaitingParty> added) {
    Sheet sheet = new Sheet(Texts.of("floorplan.party.title"));
    TextField name = field("floorplan.party.name", NAME_LIMIT);
    name.setValue(typedName);
    name.setRequiredIndicatorVisible(true);
    name.setAutofocus(true);
    TextField phone = field("floorplan.party.phone", PHONE_LIMIT);
    TextField note = note();
    IntegerField covers = number("floorplan.party.covers", 1, Seating.MOST_COVERS, 1);
    IntegerField quote = number("floorplan.party.quote", 0, LONGEST_QUOTE, 5);
    covers.setValue(FIRST_COVERS);
    quote.setValue(actions.desk().waitlist().quote(FIRST_COVERS));
    covers.addValueChangeListener(
        changed -> {
          Integer counted = changed.getValue();
          if (counted != null && counted >= 1 && counted <= Seating.MOST_COVERS) {
            quote.setValue(actions.desk().waitlist().quote(counted));
          }
        });
    sheet.with(name, covers, quote, phone, note);
    sheet.key(
        "primary",
        "plus",
        Texts.of("floorplan.party.add"),
        () -> {
          boolean fine =
              isNamed(name)
                  & isFine(phone, PHONE_LIMIT)
                  & isFine(note, NOTE_LIMIT)
                  & isWithin(covers, 1, Seating.MOST_COVERS)
                  & isWithin(quote, 0, LONGEST_QUOTE);
          if (!fine) {
            return;
          }
          sheet.close();
          added.accept(
              actions
                  .desk()
                  .waitlist()
                  .add(
                      name.getValue().strip(),
                      phone.getValue().isBlank() ? null : phone.getValue().strip(),
                      covers.getValue(),
                      quote.getValue(),
                      note.getValue().isBlank() ? null : note.getValue().strip()));
        });
    return sheet;
  }

  static TextField field(String key, int limit) {
    TextField field = new TextField(Texts.of(key));
    field.setMaxLength(limit);
    return field;
  }

  /** What they say; an allergy among it reaches the kitchen with their order. */
  static TextField note() {
    TextField note = field("floorplan.party.note", NOTE_LIMIT);
    note.setHelperText(Texts.of("floorplan.party.note.hint"));
    return note;
  }

  static IntegerField number(String key, int least, int most, int step) {
    IntegerField field = new IntegerField(Texts.of(key));
    field.setMin(least);
    field.setMax(most);
    field.setStep(step);
    field.setStepButtonsVisible(true);
    return field;
  }

  /** Whether a name was typed that can be kept; says so at the field when not. */
  static boolean isNamed(TextField field) {
    if (field.getValue().isBlank()) {
      field.setInvalid(true);
      field.setErrorMessage(Texts.of("floorplan.needed"));
      return false;
    }
    return isFine(field, NAME_LIMIT);
  }

  /** Whether a text can be kept; says why not at the field. */
  static boolean isFine(TextField field, int limit) {
    var faults = FreeText.faults("text", field.getValue(), limit);
    field.setInvalid(!faults.isEmpty());
    field.setErrorMessage(faults.stream().findFirst().map(fault -> said(fault)).orElse(""));
    return faults.isEmpty();
  }

  private static String said(FieldError fault) {
    Phrase phrase = fault.phrase();
    return phrase == null ? Texts.of("floorplan.not-so") : phrase.words();
  }

  /** Whether a number lies within its bounds; says so at the field when not. */
  static boolean isWithin(IntegerField field, int least, int most) {
    Integer value = field.getValue();
    boolean within = value != null && value >= least && value <= most;
    field.setInvalid(!within);
    field.setErrorMessage(within ? "" : Texts.of("floorplan.not-a-number", String.valueOf(most)));
    return within;
  }
}
