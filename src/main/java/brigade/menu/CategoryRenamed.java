package brigade.menu;

/**
 * A category is called otherwise from now on; whatever names it follows within the same
 * transaction.
 */
public record CategoryRenamed(String from, String to) {}
