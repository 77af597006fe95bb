package io.stagedoor.federation.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that an administrator fills in about a connection.
 *
 * @param initial what stands there before; empty for nothing
 * @param choices of {@link Kind#CHOICE}
 */
public record Setting(Key key, Kind kind, boolean required, String initial, List<String> choices) {

    /** Longest text, in characters; metadata may be longer. */
    public static final int LONGEST = 1_000;

    /** Characters of metadata: those of AD FS with every claim that it knows have some 70,000, those of federations more. */
    public static final int LONGEST_XML = 1024 * 1024;

    /** Names of settings, as they stand in the API. */
    public enum Key {
        ISSUER("issuer"),
        CLIENT_ID("clientId"),
        CLIENT_SECRET("clientSecret"),
        CLIENT_AUTHENTICATION("clientAuthentication"),
        TENANT("tenant"),
        HOSTED_DOMAIN("hostedDomain"),
        SCOPES("scopes"),
        METADATA_URL("metadataUrl"),
        METADATA_XML("metadataXml"),
        NAME_ID_FORMAT("nameIdFormat"),
        SIGNED("signed"),
        ENCRYPTION("encryption"),
        IDP_INITIATED("idpInitiated"),
        IMMUTABLE_ID("immutableId"),
        EMAIL("email"),
        EMAIL_VERIFIED("emailVerified"),
        FIRST_NAME("firstName"),
        LAST_NAME("lastName"),
        GROUPS("groups"),
        DIRECTORY_OWNS("directoryOwns"),
        MFA_WORDS("mfaWords"),
        STRONG_WORDS("strongWords"),
        MFA_AGE("mfaAge");

        private final String word;

        Key(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public static Optional<Key> of(String word) {
            for (Key key : values()) {
                if (key.word.equals(word)) {
                    return Optional.of(key);
                }
            }
            return Optional.empty();
        }
    }

    /** How it is filled in. */
    public enum Kind {
        TEXT,
        URL,
        /** Never answered again. */
        SECRET,
        XML,
        CHOICE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Setting {
        choices = List.copyOf(choices);
    }

    static Setting text(Key key, boolean required, String initial) {
        return new Setting(key, Kind.TEXT, required, initial, List.of());
    }

    static Setting url(Key key, boolean required, String initial) {
        return new Setting(key, Kind.URL, required, initial, List.of());
    }

    static Setting secret(Key key) {
        return new Setting(key, Kind.SECRET, false, "", List.of());
    }

    static Setting choice(Key key, String... choices) {
        return new Setting(key, Kind.CHOICE, false, choices[0], List.of(choices));
    }

    /**
     * What was filled in, put right.
     *
     * @throws IllegalArgumentException in words for whoever filled it in
     */
    public String checked(@Nullable String value) {
        String given = value == null ? "" : value.strip();
        if (given.isEmpty()) {
            if (required && (value != null || initial.isEmpty())) {
                throw new IllegalArgumentException("this is needed");
            }
            return value == null ? initial : "";
        }
        if (given.length() > (kind == Kind.XML ? LONGEST_XML : LONGEST)) {
            throw new IllegalArgumentException(
                    "this is too long; at most " + (kind == Kind.XML ? LONGEST_XML : LONGEST) + " characters");
        }
        if (kind != Kind.XML && given.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("this has characters that cannot be seen; type it anew");
        }
        return switch (kind) {
            case CHOICE -> {
                if (!choices.contains(given)) {
                    throw new IllegalArgumentException("choose one of " + String.join(", ", choices));
                }
                yield given;
            }
            case URL -> address(given);
            default -> given;
        };
    }

    private static String address(String given) {
        try {
            URI uri = new URI(given);
            if (!("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    || uri.getHost() == null
                    || uri.getUserInfo() != null
                    || uri.getFragment() != null) {
                throw new IllegalArgumentException("an address starts with https://");
            }
            return given;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("an address starts with https://", e);
        }
    }
}
