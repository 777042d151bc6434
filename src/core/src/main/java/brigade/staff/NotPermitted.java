package brigade.staff;

/** The person signed in lacks a permission. */
public class NotPermitted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Permission permission;

  public NotPermitted(Permission permission) {
    super("This needs the permission " + permission);
    this.permission = permission;
  }

  public Permission permission() {
    return permission;
  }
}
