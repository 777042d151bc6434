package brigade.menu.ui;

import static brigade.screen.Markup.bold;
import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.text;
import static brigade.screen.Markup.with;

import brigade.menu.ImportingMenu;
import brigade.menu.ImportingMenu.Counts;
import brigade.menu.ImportingMenu.Outcome;
import brigade.menu.MenuDefinition;
import brigade.rest.CsvTable;
import brigade.rest.Problem.FieldError;
import brigade.screen.Overlay;
import brigade.screen.Texts;
import brigade.screen.Toast;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A menu from a file: first what it would do and what is wrong with it, line by line; then, when
 * nothing is, the import itself.
 */
final class ImportSheet extends Overlay {
  private static final long serialVersionUID = 1L;

  /** The largest file taken, in bytes. */
  private static final int BYTE_LIMIT = 20_000_000;

  private final transient ImportingMenu importing;
  private final transient ObjectMapper json;
  private final Div result = div("result");
  private transient @Nullable File file;

  ImportSheet(ImportingMenu importing, ObjectMapper json) {
    super(Texts.of("menu.import"), Texts.of("menu.import.detail"));
    this.importing = importing;
    this.json = json;
    setWidth("min(640px, calc(100vw - 24px))");
    Upload upload =
        new Upload(
            UploadHandler.inMemory((about, bytes) -> read(new File(about.fileName(), bytes))));
    upload.setAcceptedFileTypes(".csv", ".json", "text/csv", "application/json");
    upload.setMaxFiles(1);
    upload.setMaxFileSize(BYTE_LIMIT);
    upload.setUploadButton(
        button("btn", () -> {}, icon("upload"), label("", Texts.of("menu.import.choose"))));
    upload.setDropLabel(label("small mute", Texts.of("menu.import.drop")));
    upload.addFileRejectedListener(rejected -> say(Texts.of("menu.import.rejected")));
    upload.addFileRemovedListener(removed -> forget());
    with(result, "aria-live", "polite");
    fill(upload, result);
    offer(false);
  }

  private void forget() {
    file = null;
    result.removeAll();
    offer(false);
  }

  /** What the file would do; nothing changes. */
  private void read(File chosen) {
    file = chosen;
    result.removeAll();
    show(run(chosen, true));
  }

  private void apply() {
    File chosen = file;
    if (chosen != null) {
      result.removeAll();
      show(run(chosen, false));
    }
  }

  private @Nullable Outcome run(File chosen, boolean dryRun) {
    if (!chosen.name().toLowerCase(Locale.ROOT).endsWith(".json")) {
      return importing.fromCsv(chosen.bytes(), dryRun);
    }
    try {
      return importing.fromDefinition(json.readValue(chosen.bytes(), MenuDefinition.class), dryRun);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      say(Texts.of("menu.import.no-json", line, e.getOriginalMessage()));
      return null;
    } catch (IOException e) {
      say(Texts.of("menu.import.rejected"));
      return null;
    }
  }

  private void show(@Nullable Outcome outcome) {
    switch (outcome) {
      case null -> offer(false);
      case Outcome.Would(Counts counts) -> {
        result.add(facts(counts));
        boolean something =
            counts.created()
                    + counts.updated()
                    + counts.categories()
                    + counts.taxes()
                    + counts.stations()
                > 0;
        result.add(
            div(
                "note info",
                icon("info"),
                label(
                    "", Texts.of(something ? "menu.import.would" : "menu.import.would-nothing"))));
        offer(true);
      }
      case Outcome.Imported(Counts counts) -> {
        close();
        Toast.say(
            Texts.of("menu.import.done", counts.created(), counts.updated(), counts.unchanged()));
      }
      case Outcome.Refused(List<FieldError> faults) -> {
        result.add(faults(faults));
        offer(false);
      }
    }
  }

  private static Div facts(Counts counts) {
    return div(
        "facts-grid",
        fact("rows", counts.rows()),
        fact("created", counts.created()),
        fact("updated", counts.updated()),
        fact("unchanged", counts.unchanged()),
        fact("categories", counts.categories()),
        fact("taxes", counts.taxes()),
        fact("stations", counts.stations()));
  }

  private static Div fact(String key, int count) {
    return div("", label("lbl", Texts.of("menu.import." + key)), bold("tn", String.valueOf(count)));
  }

  /** Each fault with the line of the file it is on. */
  private static Div faults(List<FieldError> faults) {
    HtmlContainer list = new HtmlContainer("ul");
    list.getElement().setAttribute("class", "faults scroll");
    for (FieldError fault : faults) {
      HtmlContainer line = new HtmlContainer("li");
      Integer row = fault.row();
      line.add(
          row == null
              ? span("chip bad", icon("alert"))
              : span("chip bad tn", label("", Texts.of("menu.import.row", String.valueOf(row)))),
          isolated("", fault.field() + " " + fault.message()));
      list.add(line);
    }
    String said =
        faults.size() >= CsvTable.FAULT_LIMIT
            ? Texts.of("menu.import.faults-first", faults.size())
            : Texts.of("menu.import.faults", faults.size());
    return div("", div("banner bad", icon("alert"), label("grow", said)), list);
  }

  private void say(String words) {
    result.removeAll();
    result.add(div("banner bad", icon("alert"), isolated("grow", words)));
    offer(false);
  }

  private void offer(boolean ready) {
    var apply =
        button("btn primary", this::apply, icon("check"), label("", Texts.of("menu.import.apply")));
    apply.setEnabled(ready);
    keys(
        text("small mute grow", Texts.of("menu.import.rule")),
        button("btn", this::close, label("", Texts.of("menu.cancel"))),
        apply);
  }

  private record File(String name, byte[] bytes) {}
}
