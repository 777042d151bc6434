package brigade.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.io.Serial;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Instants as callers write them: RFC 3339, section 5.6, whose years have four figures. Java reads
 * many more, which neither a calendar nor the database can hold.
 */
public final class Rfc3339 {
  private static final int LAST_YEAR = 9999;

  private Rfc3339() {}

  /**
   * The instant that a text such as {@code 2026-11-20T17:30:00Z} or {@code
   * 2026-11-20T17:30:00+02:00} names.
   *
   * @throws DateTimeException for any other text, and for a year outside 0000 to 9999
   */
  public static Instant instant(String text) {
    OffsetDateTime time = OffsetDateTime.parse(text);
    if (time.getYear() < 0 || time.getYear() > LAST_YEAR) {
      throw new DateTimeException("The year " + time.getYear() + " has more than four figures");
    }
    return time.toInstant();
  }

  /** Reads instants in bodies the way they are read elsewhere. */
  static final class Deserializer extends StdScalarDeserializer<Instant> {
    @Serial private static final long serialVersionUID = 1;

    Deserializer() {
      super(Instant.class);
    }

    @Override
    public @Nullable Instant deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      if (!json.hasToken(JsonToken.VALUE_STRING)) {
        return (Instant) context.handleUnexpectedToken(Instant.class, json);
      }
      String text = json.getText();
      try {
        return instant(text);
      } catch (DateTimeException e) {
        return (Instant)
            context.handleWeirdStringValue(
                Instant.class, text, "is an instant such as 2026-11-20T17:30:00Z");
      }
    }
  }
}
