package io.stagedoor.factors.flow;

import io.stagedoor.factors.domain.Aaguid;
import io.stagedoor.factors.domain.PasskeyModels;
import java.util.List;
import org.keycloak.models.WebAuthnPolicy;

/** The realm's rules for setting up a passkey, with an organization's models in them: Keycloak then asks for an attestation, and judges it. */
final class ModelPolicy {

    /** The authenticator's own attestation, not one that the browser has made nameless (WebAuthn Level 3, 5.4.7). */
    private static final String DIRECT = "direct";

    private ModelPolicy() {}

    /** The same where any model may be set up. What Keycloak hands out may be shared by all sessions, so it is never changed. */
    @SuppressWarnings("deprecation") // Keycloak still reads the older member beside the newer one
    static WebAuthnPolicy of(WebAuthnPolicy realms, PasskeyModels models) {
        if (models.isAny()) {
            return realms;
        }
        WebAuthnPolicy policy = new WebAuthnPolicy(realms.getSignatureAlgorithm());
        policy.setRpEntityName(realms.getRpEntityName());
        policy.setRpId(realms.getRpId());
        policy.setAuthenticatorAttachment(realms.getAuthenticatorAttachment());
        policy.setRequireResidentKey(realms.getRequireResidentKey());
        policy.setResidentKey(realms.getResidentKey());
        policy.setUserVerificationRequirement(realms.getUserVerificationRequirement());
        policy.setCreateTimeout(realms.getCreateTimeout());
        policy.setAvoidSameAuthenticatorRegister(realms.isAvoidSameAuthenticatorRegister());
        policy.setExtraOrigins(realms.getExtraOrigins());
        policy.setPasskeysEnabled(realms.isPasskeysEnabled());
        policy.setMediation(realms.getMediation());
        policy.setAttestationConveyancePreference(DIRECT);
        policy.setAcceptableAaguids(both(realms.getAcceptableAaguids(), models));
        return policy;
    }

    /** An organization narrows what the realm allows, and widens nothing. */
    private static List<String> both(List<String> realms, PasskeyModels models) {
        List<String> own = models.allowed().stream().map(Aaguid::value).toList();
        if (realms == null || realms.isEmpty()) {
            return own;
        }
        List<String> common = own.stream().filter(realms::contains).toList();
        // An empty list would allow any.
        return common.isEmpty() ? List.of("none in common") : common;
    }
}
