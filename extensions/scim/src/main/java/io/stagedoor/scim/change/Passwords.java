package io.stagedoor.scim.change;

import io.stagedoor.federation.api.CompanySignIn;
import io.stagedoor.passwords.api.PasswordRules;
import io.stagedoor.scim.domain.ScimRefusal;
import io.stagedoor.signals.api.Signal;
import io.stagedoor.signals.api.SignalLog;
import java.util.List;
import java.util.Map;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;

/** Passwords that a directory sets: for its own people only, by the password policy, and for nobody who signs in at their company. */
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
        List<String> wrong = PasswordRules.against(directory.session(), directory.realm(), person, password);
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
}
