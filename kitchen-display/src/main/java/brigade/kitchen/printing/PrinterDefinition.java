package brigade.kitchen.printing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A printer as a file describes it.
 *
 * @param name unlike any other's
 * @param place where it stands; empty if absent
 * @param kind virtual if absent
 * @param host only with TCP
 * @param port 9100 if absent, only with TCP
 * @param device only with a device file
 * @param columns 42 if absent
 * @param proof asked for if absent
 * @param drawer whether a drawer hangs on it; no if absent
 * @param backup the name of the printer that stands in
 * @param prints its purposes, such as {@code station:GRILL} or {@code receipt}
 */
public record PrinterDefinition(
    String name,
    @Nullable String place,
    @Nullable PrinterKind kind,
    @Nullable String host,
    @Nullable Integer port,
    @Nullable String device,
    @Nullable Integer columns,
    @Nullable ProofRule proof,
    @Nullable Boolean drawer,
    @Nullable String backup,
    @Nullable List<String> prints) {

  PrinterSettings settings() {
    boolean network = kind == PrinterKind.TCP;
    return new PrinterSettings(
        name.strip(),
        place == null ? "" : place.strip(),
        kind == null ? PrinterKind.VIRTUAL : kind,
        host,
        network && port == null ? Integer.valueOf(PrinterSettings.USUAL_PORT) : port,
        device,
        columns == null ? Paper.WIDE : columns,
        proof == null ? ProofRule.ASK : proof,
        Boolean.TRUE.equals(drawer),
        null);
  }
}
