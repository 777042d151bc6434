package brigade.menu.ui;

import brigade.menu.MenuItem;
import brigade.screen.Amounts;
import java.util.function.BiFunction;

/**
 * A part of an item that is edited as one.
 *
 * @param key of its name in the texts, {@code menu.field.<key>}, and of faults found with it
 * @param read what the item has
 * @param <T> a value without state
 */
record Field<T>(String key, BiFunction<MenuItem, Amounts, T> read) {}
