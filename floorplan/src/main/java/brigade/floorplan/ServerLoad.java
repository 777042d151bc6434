package brigade.floorplan;

import brigade.staff.Role;
import java.util.UUID;

/**
 * A server and what they have at the moment.
 *
 * @param colour 1 to 7, of their initials
 * @param covers guests at their tables
 * @param parties at their tables
 */
public record ServerLoad(
    UUID id, String name, String initials, int colour, Role role, int covers, int parties) {}
