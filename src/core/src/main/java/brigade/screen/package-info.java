/** The screen kit: markup, texts, amounts and the base of every screen. */
@NullMarked
package brigade.screen;

import org.jspecify.annotations.NullMarked;
