package brigade.orders;

import brigade.menu.Chosen;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a list of records in a {@code jsonb} column.
 *
 * @param <T> the record
 */
abstract class JsonColumn<T> implements AttributeConverter<List<T>, String> {
  // What a value says about itself, such as whether an amount is zero, is no part of it.
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build();

  private final TypeReference<List<T>> type;

  JsonColumn(TypeReference<List<T>> type) {
    this.type = type;
  }

  @Override
  public String convertToDatabaseColumn(@Nullable List<T> records) {
    return json(records == null ? List.of() : records);
  }

  @Override
  public List<T> convertToEntityAttribute(@Nullable String json) {
    if (json == null || json.equals("[]")) {
      return List.of();
    }
    try {
      return List.copyOf(JSON.readValue(json, type));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not what was written: " + json, e);
    }
  }

  static String json(Object records) {
    try {
      return JSON.writeValueAsString(records);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not to be written: " + records, e);
    }
  }

  /** Modifiers as ordered. */
  @Converter
  static class Modifiers extends JsonColumn<Chosen> {
    Modifiers() {
      super(new TypeReference<>() {});
    }
  }

  /** Taxes as ordered. */
  @Converter
  static class Taxes extends JsonColumn<LineTax> {
    Taxes() {
      super(new TypeReference<>() {});
    }
  }

  /** Levies as ordered. */
  @Converter
  static class Levies extends JsonColumn<LineLevy> {
    Levies() {
      super(new TypeReference<>() {});
    }
  }

  /** Lines as they were. */
  @Converter
  static class Images extends JsonColumn<LineImage> {
    Images() {
      super(new TypeReference<>() {});
    }
  }

  /** Allergies by seat. */
  @Converter
  static class Allergies extends JsonColumn<SeatAllergy> {
    Allergies() {
      super(new TypeReference<>() {});
    }
  }
}
