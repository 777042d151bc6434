package brigade.money;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Keeps {@link Rate} in an {@code integer} of parts per million. */
@Converter(autoApply = true)
public class RateConverter implements AttributeConverter<Rate, Integer> {
  @Override
  public @Nullable Integer convertToDatabaseColumn(@Nullable Rate rate) {
    return rate == null ? null : rate.ppm();
  }

  @Override
  public @Nullable Rate convertToEntityAttribute(@Nullable Integer ppm) {
    return ppm == null ? null : new Rate(ppm);
  }
}
