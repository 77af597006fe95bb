package io.stagedoor.applications.domain;

import java.util.Arrays;
import java.util.Locale;

/**
 * Who has subscribed.
 *
 * @param organization id of whose it is
 * @param name as it was when it asked: the other side cannot look it up
 * @param clientId {@code client_id} in its tokens
 */
public record Subscriber(Type type, String id, String organization, String name, String clientId) {

    /** What it is. */
    public enum Type {
        APPLICATION,
        SERVICE_ACCOUNT;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /**
         * That of the word.
         *
         * @throws IllegalArgumentException where there is no such word
         */
        public static Type of(String word) {
            return Arrays.stream(values())
                    .filter(type -> type.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("type is application or service-account"));
        }
    }
}
