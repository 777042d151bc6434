package brigade.staff;

import java.util.UUID;

/**
 * Who acts, and from which device. Everything done is recorded under an actor.
 *
 * @param staffId the person
 * @param name the name shown to colleagues
 * @param role the role in force when the session began
 * @param colour 1 to 7, the colour of their initials
 * @param deviceId the enrolled device
 * @param device the device's name
 * @param sessionId the session, for ending it
 */
public record Actor(
    UUID staffId,
    String name,
    Role role,
    int colour,
    UUID deviceId,
    String device,
    UUID sessionId) {

  /** Work of the house itself, such as a timer; never the answer to a person's request. */
  public static final Actor HOUSE =
      new Actor(
          new UUID(0, 0), "Brigade", Role.MANAGER, 7, new UUID(0, 0), "server", new UUID(0, 0));

  /** Two letters: the first two of the short name, upper case. */
  public String initials() {
    return StaffMember.initials(name);
  }

  public boolean may(Permission permission) {
    return role.may(permission);
  }
}
