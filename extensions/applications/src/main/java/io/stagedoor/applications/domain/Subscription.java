package io.stagedoor.applications.domain;

import java.util.Arrays;
import java.util.Locale;

/**
 * That an application or a service account may have an API as its tokens' audience. There is one at most for both of them, whatever became of it.
 *
 * @param api its id
 * @param askedBy id of the person who asked
 * @param decidedBy id of whoever decided last; empty before
 * @param why of the last decision; empty where nobody said
 * @param version grows with each change
 */
public record Subscription(
        String id,
        Subscriber subscriber,
        String api,
        State state,
        String purpose,
        String askedBy,
        String decidedBy,
        String why,
        long version) {

    /** How far it has come. */
    public enum State {
        REQUESTED,
        ACTIVE,
        REFUSED,
        REVOKED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * That of the word.
         *
         * @throws IllegalArgumentException where there is no such word
         */
        public static State of(String word) {
            return Arrays.stream(values())
                    .filter(state -> state.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("state is requested, active, refused or revoked"));
        }
    }

    public Subscription {
        purpose = Words.optional(purpose, "a purpose", 500);
        why = Words.optional(why, "why", 500);
    }

    /** A new one. */
    public static Subscription asked(String id, Subscriber subscriber, Api api, String purpose, String by) {
        return new Subscription(id, subscriber, api.id(), first(api), purpose, by, "", "", 1);
    }

    /** Once more, after it was refused or revoked. */
    public Subscription again(Subscriber now, Api api, String newPurpose, String by) {
        return new Subscription(id, now, api.id(), first(api), newPurpose, by, "", "", version + 1);
    }

    private static State first(Api api) {
        return api.approval() ? State.REQUESTED : State.ACTIVE;
    }

    /** As somebody has decided. */
    public Subscription decided(State next, String by, String reason) {
        return new Subscription(id, subscriber, api, next, purpose, askedBy, by, reason, version + 1);
    }

    /** Whether it waits, or counts: then nobody asks again. */
    public boolean isOpen() {
        return state == State.REQUESTED || state == State.ACTIVE;
    }
}
