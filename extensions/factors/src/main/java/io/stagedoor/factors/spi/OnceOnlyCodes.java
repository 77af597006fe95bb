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
import org.keycloak.models.utils.RecoveryAuthnCodesUtils;

/**
 * Keycloak's recovery codes, each of which works once on all nodes together. Keycloak reads the codes from a cache and takes the used one out with the sign-in's
 * transaction: two nodes that are shown the same code at once would both find it, and one of them would fail with its transaction and all that it wrote.
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
        Optional<RecoveryAuthnCodeRepresentation> next =
                codes.flatMap(RecoveryAuthnCodesCredentialModel::getNextRecoveryAuthnCode);
        if (codes.isEmpty()
                || next.isEmpty()
                || !RecoveryAuthnCodesUtils.verifyRecoveryCodeInput(
                        input.getChallengeResponse(), next.get().getEncodedHashedValue())) {
            return false;
        }
        String credential = codes.get().getId();
        // Before Keycloak takes it out: whoever comes second changes nothing, so that neither's transaction fails and
        // the refusal is kept in the trail.
        boolean first = session.singleUseObjects()
                .putIfAbsent(
                        "stagedoor.recovery-code." + credential + "."
                                + next.get().getNumber(),
                        LONGER_THAN_ANY_CACHE);
        if (!first || !super.isValid(realm, user, input)) {
            return false;
        }
        Uses.used(session, realm, user.getId(), credential, null);
        return true;
    }
}
