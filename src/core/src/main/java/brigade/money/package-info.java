/** Exact money: minor units, rates in parts per million, and sharing without losing a cent. */
@NullMarked
package brigade.money;

import org.jspecify.annotations.NullMarked;
