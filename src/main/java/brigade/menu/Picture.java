package brigade.menu;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What an item looks like.
 *
 * @param type {@code image/png}, {@code image/jpeg} or {@code image/webp}, as the bytes say
 * @param bytes at most {@link #BYTE_LIMIT}
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes of a picture are passed on, never compared.
public record Picture(String type, byte[] bytes) {
  /** Most bytes of one picture. */
  public static final int BYTE_LIMIT = 512 * 1024;

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
  private static final byte[] RIFF = {'R', 'I', 'F', 'F'};
  private static final byte[] WEBP = {'W', 'E', 'B', 'P'};
  private static final int WEBP_AT = 8;

  /** The picture these bytes are; empty when they are none of those that every browser draws. */
  public static Optional<Picture> of(byte[] bytes) {
    if (begins(bytes, 0, PNG)) {
      return Optional.of(new Picture("image/png", bytes));
    }
    if (begins(bytes, 0, JPEG)) {
      return Optional.of(new Picture("image/jpeg", bytes));
    }
    return begins(bytes, 0, RIFF) && begins(bytes, WEBP_AT, WEBP)
        ? Optional.of(new Picture("image/webp", bytes))
        : Optional.empty();
  }

  private static boolean begins(byte[] bytes, int at, byte[] mark) {
    return bytes.length >= at + mark.length
        && Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length);
  }

  /** Made of its bytes: the same picture has the same id in every house. */
  public UUID id() {
    try {
      ByteBuffer digest = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
      return new UUID(digest.getLong(), digest.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** As a data URL (RFC 2397), which {@link #ofDataUrl} reads. */
  public String dataUrl() {
    return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
  }

  /** The picture of a data URL; empty when it is none, or too large. */
  static Optional<Picture> ofDataUrl(String url) {
    int comma = url.indexOf(";base64,");
    if (!url.startsWith("data:image/") || comma < 0 || url.length() > 2 * BYTE_LIMIT) {
      return Optional.empty();
    }
    try {
      byte[] bytes =
          Base64.getDecoder()
              .decode(
                  url.substring(comma + ";base64,".length()).getBytes(StandardCharsets.US_ASCII));
      return bytes.length > BYTE_LIMIT ? Optional.empty() : of(bytes);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
