package brigade.kitchen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** Modifiers as JSON, so that reports can ask for them. */
@Converter
class Modifiers implements AttributeConverter<List<TicketRequest.Mod>, String> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<TicketRequest.Mod>> MODS = new TypeReference<>() {};

  @Override
  public String convertToDatabaseColumn(List<TicketRequest.Mod> modifiers) {
    try {
      return JSON.writeValueAsString(modifiers);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<TicketRequest.Mod> convertToEntityAttribute(String column) {
    try {
      return List.copyOf(JSON.readValue(column, MODS));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not modifiers: " + column, e);
    }
  }
}
