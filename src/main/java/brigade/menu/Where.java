package brigade.menu;

import brigade.rest.Problem.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where something of a definition stands: a line of a file, or a path in a request. */
record Where(@Nullable Integer row, String path) {
  /** A request that is nothing but the definition. */
  static final Where BODY = new Where(null, "");

  Where below(String list, int index) {
    return new Where(row, path + list + "[" + index + "].");
  }

  void report(List<FieldError> faults, String field, String message) {
    // A line of a file has columns, not paths.
    faults.add(new FieldError(row, row == null ? path + field : FieldError.last(field), message));
  }

  String hint() {
    return row == null ? "" : " on row " + row;
  }
}
