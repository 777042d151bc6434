package brigade.menu;

import org.jspecify.annotations.Nullable;

/**
 * For one type of order another tax is due: food taken away, for instance, at the reduced rate.
 *
 * @param orderType such as {@code TAKEOUT}
 * @param from the code of the tax that items name
 * @param to the code of the one due instead; null when none is
 */
public record OrderTypeTax(String orderType, String from, @Nullable String to) {}
