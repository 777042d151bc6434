package brigade.staff;

/** Nobody is signed in, or the session has ended. */
public class NotSignedIn extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotSignedIn() {
    super("Sign in first: there is no session, or it has ended");
  }
}
