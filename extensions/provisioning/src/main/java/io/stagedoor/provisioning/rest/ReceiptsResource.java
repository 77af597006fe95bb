package io.stagedoor.provisioning.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Page;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.provisioning.change.Providers;
import io.stagedoor.provisioning.domain.Receipt;
import io.stagedoor.provisioning.store.Receipts;
import io.stagedoor.provisioning.store.Steps;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who was put out, by whom, and what became of it; of this organization alone. */
public final class ReceiptsResource {

    private final AdministrativeCall call;

    ReceiptsResource(AdministrativeCall call) {
        this.call = call;
    }

    @GET
    @Path("")
    public Response list(
            @QueryParam("person") @Nullable String person,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        call.permit(AdministrativeAction.READ_DEPROVISIONING);
        int size = Page.size(limit);
        @Nullable String position = Page.position(after);
        List<Receipt> found = receipts().page(person, position == null ? null : before(position), size + 1);
        return Answers.ok(Page.of(found, size, receipt -> receipt.began().toEpochMilli() + " " + receipt.id())
                .map(receipt -> ReceiptJson.of(receipt, null)));
    }

    private static Receipts.Before before(String position) {
        String[] parts = position.split(" ", 2);
        try {
            return new Receipts.Before(Long.parseLong(parts[0]), parts[1]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new ProblemException(Problem.badRequest("after is the 'next' of the page before, unchanged.", null));
        }
    }

    @GET
    @Path("{id}")
    public Response read(@PathParam("id") String id) {
        call.permit(AdministrativeAction.READ_DEPROVISIONING);
        Receipt receipt = receipts().find(id).orElseThrow(() -> call.fail(Problem.notFound()));
        return Answers.ok(ReceiptJson.of(receipt, new Steps(Providers.entities(call.session())).of(receipt.id())));
    }

    private Receipts receipts() {
        return new Receipts(
                Providers.entities(call.session()), call.organization().getId());
    }
}
