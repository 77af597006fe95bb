package io.stagedoor.mfapolicy.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.EntityTag;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.database.WrittenMeanwhileException;
import io.stagedoor.guests.api.OpenTerms;
import io.stagedoor.mfapolicy.change.Providers;
import io.stagedoor.mfapolicy.document.PolicySetDocument;
import io.stagedoor.mfapolicy.domain.AssuranceRaise;
import io.stagedoor.mfapolicy.domain.Contradiction;
import io.stagedoor.mfapolicy.domain.Effect;
import io.stagedoor.mfapolicy.domain.PolicySet;
import io.stagedoor.mfapolicy.domain.PolicyState;
import io.stagedoor.mfapolicy.store.PolicyStore;
import io.stagedoor.mfapolicy.store.PolicyStore.Version;
import io.stagedoor.mfapolicy.store.RaiseStore;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Versions of one scope, an organization's or the realm's alike. */
final class Sets {

    /** A version without what it holds. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(long version, @Nullable String author, String writtenAt, int policies) {}

    record Lines(List<Line> versions) {}

    /**
     * A change that was made.
     *
     * @param details for the trail
     */
    record Changed(Response answer, Map<String, String> details) {}

    private final KeycloakSession session;
    private final RealmModel realm;
    private final PolicyStore store;
    private final String scope;

    Sets(KeycloakSession session, RealmModel realm, String scope) {
        this.session = session;
        this.realm = realm;
        this.store = new PolicyStore(Providers.entities(session), realm.getId());
        this.scope = scope;
    }

    Response read() {
        Version present = store.read(scope);
        return Answers.ok(PolicySetDocument.of(present.set()), new EntityTag(present.version()));
    }

    Response versions() {
        return Answers.ok(new Lines(store.versions(scope).stream()
                .map(line -> new Line(
                        line.version(), author(line.author()), line.writtenAt().toString(), line.policies()))
                .toList()));
    }

    Version newest() {
        return store.read(scope);
    }

    /** @throws ProblemException 404 for one that is not, or not any more */
    Version version(String id) {
        try {
            return store.read(scope, Long.parseLong(id)).orElseThrow(() -> new ProblemException(Problem.notFound()));
        } catch (NumberFormatException e) {
            throw new ProblemException(Problem.notFound());
        }
    }

    /**
     * Writes what a caller sent.
     *
     * @param guard says why it cannot be saved
     * @throws ProblemException with nothing written
     */
    Changed change(@Nullable String ifMatch, String body, String author, Function<PolicySet, Optional<String>> guard) {
        Version present = expected(ifMatch);
        PolicySet asked =
                Checked.value(() -> Json.read(body, PolicySetDocument.class).toDomain(), null);
        return write(present, asked, author, guard);
    }

    /** Makes an older version the newest again. */
    Changed restore(String id, @Nullable String ifMatch, String author, Function<PolicySet, Optional<String>> guard) {
        Version present = expected(ifMatch);
        return write(present, version(id).set(), author, guard);
    }

    private Changed write(
            Version present, PolicySet asked, String author, Function<PolicySet, Optional<String>> guard) {
        asked.policies().stream()
                .filter(policy -> policy.state() == PolicyState.ENFORCED)
                .flatMap(policy -> Contradiction.in(policy).stream()
                        .map(part -> "In policy '" + policy.name() + "': " + part
                                + " cannot be enforced. Leave it out, or keep the policy as a draft."))
                .findFirst()
                .ifPresent(why -> {
                    throw new ProblemException(Problem.invalid(why, "/policies"));
                });
        termsThatNobodyCanAccept(asked).ifPresent(why -> {
            throw new ProblemException(Problem.invalid(why, "/policies"));
        });
        guard.apply(asked).ifPresent(why -> {
            throw new ProblemException(new Problem(422, "locks-out", "People would be locked out", why, null));
        });
        Instant now = Providers.CLOCK.instant();
        try {
            store.write(scope, asked, author, now, present.version());
            if (AssuranceRaise.between(present.set(), asked)) {
                new RaiseStore(Providers.entities(session), realm.getId()).raised(scope, now);
            }
        } catch (WrittenMeanwhileException e) {
            throw new ProblemException(Problem.preconditionFailed());
        }
        long version = present.version() + 1;
        return new Changed(
                Answers.ok(PolicySetDocument.of(asked), new EntityTag(version)),
                Map.of(
                        "version", Long.toString(version),
                        "policies", Integer.toString(asked.policies().size()),
                        "before", Integer.toString(present.set().policies().size())));
    }

    /** What a policy asks for has to be what people are shown. */
    private Optional<String> termsThatNobodyCanAccept(PolicySet asked) {
        @Nullable
        String present = OpenTerms.presentVersion(session, realm, scope.equals(PolicyStore.REALM) ? null : scope)
                .orElse(null);
        return asked.policies().stream()
                .filter(policy -> policy.state() == PolicyState.ENFORCED)
                .filter(policy -> policy.effect() instanceof Effect.Require effect
                        && effect.terms() != null
                        && !effect.terms().equals(present))
                .findFirst()
                .map(policy -> "In policy '" + policy.name()
                        + "': these are not the terms of use that people accept here now. "
                        + (present == null
                                ? "There are none: write them first."
                                : "Name version " + present + ", or write the others first."));
    }

    private Version expected(@Nullable String ifMatch) {
        Version present = store.read(scope);
        new EntityTag(present.version()).require(ifMatch);
        return present;
    }

    private @Nullable String author(String id) {
        @Nullable UserModel user = session.users().getUserById(realm, id);
        return user == null ? null : user.getUsername();
    }
}
