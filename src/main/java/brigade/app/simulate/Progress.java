package brigade.app.simulate;

import java.io.PrintStream;
import java.util.Locale;

/** How far the day is: one line that redraws itself on a terminal, a line every tenth elsewhere. */
public interface Progress {
  /** Nobody watches. */
  Progress SILENT = (done, total) -> {};

  /** Called after each order, by one thread at a time. */
  void at(int done, int total);

  /** Progress on the standard output. */
  static Progress shown(PrintStream out) {
    boolean terminal = System.console() != null && System.console().isTerminal();
    long start = System.nanoTime();
    return terminal ? new Bar(out, start) : new Lines(out, start);
  }

  /** The bar on a terminal. */
  record Bar(PrintStream out, long start) implements Progress {
    private static final int WIDTH = 40;

    @Override
    public void at(int done, int total) {
      int filled = total == 0 ? WIDTH : WIDTH * done / total;
      out.printf(
          Locale.ROOT,
          "\r[%s%s] %d of %d orders, %.1f/s ",
          "#".repeat(filled),
          ".".repeat(WIDTH - filled),
          done,
          total,
          rate(done, start));
      if (done == total) {
        out.println();
      }
      out.flush();
    }
  }

  /** Lines in a log. */
  record Lines(PrintStream out, long start) implements Progress {
    @Override
    public void at(int done, int total) {
      if (done == total || 10L * done / total != 10L * (done - 1) / total) {
        out.printf(Locale.ROOT, "%d of %d orders, %.1f/s%n", done, total, rate(done, start));
      }
    }
  }

  private static double rate(int done, long start) {
    return done * 1e9 / Math.max(1, System.nanoTime() - start);
  }
}
