package brigade.journal.rest;

import brigade.journal.Sealing;
import brigade.staff.Permission;
import brigade.staff.Requires;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The state of the journal's chain. */
@Path("/api/v1/journal/verify")
@RunOnVirtualThread
@Tag(name = "Journal")
public class JournalResource {
  private final Sealing sealing;

  JournalResource(Sealing sealing) {
    this.sealing = sealing;
  }

  @GET
  @Requires(Permission.VIEW_JOURNAL)
  @Operation(summary = "Compute the journal's hash chain again and name what does not fit")
  public ChainState verify() {
    Sealing.Verdict verdict = sealing.verify();
    return new ChainState(
        verdict.intact() ? "INTACT" : "BROKEN",
        verdict.intact(),
        verdict.rows(),
        verdict.head(),
        verdict.breaks().stream()
            .map(found -> new Break(found.position(), found.seq(), found.what()))
            .toList());
  }

  /**
   * @param head the last hash, hex
   */
  public record ChainState(
      String state, boolean valid, long rows, String head, List<Break> breaks) {}

  public record Break(long position, @Nullable Long seq, String what) {}
}
