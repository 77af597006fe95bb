package io.stagedoor.factors.change;

import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import io.stagedoor.factors.domain.AuthenticatorFlags;
import io.stagedoor.factors.domain.FactorUse;
import io.stagedoor.factors.store.UseStore;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.WebAuthnCredentialModelInput;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/**
 * Watches Keycloak judge passkeys and security keys: what it refuses for a counter that went back is written down, and so is a key that begins or ceases to be
 * kept elsewhere.
 */
public record Passkeys(KeycloakSession session, RealmModel realm, UserModel person) {

    private static final Logger LOG = Logger.getLogger(Passkeys.class);

    /**
     * Whether the signature holds.
     *
     * @param keycloaks decides
     * @throws MaliciousCounterValueException as Keycloak throws it, which its pages expect
     */
    public boolean judged(String type, CredentialInput input, BooleanSupplier keycloaks) {
        if (!(input instanceof WebAuthnCredentialModelInput shown)) {
            return keycloaks.getAsBoolean();
        }
        try {
            boolean valid = keycloaks.getAsBoolean();
            if (valid) {
                find(type, shown.getAuthenticationRequest().getCredentialId())
                        .ifPresent(key ->
                                used(key, shown.getAuthenticationRequest().getAuthenticatorData()));
            }
            return valid;
        } catch (MaliciousCounterValueException e) {
            find(type, shown.getAuthenticationRequest().getCredentialId()).ifPresent(this::regressed);
            throw e;
        }
    }

    /** A key that was just set up. */
    public void registered(String type, byte[] id, boolean backedUp) {
        find(type, id).ifPresent(key -> uses().setUp(person.getId(), key.getId(), backedUp));
    }

    private void used(CredentialModel key, byte[] authenticatorData) {
        Optional<AuthenticatorFlags> said = AuthenticatorFlags.read(authenticatorData);
        FactorUse before = uses().of(person.getId(), key.getId()).orElse(FactorUse.NEVER);
        said.filter(flags -> before.differsFrom(flags.backedUp()))
                .ifPresent(flags -> traces().done(
                                "passkey.backed-up",
                                null,
                                Map.of("factor", key.getId(), "backedUp", Boolean.toString(flags.backedUp()))));
        Uses.used(
                session,
                realm,
                person.getId(),
                key.getId(),
                said.map(AuthenticatorFlags::backedUp).orElse(null));
    }

    private void regressed(CredentialModel key) {
        LOG.warnf("the counter of passkey %s went back: there may be a copy of it", key.getId());
        traces().refused("passkey.counter-regressed", "counter-regressed", Map.of("factor", key.getId()));
    }

    private Traces traces() {
        return new Traces(session, realm, person);
    }

    private Optional<CredentialModel> find(String type, byte[] id) {
        return person.credentialManager()
                .getStoredCredentialsByTypeStream(type)
                .filter(key -> Arrays.equals(
                        id,
                        Base64.getDecoder()
                                .decode(WebAuthnCredentialModel.createFromCredentialModel(key)
                                        .getWebAuthnCredentialData()
                                        .getCredentialId())))
                .findFirst();
    }

    private UseStore uses() {
        return new UseStore(Providers.entities(session), realm.getId());
    }
}
