package brigade.app.simulate;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Plays a day of past sales against a running Brigade and compares what it says with the files.
 * Ends with 0 when they agree, 1 when they do not or the play failed, 2 when the options are wrong.
 */
public final class Simulate {
  private Simulate() {}

  /** Runs with the options of {@link Plan}, each as {@code --name=value}. */
  public static void main(String... arguments) throws InterruptedException {
    System.exit(run(System.out, System.err, arguments));
  }

  static int run(PrintStream out, PrintStream err, String... arguments)
      throws InterruptedException {
    PlayingDay playing;
    Plan plan;
    try {
      plan = Plan.of(arguments);
      playing = new PlayingDay(plan, Progress.shown(out));
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      return 2;
    }
    out.println("Playing " + playing.day() + " against " + plan.server());
    try {
      PlayingDay.Outcome outcome = playing.play();
      tell(out, outcome);
      return outcome.agrees() ? 0 : 1;
    } catch (RuntimeException e) {
      err.println();
      err.println(e.getMessage() == null ? e.toString() : e.getMessage());
      return 1;
    }
  }

  private static void tell(PrintStream out, PlayingDay.Outcome outcome) {
    out.printf(
        Locale.ROOT,
        "Served in %.1f s: %d checks by card, %d in cash; %d tickets bumped, %d calls repeated%n",
        outcome.took().toMillis() / 1000.0,
        outcome.cards(),
        outcome.taken().orders() - outcome.cards(),
        outcome.ticketsBumped(),
        outcome.retries());
    out.println("The files   " + outcome.files().line(outcome.digits()));
    out.println("Brigade     " + outcome.taken().line(outcome.digits()));
    outcome
        .z()
        .ifPresent(
            z -> {
              out.printf(Locale.ROOT, "Z report %d of %s%n", z.number(), z.businessDate());
              out.println("  the day   " + z.whole().line(outcome.digits()));
              if (!z.whole().equals(z.ofThisPlay())) {
                out.println("  this play " + z.ofThisPlay().line(outcome.digits()));
              }
            });
    if (outcome.ticketsLeft() > 0) {
      out.println(outcome.ticketsLeft() + " tickets could not be bumped");
    }
    out.println(outcome.agrees() ? "They agree to the cent." : "They do not agree.");
  }
}
