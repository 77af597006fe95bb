package io.stagedoor.factors.flow;

import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import io.stagedoor.factors.change.AllowedModels;
import io.stagedoor.factors.change.Passkeys;
import io.stagedoor.factors.change.Traces;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.WebAuthnConstants;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionContext.Status;

/**
 * One answer of an authenticator that is to be set up. It is read before Keycloak judges it, for a sentence that says what is wrong: who lies here about the model is
 * refused by Keycloak a moment later.
 *
 * @param type of the credential
 */
record Registration(RequiredActionContext context, String type) {

    private static final Logger LOG = Logger.getLogger(Registration.class);

    /** Whether it is of a model that the person's organization does not allow; then they are told so. */
    boolean isRefused() {
        @Nullable AttestationObject shown = shown().orElse(null);
        AllowedModels allowed = AllowedModels.of(context.getSession(), context.getUser());
        @Nullable AttestedCredentialData key = shown == null ? null : key(shown);
        if (shown == null || key == null) {
            return false;
        }
        String model = key.getAaguid().toString();
        if (allowed.models().admits(shown.getFormat(), model)) {
            return false;
        }
        traces().refused("passkey.register", "model-not-allowed", Map.of("model", model));
        context.challenge(context.form()
                .setError("passkeyModelRefused", allowed.organization())
                .setAttribute("passkeyModelRefused", true)
                .createWebAuthnErrorPage());
        return true;
    }

    /** Keeps what the authenticator says of its key's copies, where Keycloak has taken it. */
    void keep() {
        if (context.getStatus() == Status.SUCCESS) {
            shown().ifPresent(shown -> {
                @Nullable AttestedCredentialData key = key(shown);
                if (key != null) {
                    new Passkeys(context.getSession(), context.getRealm(), context.getUser())
                            .registered(
                                    type,
                                    key.getCredentialId(),
                                    shown.getAuthenticatorData().isFlagBS());
                }
            });
        }
    }

    private static @Nullable AttestedCredentialData key(AttestationObject shown) {
        return shown.getAuthenticatorData().getAttestedCredentialData();
    }

    /** Empty where there is none, or nothing that could be read: Keycloak says so. */
    private Optional<AttestationObject> shown() {
        @Nullable
        String text =
                context.getHttpRequest().getDecodedFormParameters().getFirst(WebAuthnConstants.ATTESTATION_OBJECT);
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(new AttestationObjectConverter(new ObjectConverter())
                    .convert(Base64.getUrlDecoder().decode(text)));
        } catch (RuntimeException e) {
            LOG.debug("an attestation object cannot be read", e);
            return Optional.empty();
        }
    }

    private Traces traces() {
        return new Traces(context.getSession(), context.getRealm(), context.getUser());
    }
}
