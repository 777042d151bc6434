package brigade.orders.ui;

import brigade.orders.ui.Sheet.Line;
import java.time.Instant;
import java.util.List;

/** What a row of the list shows. */
sealed interface CheckEntry {
  Object key();

  record Nothing() implements CheckEntry {
    @Override
    public Object key() {
      return "nothing";
    }
  }

  record Stale() implements CheckEntry {
    @Override
    public Object key() {
      return "stale";
    }
  }

  record Warning(AlarmWords alarm) implements CheckEntry {
    @Override
    public Object key() {
      return "warning " + alarm.key();
    }
  }

  record Up(List<String> courses) implements CheckEntry {
    @Override
    public Object key() {
      return "up";
    }
  }

  record Said(String words) implements CheckEntry {
    @Override
    public Object key() {
      return "said";
    }
  }

  record Head(String id, String title, String icon, String end) implements CheckEntry {
    @Override
    public Object key() {
      return id;
    }
  }

  record Fold(int course, String title, String count, String amount, boolean open)
      implements CheckEntry {
    @Override
    public Object key() {
      return "fold " + course;
    }
  }

  /** The name that parts of a combo stand below. */
  record Combo(String id, String name, String amount) implements CheckEntry {
    @Override
    public Object key() {
      return "combo " + id;
    }
  }

  /**
   * @param courseAsWord whether the line says its course, as nothing above it does
   * @param inCombo whether it stands below the name of its combo
   */
  record Written(
      Line line, boolean on, boolean courseAsWord, boolean inCombo, String amount, String state)
      implements CheckEntry {
    @Override
    public Object key() {
      return line.id();
    }
  }

  record Keys(Line line) implements CheckEntry {
    @Override
    public Object key() {
      return "keys " + line.id();
    }
  }

  record Ghost(Whose whose, String name, List<Sheet.Mod> mods, String amount)
      implements CheckEntry {
    @Override
    public Object key() {
      return "ghost";
    }
  }

  record Delayed(Instant at, String time, int portions) implements CheckEntry {
    @Override
    public Object key() {
      return "delayed " + at;
    }
  }
}
