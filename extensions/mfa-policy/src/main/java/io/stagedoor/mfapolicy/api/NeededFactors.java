package io.stagedoor.mfapolicy.api;

import io.stagedoor.mfapolicy.change.Needed;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Which of their factors somebody may take away. */
public final class NeededFactors {

    private final Needed needed;

    /** Reads the policies once. */
    public NeededFactors(KeycloakSession session, RealmModel realm, UserModel person) {
        this.needed = Needed.of(session, realm, person);
    }

    /**
     * The enforced policy that would be left without a factor that it asks for.
     *
     * @param credential id of Keycloak's credential
     * @return its name; empty where the factor may go
     */
    public Optional<String> policy(String credential) {
        return needed.policy(credential);
    }
}
