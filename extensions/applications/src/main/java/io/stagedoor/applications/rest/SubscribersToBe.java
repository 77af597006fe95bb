package io.stagedoor.applications.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.applications.change.Providers;
import io.stagedoor.applications.domain.Application;
import io.stagedoor.applications.domain.Subscriber;
import io.stagedoor.applications.store.ApplicationRows;
import io.stagedoor.serviceaccounts.api.UsableAccounts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds who is to subscribe: an application or a service account of the organization, by whoever answers for it, or decides there. */
record SubscribersToBe(AdministrativeCall call) {

    private record Found(Subscriber subscriber, String answerable) {}

    Subscriber of(SubscriptionJson.@Nullable SubscriberRequest asked) {
        String id = asked == null || asked.id() == null ? "" : asked.id();
        Subscriber.Type type = Checked.value(
                () -> Subscriber.Type.of(asked == null || asked.type() == null ? "" : asked.type()),
                "/subscriber/type");
        Found found = (switch (type) {
                    case APPLICATION -> application(id);
                    case SERVICE_ACCOUNT -> account(id);
                })
                .orElseThrow(() -> call.fail(Problem.invalid(
                        "There is no such application, or no such service account that is approved, in this"
                                + " organization.",
                        "/subscriber/id")));
        if (!found.answerable().equals(call.caller().subject())
                && !call.may(AdministrativeAction.DECIDE_SUBSCRIPTIONS)) {
            throw call.fail(
                    Problem.forbidden("Somebody else answers for it: ask them, an owner or a security-administrator."));
        }
        return found.subscriber();
    }

    private Optional<Found> application(String id) {
        return new ApplicationRows(
                        Providers.entities(call.session()), call.realm().getId())
                .find(organization(), id)
                .map(one -> new Found(subscriber(one), one.madeBy()));
    }

    private static Subscriber subscriber(Application application) {
        return new Subscriber(
                Subscriber.Type.APPLICATION,
                application.id(),
                application.organization(),
                application.name(),
                application.clientId());
    }

    private Optional<Found> account(String id) {
        return UsableAccounts.find(call.session(), call.realm(), organization(), id)
                .map(one -> new Found(
                        new Subscriber(
                                Subscriber.Type.SERVICE_ACCOUNT, one.id(), organization(), one.name(), one.clientId()),
                        one.sponsor()));
    }

    private String organization() {
        return call.organization().getId();
    }
}
