package brigade.kitchen.printing.rest;

import brigade.kitchen.printing.Cut;
import brigade.kitchen.printing.PaperForm;
import brigade.kitchen.printing.PaperForms;
import brigade.kitchen.printing.PrintRequest;
import brigade.rest.FreeText;
import brigade.rest.NamedChoice;
import brigade.rest.Problem;
import brigade.rest.Problem.FieldError;
import brigade.staff.Permission;
import brigade.staff.Requires;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How chits look. */
@Path("/api/v1/paper-forms")
@RunOnVirtualThread
@Tag(name = "Printers")
public class PaperFormsResource {
  private final PaperForms forms;

  PaperFormsResource(PaperForms forms) {
    this.forms = forms;
  }

  @GET
  @Requires(Permission.VIEW_PRINTERS)
  @Operation(summary = "How the chits of stations and the master ticket look")
  public FormsJson list() {
    return new FormsJson(
        forms.all().entrySet().stream()
            .sorted(java.util.Map.Entry.comparingByKey())
            .map(entry -> FormJson.of(entry.getKey(), entry.getValue()))
            .toList());
  }

  @PUT
  @Path("/{purpose}")
  @Requires(Permission.EDIT_KITCHEN)
  @Operation(summary = "Let the chits of a purpose look so; what is absent is as usual")
  public FormJson keep(@PathParam("purpose") String purpose, @Nullable FormRequest request) {
    if (request == null) {
      throw Problem.malformed("The body is missing");
    }
    List<FieldError> errors =
        new ArrayList<>(FreeText.faults("purpose", purpose, PrintersResource.PURPOSE_LENGTH_LIMIT));
    if (!PrintRequest.isOfChits(purpose)) {
      errors.add(new FieldError("purpose", "is station:CODE or " + PrintRequest.MASTER));
    }
    Cut cut = NamedChoice.or(PaperForm.USUAL.cut(), "cut", request.cut(), errors);
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
    PaperForm form =
        new PaperForm(
            cut,
            Boolean.TRUE.equals(request.largeModifiers()),
            Boolean.TRUE.equals(request.perPortion()));
    forms.keep(purpose, form);
    return FormJson.of(purpose, form);
  }

  /** How chits are to look. */
  public record FormRequest(
      @Nullable String cut, @Nullable Boolean largeModifiers, @Nullable Boolean perPortion) {}

  /** How the chits of a purpose look. */
  public record FormJson(String purpose, Cut cut, boolean largeModifiers, boolean perPortion) {
    static FormJson of(String purpose, PaperForm form) {
      return new FormJson(purpose, form.cut(), form.largeModifiers(), form.perPortion());
    }
  }

  /** Those that are not as usual. */
  public record FormsJson(List<FormJson> forms) {}
}
