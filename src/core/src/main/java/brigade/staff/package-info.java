/** People and devices: roles, permissions, PINs, sessions and approvals. */
@NullMarked
package brigade.staff;

import org.jspecify.annotations.NullMarked;
