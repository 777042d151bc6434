package brigade.menu;

import java.util.UUID;

/**
 * A section of the menu.
 *
 * @param course the course its items go to unless they say otherwise
 * @param position its place among the categories, ascending
 */
public record Category(UUID id, String name, int course, int position) {}
