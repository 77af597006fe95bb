package io.stagedoor.passwords.flow;

import io.stagedoor.federation.api.CompanySignIn;
import io.stagedoor.passwords.change.Policies;
import io.stagedoor.passwords.change.RealmPolicy;
import io.stagedoor.passwords.domain.PasswordText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.PasswordCredentialProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RealmModelDelegate;

/**
 * Passwords in their normal form, so that the same characters are the same password from every keyboard; except of people who have to sign in
 * through their company: theirs is neither right nor wrong, and none can be set. Without this the sign-in page would tell whoever has stolen one
 * that it is right.
 */
final class LocalPassword extends PasswordCredentialProvider {

    static final String REFUSED = "passwordOfCompany";

    LocalPassword(KeycloakSession session) {
        // Keycloak's counter of checked passwords is switched off with it.
        super(session, null, false, false, false, false, false);
    }

    @Override
    public boolean isValid(RealmModel realm, UserModel user, CredentialInput input) {
        boolean valid = isRight(realm, user, input); // first: both answers take the same time
        return valid && isAllowed(user);
    }

    private boolean isRight(RealmModel realm, UserModel user, CredentialInput input) {
        @Nullable String typed = input.getChallengeResponse();
        if (typed == null) {
            return super.isValid(realm, user, input);
        }
        Optional<String> normal = PasswordText.of(typed).map(PasswordText::normal);
        if (normal.isEmpty()) {
            return false; // nobody has one so long, and nothing is computed from it
        }
        // As typed, too: it may be older than this rule.
        return super.isValid(realm, user, UserCredentialModel.password(normal.get()))
                || (!normal.get().equals(typed) && super.isValid(realm, user, input));
    }

    @Override
    public boolean updateCredential(RealmModel realm, UserModel user, CredentialInput input) {
        if (!isAllowed(user)) {
            throw new ModelException(REFUSED);
        }
        String typed = input.getChallengeResponse();
        String normal = PasswordText.of(typed).map(PasswordText::normal).orElse(typed); // too long: the policy says so
        return createCredential(remembering(realm, user), user, normal);
    }

    /** The realm, but keeping as many former passwords as the person's organization asks for. */
    private RealmModel remembering(RealmModel realm, UserModel user) {
        int asked = new Policies(session).of(realm, user).history();
        if (asked <= realm.getPasswordPolicy().getExpiredPasswords()) {
            return realm;
        }
        PasswordPolicy longer = realm.getPasswordPolicy().toBuilder()
                .put(RealmPolicy.HISTORY, String.valueOf(asked))
                .build(session);
        return new RealmModelDelegate(realm) {
            @Override
            public PasswordPolicy getPasswordPolicy() {
                return longer;
            }
        };
    }

    private boolean isAllowed(UserModel user) {
        return !CompanySignIn.isRequiredFor(session, user);
    }
}
