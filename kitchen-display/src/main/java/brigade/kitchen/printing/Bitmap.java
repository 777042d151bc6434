package brigade.kitchen.printing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Dots on paper: a bit for each, set where it is black, each row in whole bytes. */
public final class Bitmap {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private final int rowBytes;
  private final int height;
  private final byte[] bits;

  /**
   * @param rowBytes bytes of a row, each eight dots
   * @param bits from the top; as many as rows and their bytes make
   */
  Bitmap(int rowBytes, int height, byte[] bits) {
    if (bits.length != rowBytes * height) {
      throw new IllegalArgumentException(bits.length + " bytes are no " + height + " rows");
    }
    this.rowBytes = rowBytes;
    this.height = height;
    this.bits = bits.clone();
  }

  int rowBytes() {
    return rowBytes;
  }

  /** Dots in a row. */
  public int width() {
    return rowBytes * 8;
  }

  /** Rows of dots. */
  public int height() {
    return height;
  }

  byte[] bits() {
    return bits.clone();
  }

  boolean isBlack(int x, int y) {
    return (bits[y * rowBytes + x / 8] >> (7 - x % 8) & 1) == 1;
  }

  /** As the source of a picture on a page. */
  public String source() {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png());
  }

  private byte[] png() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream png = new DataOutputStream(bytes);
      png.write(PNG);
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      DataOutputStream sizes = new DataOutputStream(head);
      sizes.writeInt(width());
      sizes.writeInt(height);
      // One bit a dot, grey, and no interlacing.
      sizes.write(new byte[] {1, 0, 0, 0, 0});
      chunk(png, "IHDR", head.toByteArray());
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (DeflaterOutputStream rows = new DeflaterOutputStream(packed)) {
        for (int y = 0; y < height; y++) {
          rows.write(0);
          for (int x = 0; x < rowBytes; x++) {
            rows.write(~bits[y * rowBytes + x]);
          }
        }
      }
      chunk(png, "IDAT", packed.toByteArray());
      chunk(png, "IEND", new byte[0]);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail to be written", e);
    }
  }

  private static void chunk(DataOutputStream png, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    png.writeInt(data.length);
    png.write(name);
    png.write(data);
    png.writeInt((int) crc.getValue());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bitmap that
        && rowBytes == that.rowBytes
        && Arrays.equals(bits, that.bits);
  }

  @Override
  public int hashCode() {
    return 31 * rowBytes + Arrays.hashCode(bits);
  }
}
