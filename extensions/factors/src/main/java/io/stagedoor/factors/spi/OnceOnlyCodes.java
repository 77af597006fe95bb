package io.stagedoor.factors.spi;

import io.stagedoor.factors.change.Uses;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.RecoveryAuthnCodesCredentialProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.dto.RecoveryAuthnCodeRepresentation;

/**
 * Keycloak's recovery codes, each of which works once on all nodes together. Keycloak reads the codes from a cache and takes the used one out with the sign-in's
 * transaction: two nodes that are shown the same code at once would both find it.
 */
final class OnceOnlyCodes extends RecoveryAuthnCodesCredentialProvider {

    private static final long LONGER_THAN_ANY_CACHE = Duration.ofDays(1).toSeconds();

    private final KeycloakSession session;

    OnceOnlyCodes(KeycloakSession session) {
        super(session);
        this.session = session;
    }

    @Override
    public boolean isValid(RealmModel realm, UserModel user, CredentialInput input) {
        Optional<RecoveryAuthnCodesCredentialModel> codes = user.credentialManager()
                .getStoredCredentialsByTypeStream(getType())
                .findFirst()
                .map(RecoveryAuthnCodesCredentialModel::createFromCredentialModel);
        Optional<Integer> next = codes.flatMap(RecoveryAuthnCodesCredentialModel::getNextRecoveryAuthnCode)
                .map(RecoveryAuthnCodeRepresentation::getNumber);
        if (codes.isEmpty() || next.isEmpty() || !super.isValid(realm, user, input)) {
            return false;
        }
        String credential = codes.get().getId();
        boolean first = session.singleUseObjects()
                .putIfAbsent("stagedoor.recovery-code." + credential + "." + next.get(), LONGER_THAN_ANY_CACHE);
        if (first) {
            Uses.used(session, realm, user.getId(), credential, null);
        }
        return first;
    }
}
