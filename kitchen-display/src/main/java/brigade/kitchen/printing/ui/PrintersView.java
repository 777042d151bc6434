package brigade.kitchen.printing.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.with;
import static brigade.screen.Redraw.known;

import brigade.changes.Topic;
import brigade.kitchen.StationSummary;
import brigade.kitchen.Stations;
import brigade.kitchen.printing.JobState;
import brigade.kitchen.printing.ManagingPrinters;
import brigade.kitchen.printing.ManagingPrinters.Redirected;
import brigade.kitchen.printing.Paper;
import brigade.kitchen.printing.PaperForms;
import brigade.kitchen.printing.PaperPreview;
import brigade.kitchen.printing.PrintJob;
import brigade.kitchen.printing.PrintRequest;
import brigade.kitchen.printing.PrinterKind;
import brigade.kitchen.printing.PrinterState;
import brigade.kitchen.printing.PrinterSummary;
import brigade.kitchen.printing.ProofRule;
import brigade.kitchen.printing.ReadingPrinters;
import brigade.kitchen.printing.Reason;
import brigade.kitchen.printing.Reprinting;
import brigade.kitchen.printing.Reprinting.Reprinted;
import brigade.kitchen.printing.Reprinting.Settled;
import brigade.kitchen.printing.Simulating;
import brigade.screen.Rail;
import brigade.screen.Redraw;
import brigade.screen.Screen;
import brigade.screen.ScreenKit;
import brigade.screen.TopBar;
import brigade.staff.Permission;
import brigade.staff.Requires;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every printer, what it holds and did, and any paper exactly as it prints. */
@Route("printers")
@PageTitle("Printers")
@Requires(Permission.VIEW_PRINTERS)
public class PrintersView extends Screen {
  private static final long serialVersionUID = 1L;

  /** Jobs drawn at once; older ones are in the API. */
  private static final int JOBS_SHOWN = 80;

  /** Printers in trouble that get a line of their own above the list. */
  private static final int NOTES_SHOWN = 3;

  private static final int TOAST_MILLIS = 6_000;

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final transient ReadingPrinters reading;
  private final transient ManagingPrinters managing;
  private final transient Reprinting reprinting;
  private final transient Stations stations;
  private final transient PaperForms forms;
  private final SimulatorPanel simulator;

  private final TopBar bar;
  private final Aside list = new Aside();
  private final Div notes = div("");
  private final H2 printerName = new H2();
  private final Span printerChip = span("");
  private final NativeButton more = button("btn quiet icon", () -> {}, icon("more"));
  private final ContextMenu moreMenu = new ContextMenu(more);
  private final Div facts = div("facts-grid");
  private final Span waiting = label("count", "0");
  private final NativeButton filter;
  private final NativeButton nextCopy;
  private final HtmlContainer tableBody = new HtmlContainer("tbody");
  private final Div empty = div("empty");
  private final Span paperTitle = label("b cut", "");
  private final Span paperHint = label("mute small cut grow", "");
  private final PaperPreview paper = new PaperPreview();
  private final Div roll = div("roll", paper);
  private final NativeButton itPrinted;
  private final NativeButton reprint;
  private final Div actions;

  private @Nullable UUID printerId;
  private @Nullable UUID jobId;
  private @Nullable JobState state;
  private transient List<PrinterSummary> printers = List.of();
  private transient List<UUID> copies = List.of();
  private transient @Nullable Drawn drawn;

  PrintersView(
      ScreenKit kit,
      ReadingPrinters reading,
      ManagingPrinters managing,
      Reprinting reprinting,
      Stations stations,
      PaperForms forms,
      Simulating simulating) {
    super("printers", kit, Topic.PRINTING, Topic.PRINTED, Topic.PRINTERS);
    this.reading = reading;
    this.managing = managing;
    this.reprinting = reprinting;
    this.stations = stations;
    this.forms = forms;
    this.simulator = new SimulatorPanel(simulating, mayEdit());
    addClassNames("dining-room", "app");
    bar = new TopBar(kit);
    if (mayEdit()) {
      bar.acting(
          button("btn", this::shapeChits, icon("receipt"), label("", text("printing.forms"))),
          button("btn", () -> edit(null), icon("printer"), label("", text("printing.add"))));
    }
    filter = button("btn quiet", () -> {}, label("", ""), icon("down"));
    nextCopy =
        named(
            button("btn quiet icon", this::showNextCopy, icon("next")),
            text("printing.paper.nextCopy"));
    itPrinted = button("btn", this::settle, icon("eye"), label("", text("printing.itPrinted")));
    reprint =
        button("btn primary", this::print, icon("printer"), label("", text("printing.reprint")));
    actions = div("pact", itPrinted, reprint);
    Main main = new Main(listPane(), middlePane(), paperPane());
    main.setClassName("pp");
    add(new Rail(kit, "printers"), bar, main);
  }

  private Component listPane() {
    list.setClassName("plist");
    return named(list, text("printing.printers"));
  }

  private Component middlePane() {
    named(more, text("printing.more"));
    moreMenu.setOpenOnClick(true);
    HtmlContainer printerHead =
        new HtmlContainer("header", printerName, printerChip, span("grow"), more);
    Section printer = new Section(printerHead, facts);
    printer.setClassName("panel");

    ContextMenu filterMenu = new ContextMenu(filter);
    filterMenu.setOpenOnClick(true);
    filterMenu.addItem(text("printing.state.all"), click -> filterBy(null));
    for (JobState each : JobState.values()) {
      filterMenu.addItem(text("printing.job." + each), click -> filterBy(each));
    }
    HtmlContainer jobsHead =
        new HtmlContainer(
            "header",
            new H2(text("printing.chits")),
            waiting,
            label("mute small", text("printing.waiting.word")),
            span("grow"),
            filter);
    HtmlContainer headRow =
        new HtmlContainer(
            "tr",
            heading("printing.column.number", ""),
            heading("printing.column.what", ""),
            heading("printing.column.state", ""),
            heading("printing.column.at", "r"));
    HtmlContainer table =
        new HtmlContainer("table", new HtmlContainer("thead", headRow), tableBody);
    table.setClassName("tbl");
    Section jobs = new Section(jobsHead, div("body", table, empty));
    jobs.setClassName("panel jobs");

    // Its notes stand among the panels, with the same gaps between them.
    notes.getStyle().set("display", "contents");
    Section middle = new Section(notes, printer, simulator, jobs);
    middle.setClassName("mid");
    return middle;
  }

  private static HtmlContainer heading(String key, String classes) {
    HtmlContainer cell = new HtmlContainer("th");
    cell.getElement().setText(text(key));
    if (!classes.isEmpty()) {
      cell.setClassName(classes);
    }
    return cell;
  }

  private Component paperPane() {
    Aside pane = new Aside(div("hd", paperTitle, paperHint, nextCopy), roll, actions);
    pane.setClassName("pap");
    return named(pane, text("printing.paper"));
  }

  @Override
  protected void refresh() {
    printers = reading.all();
    if (printers.stream().noneMatch(p -> p.id().equals(printerId))) {
      printerId = printers.isEmpty() ? null : printers.getFirst().id();
      jobId = null;
    }
    int chits = printers.stream().mapToInt(PrinterSummary::waiting).sum();
    bar.titled(text("printing.title"), text("printing.context", printers.size(), chits));
    Redraw.into(
        list,
        printers.stream()
            .map(p -> drawPrinter(new PrinterRow(p, p.id().equals(printerId))))
            .toList());
    Optional<PrinterSummary> selected = selected();
    // A menu that is open must not be rebuilt under the finger for every chit.
    Drawn now = new Drawn(printers, printerId);
    if (!now.equals(drawn)) {
      drawn = now;
      drawNotes();
      selected.ifPresent(this::drawFacts);
      more.setVisible(mayEdit() && selected.isPresent());
    }
    simulator.show(
        selected
            .filter(p -> p.settings().kind() == PrinterKind.SIMULATED)
            .map(PrinterSummary::id)
            .orElse(null));
    drawJobs(selected);
  }

  private Optional<PrinterSummary> selected() {
    return printers.stream().filter(p -> p.id().equals(printerId)).findFirst();
  }

  private Component drawPrinter(PrinterRow row) {
    PrinterSummary printer = row.printer;
    Div head = div("row", isolated("b grow cut", printer.name()), chip(printer.state()));
    Div where = div("small mute cut");
    where.setText(where(printer));
    String then =
        printer.backupName() == null
            ? text("printing.then.none")
            : text("printing.then", printer.backupName());
    Div foot =
        div(
            "row small tn",
            label(
                printer.waiting() > 0 ? "b" : "mute", text("printing.waiting", printer.waiting())),
            span("grow"),
            isolated("mute cut", then));
    NativeButton button =
        button(row.selected ? "prn on" : "prn", () -> select(printer.id()), head, where, foot);
    return known(with(button, "aria-pressed", String.valueOf(row.selected)), printer.id());
  }

  private String where(PrinterSummary printer) {
    if (printer.reason() != null) {
      return text(
          "printing.troubleSince", reason(printer.reason()), amounts().time(printer.since()));
    }
    if (!printer.standsInFor().isEmpty()) {
      return text("printing.takesOver", String.join(", ", printer.standsInFor()));
    }
    String address =
        switch (printer.settings().kind()) {
          case VIRTUAL -> text("printing.kind.VIRTUAL");
          case TCP ->
              Objects.requireNonNullElse(printer.settings().host(), "")
                  + (Objects.equals(printer.settings().port(), 9_100)
                      ? ""
                      : ":" + printer.settings().port());
          case DEVICE -> Objects.requireNonNullElse(printer.settings().device(), "");
          case SIMULATED -> text("printing.kind.SIMULATED");
          case AGENT -> text("printing.kind.AGENT");
        };
    return printer.settings().place().isEmpty()
        ? address
        : printer.settings().place() + ", " + address;
  }

  private static Span chip(PrinterState state) {
    return switch (state) {
      case OK -> span("chip good", icon("check"), label("", text("printing.printer.OK")));
      case STANDS_IN ->
          span("chip warn", icon("refresh"), label("", text("printing.printer.STANDS_IN")));
      case PAUSED -> span("chip", icon("pause"), label("", text("printing.printer.PAUSED")));
      case OUT_OF_PAPER, COVER_OPEN, OFFLINE ->
          span("chip bad", icon("alert"), label("", text("printing.printer." + state)));
    };
  }

  private static Span chip(JobState state) {
    String words = text("printing.job." + state);
    return switch (state) {
      case QUEUED -> span("chip", icon("clock"), label("", words));
      case SENDING -> span("chip info", icon("send"), label("", words));
      case PRINTED -> span("chip good", icon("check"), label("", words));
      case UNKNOWN -> span("chip warn", icon("alert"), label("", words));
      case FAILED -> span("chip bad", icon("x"), label("", words));
    };
  }

  private void drawNotes() {
    List<Component> drawnNotes = new ArrayList<>();
    List<PrinterSummary> unwell =
        printers.stream().filter(p -> p.reason() != null).limit(NOTES_SHOWN).toList();
    List<PrinterSummary> asking =
        printers.stream().filter(p -> p.asking() > 0).limit(NOTES_SHOWN).toList();
    for (PrinterSummary printer : unwell) {
      String standIn =
          printers.stream()
              .filter(p -> p.standsInFor().contains(printer.name()))
              .map(PrinterSummary::name)
              .findFirst()
              .orElse("");
      String sentence =
          standIn.isEmpty()
              ? text(
                  "printing.note.waits",
                  printer.name(),
                  reason(Objects.requireNonNull(printer.reason())),
                  printer.waiting())
              : text(
                  "printing.note.standsIn",
                  printer.name(),
                  reason(Objects.requireNonNull(printer.reason())),
                  standIn);
      Div note = div("note bad line", icon("alert"), isolated("grow", sentence));
      with(note, "role", "status");
      if (mayEdit()) {
        note.add(button("btn", () -> test(printer.id()), label("", text("printing.test"))));
      }
      drawnNotes.add(known(note, "ails " + printer.id()));
    }
    for (PrinterSummary printer : asking) {
      drawnNotes.add(
          with(
              div(
                  "note warn line",
                  icon("alert"),
                  isolated("grow", text("printing.note.asks", printer.name(), printer.asking())),
                  button(
                      "btn",
                      () -> {
                        state = null;
                        select(printer.id());
                      },
                      label("", text("printing.note.show")))),
              "role",
              "status"));
    }
    Redraw.into(notes, drawnNotes);
  }

  private void drawFacts(PrinterSummary printer) {
    printerName.setText(printer.name());
    printerChip.removeAll();
    printerChip.add(chip(printer.state()));
    facts.removeAll();
    Instant proof = printer.lastProofAt();
    if (printer.settings().kind() == PrinterKind.AGENT) {
      // What the agent is started with.
      facts.add(fact("printing.fact.id", printer.id().toString()));
    }
    facts.add(
        fact(
            "printing.fact.backup",
            Optional.ofNullable(printer.backupName()).orElse(text("printing.fact.nobody"))),
        fact("printing.fact.prints", purposes(printer)),
        fact(
            "printing.fact.proof",
            printer.settings().kind() == PrinterKind.VIRTUAL
                ? text("printing.fact.proofOnScreen")
                : printer.settings().proof() == ProofRule.NONE
                    ? text("printing.fact.proofNone")
                    : proof == null ? text("printing.fact.proofNever") : seconds(proof)));
    moreMenu.removeAll();
    moreMenu.addItem(text("printing.edit"), click -> edit(printer));
    moreMenu.addItem(text("printing.test"), click -> test(printer.id()));
    if (printer.paused()) {
      moreMenu.addItem(text("printing.resume"), click -> managing.resume(printer.id()));
    } else {
      moreMenu.addItem(text("printing.pause"), click -> managing.pause(printer.id()));
    }
    if (printer.waiting() > 0) {
      for (PrinterSummary other : printers) {
        if (!other.id().equals(printer.id()) && other.reason() == null && !other.paused()) {
          moreMenu.addItem(
              text("printing.redirect", other.name()), click -> redirect(printer, other));
        }
      }
    }
    moreMenu.addItem(text("printing.remove"), click -> remove(printer));
  }

  private static Div fact(String key, String value) {
    return div("", label("lbl", text(key)), isolated("b tn", value));
  }

  private String purposes(PrinterSummary printer) {
    String words = printer.purposes().stream().map(this::purpose).collect(Collectors.joining(", "));
    return words.isEmpty() ? text("printing.fact.nothing") : words;
  }

  private String purpose(String purpose) {
    for (StationSummary station : stations.inService()) {
      if (PrintRequest.station(station.code()).equals(purpose)) {
        return station.name();
      }
    }
    return switch (purpose) {
      case PrintRequest.MASTER, "receipt", "check", "report" -> text("printing.purpose." + purpose);
      default -> purpose;
    };
  }

  private void drawJobs(Optional<PrinterSummary> printer) {
    waiting.setText(String.valueOf(printer.map(PrinterSummary::waiting).orElse(0)));
    filter
        .getChildren()
        .findFirst()
        .ifPresent(
            words ->
                words
                    .getElement()
                    .setText(text(state == null ? "printing.state.all" : "printing.job." + state)));
    List<PrintJob> jobs =
        printer.map(p -> reading.jobs(p.id(), state, JOBS_SHOWN)).orElse(List.of());
    if (jobs.stream().noneMatch(job -> job.id().equals(jobId))) {
      // What asks for somebody is what one came to see.
      jobId =
          jobs.stream()
              .filter(PrintJob::asksForSomebody)
              .findFirst()
              .or(() -> jobs.stream().findFirst())
              .map(PrintJob::id)
              .orElse(null);
    }
    Redraw.into(
        tableBody,
        jobs.stream()
            .map(
                job ->
                    drawJob(
                        new JobRow(
                            job,
                            job.id().equals(jobId),
                            Objects.equals(job.printerId(), printerId))))
            .toList());
    empty.setVisible(jobs.isEmpty());
    empty.setText(text(state == null ? "printing.none" : "printing.none.ofState"));
    Optional<PrintJob> shown = jobs.stream().filter(job -> job.id().equals(jobId)).findFirst();
    copies =
        jobs.stream()
            .filter(job -> shown.isPresent() && job.number() == shown.get().number())
            .map(PrintJob::id)
            .toList();
    nextCopy.setVisible(copies.size() > 1);
    drawPaper(shown);
  }

  private Component drawJob(JobRow row) {
    PrintJob job = row.job;
    HtmlContainer number = cell("b", String.valueOf(job.number()));
    Div name = div("cut", isolated("", job.label()));
    HtmlContainer what = new HtmlContainer("td", name);
    mark(row).ifPresent(what::add);
    Component chip =
        row.here
            ? chip(job.state())
            : span("chip bad", icon("x"), label("", text("printing.job.FAILED")));
    HtmlContainer stateCell = new HtmlContainer("td", chip);
    Instant at = Objects.requireNonNullElse(job.overAt(), job.createdAt());
    HtmlContainer line =
        new HtmlContainer("tr", number, what, stateCell, cell("r", amounts().time(at)));
    if (row.selected) {
      line.setClassName("on");
    }
    with(line, "tabindex", "0");
    with(line, "aria-selected", String.valueOf(row.selected));
    line.getElement().addEventListener("click", click -> show(job.id()));
    line.getElement()
        .addEventListener("keydown", key -> show(job.id()))
        .setFilter("event.key === 'Enter' || event.key === ' '");
    return known(line, job.id());
  }

  /** The one thing about a job that its reader must not miss. */
  private static Optional<Span> mark(JobRow row) {
    PrintJob job = row.job;
    if (!row.here && job.printerName() != null) {
      return Optional.of(isolated("mk cut", text("printing.mark.went", job.printerName())));
    }
    if (job.possibleDuplicate()) {
      return Optional.of(label("mk dup", text("printing.mark.possibleDuplicate")));
    }
    if (job.reprint() > 0) {
      return Optional.of(label("mk", text("printing.mark.reprint", String.valueOf(job.reprint()))));
    }
    if (job.redirectedFromName() != null) {
      return Optional.of(
          isolated("mk cut", text("printing.mark.cameFrom", job.redirectedFromName())));
    }
    return job.reason() != null && job.state() != JobState.PRINTED
        ? Optional.of(label("mk cut", reason(job.reason())))
        : Optional.empty();
  }

  private static HtmlContainer cell(String classes, String words) {
    HtmlContainer cell = new HtmlContainer("td");
    cell.setClassName(classes);
    cell.getElement().setText(words);
    return cell;
  }

  private void drawPaper(Optional<PrintJob> selected) {
    Optional<Paper> printed = selected.flatMap(job -> reading.paper(job.id()));
    roll.setVisible(printed.isPresent());
    actions.setVisible(printed.isPresent());
    if (selected.isEmpty() || printed.isEmpty()) {
      paperTitle.setText(text("printing.paper.none"));
      paperHint.setText("");
      return;
    }
    PrintJob job = selected.get();
    paperTitle.setText(text("printing.paper.title", String.valueOf(job.number())));
    paperHint.setText(text("printing.paper.hint", printed.get().columns()));
    paper.show(printed.get());
    itPrinted.setVisible(job.state() == JobState.UNKNOWN);
    boolean over = job.state().isOver();
    reprint.setEnabled(over);
    with(reprint, "title", over ? "" : text("printing.reprint.waits"));
  }

  private void select(UUID id) {
    printerId = id;
    jobId = null;
    refresh();
  }

  private void show(UUID id) {
    jobId = id;
    refresh();
    // On a phone the paper lies below the list.
    roll.getElement()
        .executeJs("if (innerWidth <= 860) this.parentElement.scrollIntoView({block: 'start'})");
  }

  private void showNextCopy() {
    if (!copies.isEmpty()) {
      show(copies.get((copies.indexOf(jobId) + 1) % copies.size()));
    }
  }

  private void filterBy(@Nullable JobState wanted) {
    state = wanted;
    jobId = null;
    refresh();
  }

  private void print() {
    UUID job = jobId;
    if (job == null) {
      return;
    }
    switch (reprinting.reprint(job, null)) {
      case Reprinted.Done(PrintJob copy) -> {
        jobId = copy.id();
        if (copy.printerId() != null && !copy.printerId().equals(printerId)) {
          printerId = copy.printerId();
        }
        toast(
            text(
                "printing.reprint.done",
                String.valueOf(copy.number()),
                Objects.requireNonNullElse(copy.printerName(), "")));
      }
      case Reprinted.StillWaiting(PrintJob waitingJob) -> toast(text("printing.reprint.waits"));
      case Reprinted.TooOften(int copies) -> toast(text("printing.reprint.tooOften", copies));
      case Reprinted.NoPrinter() -> toast(text("printing.reprint.noPrinter"));
      case Reprinted.Gone() -> toast(text("printing.gone"));
    }
    refresh();
  }

  private void settle() {
    UUID job = jobId;
    if (job == null) {
      return;
    }
    switch (reprinting.itPrinted(job)) {
      case Settled.Done(PrintJob done) ->
          toast(text("printing.itPrinted.done", String.valueOf(done.number())));
      case Settled.NotUnknown(JobState now) -> toast(text("printing.job." + now));
      case Settled.Gone() -> toast(text("printing.gone"));
    }
    refresh();
  }

  private void test(UUID id) {
    managing.test(id).ifPresent(job -> jobId = job);
    printerId = id;
    refresh();
  }

  private void redirect(PrinterSummary from, PrinterSummary to) {
    switch (managing.redirect(from.id(), to.id())) {
      case Redirected.Done(int jobs) -> toast(text("printing.redirect.done", jobs, to.name()));
      case Redirected.Gone() -> toast(text("printing.gone"));
    }
    refresh();
  }

  private void remove(PrinterSummary printer) {
    ConfirmDialog dialog =
        new ConfirmDialog(
            text("printing.remove.title", printer.name()),
            text("printing.remove.text"),
            text("printing.remove"),
            confirm -> {
              managing.remove(printer.id());
              refresh();
            },
            text("printing.cancel"),
            cancel -> {});
    dialog.setConfirmButtonTheme("error primary");
    dialog.open();
  }

  private void edit(@Nullable PrinterSummary printer) {
    List<String> purposes = new ArrayList<>();
    stations.inService().forEach(s -> purposes.add(PrintRequest.station(s.code())));
    purposes.addAll(List.of(PrintRequest.MASTER, "receipt", "check", "report"));
    new PrinterForm(
            managing,
            printer,
            printers,
            purposes,
            this::purpose,
            id -> {
              printerId = id;
              refresh();
            })
        .open();
  }

  private void shapeChits() {
    List<String> purposes = new ArrayList<>();
    stations.inService().forEach(s -> purposes.add(PrintRequest.station(s.code())));
    purposes.add(PrintRequest.MASTER);
    new PaperFormsDialog(forms, purposes, this::purpose).open();
  }

  private boolean mayEdit() {
    return actor().may(Permission.EDIT_KITCHEN);
  }

  private static String reason(Reason reason) {
    return text("printing.reason." + reason.name());
  }

  private String seconds(Instant at) {
    return SECONDS.format(at.atZone(amounts().venue().zone()));
  }

  private static void toast(String words) {
    Notification.show(words, TOAST_MILLIS, Notification.Position.BOTTOM_CENTER);
  }

  private record Drawn(List<PrinterSummary> printers, @Nullable UUID selected) {}

  private record PrinterRow(PrinterSummary printer, boolean selected) {}

  /**
   * @param here whether the printer shown has it; else it went from there to another one
   */
  private record JobRow(PrintJob job, boolean selected, boolean here) {}
}
