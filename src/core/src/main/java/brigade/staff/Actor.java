package brigade.staff;

import java.util.UUID;

/**
 * Who acts, and from which device. Everything done is recorded under an actor.
 *
 * @param staffId the person
 * @param name the name shown to colleagues
 * @param role the role in force when the session began
 * @param deviceId the enrolled device
 * @param device the device's name
 * @param sessionId the session, for ending it
 */
public record Actor(
    UUID staffId, String name, Role role, UUID deviceId, String device, UUID sessionId) {

  /** Work of the house itself, such as a timer; never the answer to a person's request. */
  public static final Actor HOUSE =
      new Actor(new UUID(0, 0), "Brigade", Role.MANAGER, new UUID(0, 0), "server", new UUID(0, 0));

  public boolean may(Permission permission) {
    return role.may(permission);
  }
}
