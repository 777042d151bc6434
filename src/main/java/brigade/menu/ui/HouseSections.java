package brigade.menu.ui;

import java.util.List;

/**
 * What else the house goes by and the menu knows nothing of, such as its discounts: whoever does
 * gives its sections to the one screen of rules.
 */
public interface HouseSections {
  /** Where they stand among those of others, the lower first. */
  int place();

  List<SetupSection<?>> sections();
}
