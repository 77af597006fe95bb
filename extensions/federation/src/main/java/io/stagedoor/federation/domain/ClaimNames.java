package io.stagedoor.federation.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which claims or attributes of a vendor say what.
 *
 * @param groups null where the vendor sends none
 */
public record ClaimNames(
        String immutableId,
        @Nullable String groups,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName) {

    /** Of SAML: the subject's name is no attribute. */
    public static final String NAME_ID = "NameID";

    /** As the settings of a connection name them; a standard's own names where they do not. */
    public static ClaimNames ofOidc(Map<String, String> settings) {
        return new ClaimNames(
                named(settings, ConnectionKeys.IMMUTABLE_ID, "sub"),
                settings(settings, ConnectionKeys.GROUPS),
                named(settings, ConnectionKeys.EMAIL, "email"),
                named(settings, ConnectionKeys.FIRST_NAME, "given_name"),
                named(settings, ConnectionKeys.LAST_NAME, "family_name"));
    }

    /** The same for SAML, which has no names of its own for them. */
    public static ClaimNames ofSaml(Map<String, String> settings) {
        return new ClaimNames(
                named(settings, ConnectionKeys.IMMUTABLE_ID, NAME_ID),
                settings(settings, ConnectionKeys.GROUPS),
                settings(settings, ConnectionKeys.EMAIL),
                settings(settings, ConnectionKeys.FIRST_NAME),
                settings(settings, ConnectionKeys.LAST_NAME));
    }

    private static String named(Map<String, String> settings, String key, String otherwise) {
        @Nullable String value = settings(settings, key);
        return value == null ? otherwise : value;
    }

    private static @Nullable String settings(Map<String, String> settings, String key) {
        @Nullable String value = settings.get(key);
        return value == null || value.isBlank() ? null : value;
    }
}
