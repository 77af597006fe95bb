package io.stagedoor.applications.rest;

import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.EntityTag;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.applications.change.Providers;
import io.stagedoor.applications.change.SubscriptionChanges;
import io.stagedoor.applications.domain.Api;
import io.stagedoor.applications.domain.Subscriber;
import io.stagedoor.applications.domain.Subscription;
import io.stagedoor.applications.domain.Subscription.State;
import io.stagedoor.applications.store.Apis;
import io.stagedoor.applications.store.ApplicationRows;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.audit.api.AuditFact.Target;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody decides about subscriptions, on the side of the API or of the subscriber. */
record Decisions(Desk desk) {

    Response approve(Subscription before, @Nullable String ifMatch, String body) {
        String why = opened(before, ifMatch, body, State.REQUESTED);
        if (before.askedBy().equals(desk.caller())) {
            throw desk.fail(Problem.forbidden("Nobody approves what they have asked for: ask another owner or"
                    + " security-administrator of whoever has the API."));
        }
        // What is approved is the API as it is now, for as long as this takes.
        Api api = names().api(before.api())
                .filter(one -> one.isVisibleTo(before.subscriber().organization()))
                .orElseThrow(() -> desk.fail(gone("The API is not offered any more")));
        requireSubscriber(before.subscriber());
        if (!new Apis(Providers.entities(desk.session()), desk.realm().getId()).hold(api)) {
            throw desk.fail(Problem.preconditionFailed());
        }
        return decided(before, State.ACTIVE, "subscription.approve", why);
    }

    Response refuse(Subscription before, @Nullable String ifMatch, String body) {
        return decided(before, State.REFUSED, "subscription.refuse", opened(before, ifMatch, body, State.REQUESTED));
    }

    Response revoke(Subscription before, @Nullable String ifMatch, String body) {
        return decided(before, State.REVOKED, "subscription.revoke", opened(before, ifMatch, body, State.ACTIVE));
    }

    /** By whoever asked: it does not matter how far it has come. */
    Response giveUp(Subscription before, @Nullable String ifMatch) {
        new EntityTag(before.version()).require(ifMatch);
        if (!before.isOpen()) {
            throw desk.fail(gone("This subscription is " + before.state().word()));
        }
        decided(before, State.REVOKED, "subscription.give-up", "given up");
        return Answers.nothing();
    }

    private String opened(Subscription before, @Nullable String ifMatch, String body, State state) {
        new EntityTag(before.version()).require(ifMatch);
        String why = Json.read(body, SubscriptionJson.DecisionRequest.class).text();
        if (before.state() != state) {
            throw desk.fail(gone("This subscription is " + before.state().word()));
        }
        return why;
    }

    private void requireSubscriber(Subscriber subscriber) {
        if (subscriber.type() == Subscriber.Type.APPLICATION
                && new ApplicationRows(
                                Providers.entities(desk.session()), desk.realm().getId())
                        .find(subscriber.id())
                        .isEmpty()) {
            throw desk.fail(gone("The application is gone"));
        }
    }

    private Response decided(Subscription before, State next, String action, String why) {
        Optional<Subscription> changed =
                new SubscriptionChanges(desk.session(), desk.realm()).decide(before, next, desk.caller(), why);
        Subscription decided = changed.orElseThrow(() -> desk.fail(Problem.preconditionFailed()));
        record(action, decided);
        return Answers.ok(SubscriptionJson.of(decided, names(), desk.owner()), new EntityTag(decided.version()));
    }

    /** In the trail of whoever decides; the other side learns that, and not who. */
    void record(String action, Subscription subscription) {
        @Nullable Api api = names().api(subscription.api()).orElse(null);
        Map<String, String> details = new HashMap<>(Map.of(
                "name", subscription.subscriber().name(),
                "client", subscription.subscriber().clientId(),
                "state", subscription.state().word()));
        if (api != null) {
            details.put("identifier", api.identifier().value());
        }
        if (!subscription.why().isEmpty()) {
            details.put("why", subscription.why());
        }
        Target target = new Target("subscription", subscription.id());
        desk.record(action, target, details);
        tellOtherSide(action, target, details, subscription.subscriber().organization());
        if (api != null && !api.owner().equals(subscription.subscriber().organization())) {
            tellOtherSide(action, target, details, api.owner());
        }
    }

    private void tellOtherSide(String action, Target target, Map<String, String> details, String organization) {
        if (organization.equals(desk.owner()) || organization.equals(Api.REALM)) {
            return;
        }
        Providers.trail(desk.session())
                .record(new AuditFact(
                        desk.realm().getId(),
                        organization,
                        AuditFact.Actor.system("applications"),
                        action,
                        target,
                        AuditFact.Outcome.SUCCESS,
                        null,
                        null,
                        null,
                        details));
    }

    private static Problem gone(String title) {
        return Problem.conflict("subscription-state", title, "Read it again, and look at its state.");
    }

    private Names names() {
        return new Names(desk.session(), desk.realm());
    }
}
