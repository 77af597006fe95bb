package io.stagedoor.guests.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.EntityTag;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.database.WrittenMeanwhileException;
import io.stagedoor.guests.domain.Terms;
import io.stagedoor.guests.store.TermsStore;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Terms in both directions, of an organization or of the realm alike; nothing at all where there are none. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TermsJson(
        @Nullable String version,
        @Nullable String text,
        @Nullable String address) {

    private static final TermsJson NONE = new TermsJson(null, null, null);

    static Response answer(TermsStore store, String scope) {
        return store.read(scope)
                .map(stored -> Answers.ok(
                        new TermsJson(
                                stored.terms().version(),
                                stored.terms().text(),
                                stored.terms().address()),
                        new EntityTag(stored.version())))
                .orElseGet(() -> Answers.ok(NONE, new EntityTag(0)));
    }

    /**
     * Writes what is asked for.
     *
     * @return what was there before
     * @throws ProblemException with nothing written
     */
    static Optional<Terms> change(TermsStore store, String scope, @Nullable String ifMatch, String body) {
        Optional<TermsStore.Stored> present = expected(store, scope, ifMatch);
        TermsJson asked = Json.read(body, TermsJson.class);
        Terms terms =
                Checked.value(() -> new Terms(text(asked.version()), text(asked.text()), text(asked.address())), null);
        if (present.isPresent()
                && present.get().terms().version().equals(terms.version())
                && !present.get().terms().equals(terms)) {
            throw new ProblemException(Problem.conflict(
                    "version-taken",
                    "People have agreed to this version as it was",
                    "Give what you have changed a version of its own."));
        }
        done(() -> store.write(
                scope, terms, present.map(TermsStore.Stored::version).orElse(0L)));
        return present.map(TermsStore.Stored::terms);
    }

    /** Takes them away: nobody is asked any more. */
    static Optional<Terms> remove(TermsStore store, String scope, @Nullable String ifMatch) {
        Optional<TermsStore.Stored> present = expected(store, scope, ifMatch);
        present.ifPresent(stored -> done(() -> store.remove(scope, stored.version())));
        return present.map(TermsStore.Stored::terms);
    }

    private static Optional<TermsStore.Stored> expected(TermsStore store, String scope, @Nullable String ifMatch) {
        Optional<TermsStore.Stored> present = store.read(scope);
        new EntityTag(present.map(TermsStore.Stored::version).orElse(0L)).require(ifMatch);
        return present;
    }

    private static void done(java.util.function.BooleanSupplier change) {
        boolean written;
        try {
            written = change.getAsBoolean();
        } catch (WrittenMeanwhileException e) {
            written = false;
        }
        if (!written) {
            throw new ProblemException(Problem.preconditionFailed());
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
