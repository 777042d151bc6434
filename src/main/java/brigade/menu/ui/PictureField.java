package brigade.menu.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.text;
import static brigade.screen.Markup.with;

import brigade.menu.Picture;
import brigade.screen.Texts;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an item looks like: shown, chosen, replaced, taken away. */
final class PictureField extends Div implements HasValidation {
  private static final long serialVersionUID = 1L;

  /** Where the pictures that are kept are read. */
  private static final String KEPT = "api/v1/menu/pictures/";

  private final Div frame = div("pic");
  private final Div fault = with(text("small fault", ""), "role", "alert");
  private final transient Consumer<@Nullable Picture> changed;
  private final Upload upload;
  private final NativeButton choose;
  private final NativeButton remove;
  private boolean invalid;

  /**
   * @param has the id of the one there is
   * @param unkept the one of that id, where it was chosen here and is not kept yet
   * @param changed takes the one chosen, or null for none
   */
  PictureField(Optional<UUID> has, @Nullable Picture unkept, Consumer<@Nullable Picture> changed) {
    this.changed = changed;
    setClassName("field");
    choose = button("btn", () -> {}, icon("upload"), label("", ""));
    remove =
        button(
            "btn danger quiet",
            () -> take(null),
            icon("trash"),
            label("", Texts.of("menu.picture.remove")));
    upload = new Upload(UploadHandler.inMemory((about, bytes) -> read(bytes)));
    upload.setAcceptedFileTypes("image/png", "image/jpeg", "image/webp");
    upload.setMaxFileSize(Picture.BYTE_LIMIT);
    upload.setDropLabel(label("small mute", Texts.of("menu.picture.detail")));
    upload.setUploadButton(choose);
    upload.addFileRejectedListener(rejected -> refuse());
    fault.setVisible(false);
    add(
        label("lbl", Texts.of("menu.field.picture")),
        div("row wrap picture", frame, upload, remove),
        fault);
    show(unkept == null ? has.map(id -> KEPT + id).orElse(null) : unkept.dataUrl());
  }

  private void read(byte[] bytes) {
    upload.clearFileList();
    Picture.of(bytes).ifPresentOrElse(this::take, this::refuse);
  }

  private void take(@Nullable Picture picture) {
    setInvalid(false);
    show(picture == null ? null : picture.dataUrl());
    changed.accept(picture);
  }

  private void refuse() {
    setErrorMessage(Faults.words("picture"));
    setInvalid(true);
  }

  private void show(@Nullable String address) {
    frame.removeAll();
    if (address == null) {
      frame.add(icon("eye l"));
    } else {
      frame.add(new Image(address, Texts.of("menu.field.picture")));
    }
    choose.removeAll();
    choose.add(
        icon("upload"),
        label("", Texts.of(address == null ? "menu.picture.add" : "menu.picture.change")));
    remove.setVisible(address != null);
  }

  @Override
  public void setErrorMessage(@Nullable String words) {
    fault.setText(words == null ? "" : words);
  }

  @Override
  public String getErrorMessage() {
    return fault.getText();
  }

  @Override
  public void setInvalid(boolean wrong) {
    invalid = wrong;
    fault.setVisible(wrong);
  }

  @Override
  public boolean isInvalid() {
    return invalid;
  }
}
