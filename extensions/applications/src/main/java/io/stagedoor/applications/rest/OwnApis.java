package io.stagedoor.applications.rest;

import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.EntityTag;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Page;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.applications.change.ApiChanges;
import io.stagedoor.applications.change.IdentifierOwners;
import io.stagedoor.applications.change.Providers;
import io.stagedoor.applications.domain.Api;
import io.stagedoor.applications.domain.Identifier;
import io.stagedoor.applications.domain.Life;
import io.stagedoor.applications.domain.Offer;
import io.stagedoor.applications.store.Apis;
import io.stagedoor.audit.api.AuditFact.Target;
import io.stagedoor.database.WrittenMeanwhileException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The APIs of an organization, or the realm's own: the same steps for both. */
record OwnApis(Desk desk) {

    Response list(@Nullable String after, @Nullable String limit) {
        int size = Page.size(limit);
        List<Api> found = store().of(desk.owner(), Page.position(after), size + 1);
        return Answers.ok(Page.of(found, size, Api::id).map(api -> ApiJson.own(api, names())));
    }

    Response register(String body) {
        ApiJson.Request asked = Json.read(body, ApiJson.Request.class);
        Identifier identifier = Checked.value(
                () -> new Identifier(asked.identifier() == null ? "" : asked.identifier()), "/identifier");
        requireFree(identifier);
        Optional<Api> before = store().called(identifier);
        if (before.isPresent() && !isLeftByUs(before.get())) {
            throw taken();
        }
        Api api = before.map(left -> asked(asked, left.id(), identifier, Life.ACTIVE, left.version() + 1))
                .orElseGet(() -> asked(asked, KeycloakModelUtils.generateId(), identifier, Life.ACTIVE, 1));
        if (before.isEmpty()) {
            insert(api);
        } else if (!store().change(api)) {
            throw desk.fail(Problem.preconditionFailed());
        }
        record("api.register", api);
        return Answers.created(ApiJson.own(api, names()), new EntityTag(api.version()));
    }

    private void insert(Api api) {
        try {
            store().insert(api);
        } catch (WrittenMeanwhileException e) {
            throw taken(); // by somebody else, in this moment
        }
    }

    Response read(String id) {
        return answer(found(id));
    }

    Response change(String id, @Nullable String ifMatch, String body) {
        Api before = read(id, ifMatch);
        ApiJson.Request asked = Json.read(body, ApiJson.Request.class);
        if (asked.identifier() != null
                && !asked.identifier().equals(before.identifier().value())) {
            throw desk.fail(Problem.invalid(
                    "An API keeps its identifier, because resource servers compare it; register another one.",
                    "/identifier"));
        }
        Api changed = asked(asked, id, before.identifier(), before.life(), before.version() + 1);
        kept(changes().change(changed, desk.caller()));
        record("api.change", changed);
        return answer(changed);
    }

    Response delete(String id, @Nullable String ifMatch) {
        Api api = read(id, ifMatch);
        kept(changes().delete(api, desk.caller()));
        record("api.delete", api);
        return Answers.nothing();
    }

    Response suspend(String id, @Nullable String ifMatch) {
        Api api = read(id, ifMatch);
        require(api, Life.ACTIVE);
        Api suspended = kept(changes().suspend(api));
        record("api.suspend", suspended);
        return answer(suspended);
    }

    Response resume(String id, @Nullable String ifMatch) {
        Api api = read(id, ifMatch);
        require(api, Life.SUSPENDED);
        Api active = kept(changes().resume(api));
        record("api.resume", active);
        return answer(active);
    }

    /** One of theirs. */
    Api found(String id) {
        return store().find(id)
                .filter(api -> api.owner().equals(desk.owner()) && api.life() != Life.DELETED)
                .orElseThrow(() -> desk.fail(Problem.notFound()));
    }

    private Api read(String id, @Nullable String ifMatch) {
        Api api = found(id);
        new EntityTag(api.version()).require(ifMatch);
        return api;
    }

    private Api asked(ApiJson.Request asked, String id, Identifier identifier, Life life, long version) {
        Offer offer = Checked.value(() -> asked.checkedOffer(names()), "/offer");
        return Checked.value(() -> asked.asked(id, desk.owner(), identifier, offer, life, version), null);
    }

    /** Who has deleted an API may register it again, and nobody else. */
    private boolean isLeftByUs(Api api) {
        return api.life() == Life.DELETED && api.owner().equals(desk.owner());
    }

    /** What somebody else may already be called in an audience: clients of the realm, and Stagedoor's own. */
    private void requireFree(Identifier identifier) {
        if (!IdentifierOwners.has(desk.session(), desk.owner(), identifier)) {
            throw desk.fail(Problem.invalid(
                    "An identifier of yours is an https address in a domain that you have proved, or begins with your"
                            + " organization's alias and a slash.",
                    "/identifier"));
        }
        if (ReservedAudiences.contain(desk.session(), desk.realm(), identifier.value())) {
            throw taken();
        }
    }

    private RuntimeException taken() {
        return desk.fail(Problem.conflict(
                "identifier-taken", "This identifier is taken", "Choose another one: it is never given twice."));
    }

    private void require(Api api, Life life) {
        if (api.life() != life) {
            throw desk.fail(Problem.conflict(
                    "api-state", "This API is " + api.life().word(), "Read it again, and look at its state."));
        }
    }

    private <T> T kept(Optional<T> changed) {
        return changed.orElseThrow(() -> desk.fail(Problem.preconditionFailed()));
    }

    private Response answer(Api api) {
        return Answers.ok(ApiJson.own(api, names()), new EntityTag(api.version()));
    }

    private void record(String action, Api api) {
        desk.record(
                action,
                new Target("api", api.id()),
                Map.of(
                        "name", api.name(),
                        "identifier", api.identifier().value(),
                        "approval", String.valueOf(api.approval()),
                        "offer", api.offer().to().word()));
    }

    private Names names() {
        return new Names(desk.session(), desk.realm());
    }

    private Apis store() {
        return new Apis(Providers.entities(desk.session()), desk.realm().getId());
    }

    private ApiChanges changes() {
        return new ApiChanges(desk.session(), desk.realm());
    }
}
