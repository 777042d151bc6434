@NullMarked
package brigade.app.postgres;

import org.jspecify.annotations.NullMarked;
