package io.stagedoor.passwords.change;

import io.stagedoor.passwords.domain.PasswordText;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** Passwords that somebody had. Each look costs a hash, so it comes after the rules that cost nothing. */
record History(KeycloakSession session) {

    /** Whether it is one of the last so many, the present one among them. */
    boolean has(UserModel person, PasswordText password, int last) {
        if (last == 0) {
            return false;
        }
        Stream<CredentialModel> present =
                person.credentialManager().getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE);
        Stream<CredentialModel> former = person.credentialManager()
                .getStoredCredentialsByTypeStream(PasswordCredentialModel.PASSWORD_HISTORY)
                .sorted(CredentialModel.comparingByStartDateDesc())
                .limit(last - 1L);
        return Stream.concat(present, former)
                .map(PasswordCredentialModel::createFromCredentialModel)
                .anyMatch(stored -> isThat(stored, password));
    }

    private boolean isThat(PasswordCredentialModel stored, PasswordText password) {
        @Nullable
        PasswordHashProvider hash = session.getProvider(
                PasswordHashProvider.class, stored.getPasswordCredentialData().getAlgorithm());
        return hash != null && hash.verify(password.normal(), stored);
    }
}
