package io.stagedoor.passwords.change;

import io.stagedoor.passwords.domain.Characters;
import io.stagedoor.passwords.domain.DeniedWords;
import io.stagedoor.passwords.domain.PasswordPolicy;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;

/**
 * The realm's own policy, as Keycloak keeps it: a list of rules that operators choose, ours among them. Numbers beyond what we know are taken as
 * the nearest one that we do.
 */
public final class RealmPolicy {

    public static final String LENGTH_ALONE = "lengthAlone";
    public static final String NOT_OWN_DATA = "notOwnData";
    public static final String STRENGTH = "strength";
    public static final String HISTORY = "passwordHistory";

    /** Rules that are read here; Keycloak's own judgement of them counts UTF-16 units, or stops at the first. */
    static final Set<String> READ = Set.of(
            "length",
            "maxLength",
            "lowerCase",
            "upperCase",
            "digits",
            "specialChars",
            HISTORY,
            LENGTH_ALONE,
            NOT_OWN_DATA,
            STRENGTH);

    private RealmPolicy() {}

    public static PasswordPolicy of(RealmModel realm) {
        org.keycloak.models.PasswordPolicy chosen = realm.getPasswordPolicy();
        return new PasswordPolicy(
                number(chosen, "length", PasswordPolicy.ALLOWED_LENGTH),
                number(chosen, LENGTH_ALONE, PasswordPolicy.ALLOWED_LENGTH),
                longest(chosen),
                new Characters(
                        number(chosen, "lowerCase", Characters.MOST),
                        number(chosen, "upperCase", Characters.MOST),
                        number(chosen, "digits", Characters.MOST),
                        number(chosen, "specialChars", Characters.MOST)),
                chosen.getPolicies().contains(NOT_OWN_DATA),
                number(chosen, HISTORY, PasswordPolicy.LONGEST_HISTORY),
                number(chosen, STRENGTH, PasswordPolicy.STRONGEST),
                DeniedWords.NONE);
    }

    private static int longest(org.keycloak.models.PasswordPolicy chosen) {
        int asked = number(chosen, "maxLength", PasswordPolicy.LONGEST);
        return asked == 0 ? PasswordPolicy.LONGEST : Math.max(PasswordPolicy.ALLOWED_LENGTH, asked);
    }

    private static int number(org.keycloak.models.PasswordPolicy chosen, String rule, int most) {
        @Nullable Object value = chosen.getPolicies().contains(rule) ? chosen.getPolicyConfig(rule) : null;
        return value instanceof Integer number ? Math.clamp(number, 0, most) : 0;
    }
}
