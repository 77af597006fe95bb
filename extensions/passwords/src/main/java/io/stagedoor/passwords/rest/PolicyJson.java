package io.stagedoor.passwords.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.passwords.domain.PasswordPolicy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A policy, both directions. What is missing in a request is as the realm has it.
 *
 * @param realm the realm's, which an organization can only tighten; in answers, and not looked at in requests
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PolicyJson(
        @Nullable Integer minimumLength,
        @Nullable Integer minimumLengthAlone,
        @Nullable Integer lowerCase,
        @Nullable Integer upperCase,
        @Nullable Integer digits,
        @Nullable Integer special,
        @Nullable Boolean withoutOwnData,
        @Nullable Integer history,
        @Nullable Integer strength,
        @Nullable List<String> deniedWords,
        @Nullable PolicyJson realm) {

    static PolicyJson of(PasswordPolicy policy, @Nullable PasswordPolicy realm) {
        return new PolicyJson(
                policy.minimumLength(),
                policy.minimumLength(true),
                policy.characters().lowerCase(),
                policy.characters().upperCase(),
                policy.characters().digits(),
                policy.characters().special(),
                policy.withoutOwnData(),
                policy.history(),
                policy.strength(),
                policy.deniedWords().words(),
                realm == null ? null : of(realm, null));
    }

    /** What changed, for the trail. The words themselves are not in it: they may be what an organization keeps to itself. */
    static Map<String, String> difference(PasswordPolicy before, PasswordPolicy after) {
        Map<String, String> details = new TreeMap<>();
        Map<String, String> old = texts(before);
        texts(after).forEach((name, value) -> {
            if (!value.equals(old.get(name))) {
                details.put(name, value);
                details.put(name + "Before", old.getOrDefault(name, ""));
            }
        });
        if (!before.deniedWords().equals(after.deniedWords())) {
            details.put(
                    "deniedWords", String.valueOf(after.deniedWords().words().size()));
            details.put(
                    "deniedWordsBefore",
                    String.valueOf(before.deniedWords().words().size()));
        }
        return details;
    }

    private static Map<String, String> texts(PasswordPolicy policy) {
        return Map.of(
                "minimumLength", String.valueOf(policy.minimumLength()),
                "minimumLengthAlone", String.valueOf(policy.minimumLength(true)),
                "lowerCase", String.valueOf(policy.characters().lowerCase()),
                "upperCase", String.valueOf(policy.characters().upperCase()),
                "digits", String.valueOf(policy.characters().digits()),
                "special", String.valueOf(policy.characters().special()),
                "withoutOwnData", String.valueOf(policy.withoutOwnData()),
                "history", String.valueOf(policy.history()),
                "strength", String.valueOf(policy.strength()));
    }
}
