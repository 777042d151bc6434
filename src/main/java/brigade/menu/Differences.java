package brigade.menu;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * In which components two versions of one thing differ. What stands for itself elsewhere on the
 * menu, such as the category of an item, is compared by which one it is and not by what it says:
 * renaming a category changes none of its items. What is left of an item is no part of it either.
 *
 * <p>It looks at all components there are, so that one added later is never overlooked.
 */
public final class Differences {
  private Differences() {}

  /** The names of the components that differ, in the order of the record. */
  public static <T extends Record> List<String> between(T before, T now) {
    List<String> changed = new ArrayList<>();
    for (RecordComponent component : before.getClass().getRecordComponents()) {
      if (component.getType() != Availability.class
          && !Objects.equals(standing(value(component, before)), standing(value(component, now)))) {
        changed.add(component.getName());
      }
    }
    return List.copyOf(changed);
  }

  static UUID idOf(Record thing) {
    return switch (thing) {
      case MenuItem item -> item.id();
      case ModifierGroup group -> group.id();
      case Category category -> category.id();
      case MenuList list -> list.id();
      case PriceRule rule -> rule.id();
      default -> Menus.WHOLE;
    };
  }

  private static @Nullable Object standing(@Nullable Object value) {
    return switch (value) {
      case Category category -> category.id();
      case ModifierGroup group -> group.id();
      case Tax tax -> tax.code();
      case Levy levy -> levy.code();
      case Modifier modifier -> modifier.with(Availability.FREELY);
      case Set<?> set -> set.stream().map(Differences::standing).collect(Collectors.toSet());
      case Collection<?> list -> list.stream().map(Differences::standing).toList();
      case null, default -> value;
    };
  }

  private static @Nullable Object value(RecordComponent component, Record thing) {
    try {
      return component.getAccessor().invoke(thing);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("A record that can't be read: " + thing.getClass(), e);
    }
  }
}
