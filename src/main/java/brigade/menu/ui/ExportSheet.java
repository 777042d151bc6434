package brigade.menu.ui;

import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.text;

import brigade.screen.Overlay;
import brigade.screen.Texts;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** The menu as a file, to keep or to change and import again. */
final class ExportSheet extends Overlay {
  private static final long serialVersionUID = 1L;

  ExportSheet(MenuDesk desk, ObjectMapper json) {
    super(Texts.of("menu.export"), Texts.of("menu.export.detail"));
    fill(
        file(
            "menu.json",
            "application/json",
            () -> written(desk, json),
            Texts.of("menu.export.json"),
            Texts.of("menu.export.json-detail")),
        file(
            "menu.csv",
            "text/csv",
            () -> desk.importing().toCsv(),
            Texts.of("menu.export.csv"),
            Texts.of("menu.export.csv-detail")));
  }

  private static String written(MenuDesk desk, ObjectMapper json) {
    try {
      return json.writerWithDefaultPrettyPrinter()
          .writeValueAsString(desk.importing().toDefinition(true));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A menu that can't be written down", e);
    }
  }

  private static Component file(
      String name, String type, Supplier<String> written, String title, String detail) {
    Anchor link =
        new Anchor(
            DownloadHandler.fromInputStream(
                request -> {
                  byte[] bytes = written.get().getBytes(StandardCharsets.UTF_8);
                  return new DownloadResponse(
                      new ByteArrayInputStream(bytes), name, type, bytes.length);
                }),
            "");
    link.getElement().setAttribute("class", "mg filelink");
    link.add(icon("download"), div("grow", label("b", title), text("small mute", detail)));
    return link;
  }
}
