package io.stagedoor.passwords.api;

import io.stagedoor.passwords.change.Judgement;
import io.stagedoor.passwords.domain.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What is wrong with a password that is about to be set, for programs and whoever reads their logs. */
public final class PasswordRules {

    private PasswordRules() {}

    /** Everything, in English and in the order of the rules; empty where it can be taken. The password is not in it. */
    public static List<String> against(KeycloakSession session, RealmModel realm, UserModel person, String password) {
        return new Judgement(session)
                .of(realm, person, password).limits().entrySet().stream()
                        .map(PasswordRules::words)
                        .toList();
    }

    private static String words(Map.Entry<Rule, Integer> broken) {
        int limit = broken.getValue();
        return switch (broken.getKey()) {
            case MINIMUM_LENGTH -> "it has to have " + limit + " characters or more";
            case MAXIMUM_LENGTH -> "it has to have " + limit + " characters or fewer";
            case LOWER_CASE -> "it has to have " + limit + " small letters or more";
            case UPPER_CASE -> "it has to have " + limit + " capitals or more";
            case DIGITS -> "it has to have " + limit + " digits or more";
            case SPECIAL -> "it has to have " + limit + " special characters or more";
            case TEXT -> "it has a character that is none";
            case OWN_DATA -> "it must not hold the person's name or address, nor the organization's name";
            case DENIED_WORD -> "it holds a word that the organization has excluded";
            case STRENGTH -> String.format(Locale.ROOT, "its strength has to be %d of 4 or more", limit);
            case HISTORY -> "it must not be one of the last " + limit;
            case COMMON -> "it is among those that are guessed first";
            case OTHER -> "a rule of the realm refuses it";
        };
    }
}
