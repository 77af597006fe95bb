package io.stagedoor.scim.change;

import io.stagedoor.federation.api.CompanySignIn;
import io.stagedoor.scim.domain.ScimRefusal;
import io.stagedoor.signals.api.Signal;
import io.stagedoor.signals.api.SignalLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PolicyError;

/** Passwords that a directory sets: for its own people only, by the realm's policy, and for nobody who signs in at their company. */
final class Passwords {

    private final Directory directory;

    Passwords(Directory directory) {
        this.directory = directory;
    }

    /** Refuses by {@link ScimRefusal}: 400 with everything that is wrong with it, and never the password itself. */
    void set(UserModel person, String password, boolean anew) {
        if (!new Identities(directory).isTheirs(person)
                || new Guarded(directory).is(person)
                || CompanySignIn.isRequiredFor(directory.session(), person)) {
            return; // a second door, or one into somebody who is above the directory
        }
        List<String> wrong = new ArrayList<>();
        if (password.length() > 4096 || password.indexOf('\0') >= 0) {
            wrong.add("it is too long, or has a character that is none");
        } else {
            for (String id : directory.realm().getPasswordPolicy().getPolicies()) {
                @Nullable
                PasswordPolicyProvider rule = directory.session().getProvider(PasswordPolicyProvider.class, id);
                @Nullable PolicyError error = rule == null ? null : rule.validate(directory.realm(), person, password);
                if (error != null) {
                    wrong.add(words(error));
                }
            }
        }
        if (!wrong.isEmpty()) {
            throw ScimRefusal.invalidValue("The password cannot be taken: " + String.join("; ", wrong) + ".");
        }
        person.credentialManager().updateCredential(UserCredentialModel.password(password, false));
        if (!anew) {
            directory
                    .session()
                    .getProvider(SignalLog.class)
                    .raise(Signal.credentialChanged(
                            directory.realm().getId(), person.getId(), "password set by the directory"));
        }
        directory.record("person.password-set", "person", person.getId(), Map.of("by", "directory"));
    }

    /** In English: programs read it, and an administrator in a log. */
    private static String words(PolicyError error) {
        Object[] parameters = error.getParameters();
        String first = parameters == null || parameters.length == 0 ? "" : String.valueOf(parameters[0]);
        return switch (String.valueOf(error.getMessage())) {
            case "invalidPasswordMinLengthMessage" -> "it has to have " + first + " characters or more";
            case "invalidPasswordMaxLengthMessage" -> "it has to have " + first + " characters or fewer";
            case "invalidPasswordNotUsernameMessage", "invalidPasswordNotContainsUsernameMessage" ->
                "it must not be or contain the user name";
            case "invalidPasswordNotEmailMessage" -> "it must not be the e-mail address";
            case "invalidPasswordHistoryMessage" -> "it must not be one of the last " + first;
            case "invalidPasswordBlacklistedMessage" -> "it is among those that are guessed first";
            case "invalidPasswordMinDigitsMessage" -> "it has to have " + first + " digits or more";
            case "invalidPasswordMinUpperCaseCharsMessage" -> "it has to have " + first + " capitals or more";
            case "invalidPasswordMinLowerCaseCharsMessage" -> "it has to have " + first + " small letters or more";
            case "invalidPasswordMinSpecialCharsMessage" -> "it has to have " + first + " special characters or more";
            default -> "the password policy refuses it (" + error.getMessage() + ")";
        };
    }
}
