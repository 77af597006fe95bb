package io.stagedoor.applications.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.applications.domain.Api;
import io.stagedoor.applications.domain.Subscription;
import org.jspecify.annotations.Nullable;

/** Subscriptions in both directions. */
final class SubscriptionJson {

    private SubscriptionJson() {}

    /** What is sent about who subscribes. */
    record SubscriberRequest(
            @Nullable String type, @Nullable String id) {}

    /** @param api its id */
    record Request(
            @Nullable SubscriberRequest subscriber,
            @Nullable String api,
            @Nullable String purpose) {}

    /** @param why for the trail and whoever asked */
    record DecisionRequest(@Nullable String why) {
        DecisionRequest {
            if (why != null && why.length() > 500) {
                throw new IllegalArgumentException("why has at most 500 characters");
            }
        }

        String text() {
            return why == null ? "" : why.strip();
        }
    }

    /** @param organization alias */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SubscriberAnswer(
            String type,
            String id,
            String clientId,
            String name,
            @Nullable String organization) {}

    /** @param owner alias; null for the realm's own */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ApiAnswer(
            String id,
            @Nullable String identifier,
            @Nullable String name,
            @Nullable String owner) {}

    /** @param askedBy for the organization of whoever asked */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            String id,
            SubscriberAnswer subscriber,
            ApiAnswer api,
            String state,
            @Nullable String purpose,
            @Nullable String askedBy,
            @Nullable String decidedBy,
            @Nullable String why) {}

    /**
     * For one of both sides: neither learns who people of the other one are.
     *
     * @param reader id of the organization; {@link Api#REALM} for operators
     */
    static Answer of(Subscription subscription, Names names, String reader) {
        @Nullable Api api = names.api(subscription.api()).orElse(null);
        boolean asker = subscription.subscriber().organization().equals(reader);
        boolean decider = api != null && api.owner().equals(reader);
        return new Answer(
                subscription.id(),
                new SubscriberAnswer(
                        subscription.subscriber().type().word(),
                        subscription.subscriber().id(),
                        subscription.subscriber().clientId(),
                        subscription.subscriber().name(),
                        names.alias(subscription.subscriber().organization())),
                new ApiAnswer(
                        subscription.api(),
                        api == null ? null : api.identifier().value(),
                        api == null ? null : api.name(),
                        api == null ? null : names.alias(api.owner())),
                subscription.state().word(),
                text(subscription.purpose()),
                asker ? text(subscription.askedBy()) : null,
                decider ? text(subscription.decidedBy()) : null,
                text(subscription.why()));
    }

    private static @Nullable String text(String value) {
        return value.isEmpty() ? null : value;
    }
}
