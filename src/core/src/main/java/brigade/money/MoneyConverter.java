package brigade.money;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Keeps {@link Money} in a {@code bigint} of minor units. */
@Converter(autoApply = true)
public class MoneyConverter implements AttributeConverter<Money, Long> {
  @Override
  public @Nullable Long convertToDatabaseColumn(@Nullable Money money) {
    return money == null ? null : money.minor();
  }

  @Override
  public @Nullable Money convertToEntityAttribute(@Nullable Long minor) {
    return minor == null ? null : Money.of(minor);
  }
}
