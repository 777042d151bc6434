package brigade.billing;

import brigade.billing.Totals.LevyTotal;
import brigade.billing.Totals.Off;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps records in a {@code jsonb} column.
 *
 * @param <T> what is kept
 */
public abstract class JsonText<T> implements AttributeConverter<T, String> {
  // What a value says about itself, such as whether an amount is zero, is no part of it.
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build();

  private final TypeReference<T> type;

  JsonText(TypeReference<T> type) {
    this.type = type;
  }

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable T value) {
    return value == null ? null : of(value);
  }

  @Override
  public @Nullable T convertToEntityAttribute(@Nullable String json) {
    if (json == null) {
      return null;
    }
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not what was written: " + json, e);
    }
  }

  /** As it is kept. */
  public static String of(Object value) {
    try {
      return value instanceof List<?> list && list.isEmpty()
          ? "[]"
          : JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not to be written: " + value, e);
    }
  }

  /** The rules of the service charge. */
  @Converter
  static class Services extends JsonText<List<ServiceRule>> {
    Services() {
      super(new TypeReference<>() {});
    }
  }

  /** What each discount took off. */
  @Converter
  static class Offs extends JsonText<List<Off>> {
    Offs() {
      super(new TypeReference<>() {});
    }
  }

  /** What each levy comes to. */
  @Converter
  static class Levies extends JsonText<List<LevyTotal>> {
    Levies() {
      super(new TypeReference<>() {});
    }
  }

  /** A rule of discounts. */
  @Converter
  static class Rule extends JsonText<DiscountRule> {
    Rule() {
      super(new TypeReference<>() {});
    }
  }
}
