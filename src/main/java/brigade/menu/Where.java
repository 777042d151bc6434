package brigade.menu;

import brigade.rest.FreeText;
import brigade.rest.Problem.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where something of a definition stands: a line of a file, or a path in a request.
 *
 * @param item the name of the item it is of; null where it is of none, or the name says nothing
 */
record Where(@Nullable Integer row, String path, @Nullable String item) {
  /** A request that is nothing but the definition. */
  static final Where BODY = new Where(null, "", null);

  Where below(String list, int index) {
    return new Where(row, path + list + "[" + index + "].", item);
  }

  /** The same, of an item of that name, which faults then say; what is no text is not repeated. */
  Where of(@Nullable String name) {
    return name == null
            || name.isBlank()
            || !FreeText.faults("name", name, MenuRules.NAME_LIMIT).isEmpty()
        ? this
        : new Where(row, path, name.strip());
  }

  void report(List<FieldError> faults, String field, String message) {
    // A line of a file has columns, not paths.
    faults.add(
        new FieldError(
            row,
            row == null ? path + field : FieldError.last(field),
            item == null ? message : message + " (" + item + ")"));
  }

  String hint() {
    return row == null ? "" : " on row " + row;
  }
}
