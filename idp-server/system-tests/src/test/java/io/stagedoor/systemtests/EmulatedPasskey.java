package io.stagedoor.systemtests;

import com.webauthn4j.data.AttestationConveyancePreference;
import com.webauthn4j.data.AuthenticatorAssertionResponse;
import com.webauthn4j.data.AuthenticatorAttestationResponse;
import com.webauthn4j.data.AuthenticatorSelectionCriteria;
import com.webauthn4j.data.PublicKeyCredentialCreationOptions;
import com.webauthn4j.data.PublicKeyCredentialDescriptor;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialRequestOptions;
import com.webauthn4j.data.PublicKeyCredentialRpEntity;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.PublicKeyCredentialUserEntity;
import com.webauthn4j.data.ResidentKeyRequirement;
import com.webauthn4j.data.UserVerificationRequirement;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.test.authenticator.AuthenticatorAdaptor;
import com.webauthn4j.test.client.ClientPlatform;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An honest authenticator of WebAuthn4J's, of any kind, in a browser at any address. */
final class EmulatedPasskey {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final PublicKeyCredentialParameters ES256 =
            new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.ES256);

    private final ClientPlatform browser;
    private byte[] id = new byte[0];

    EmulatedPasskey(String origin, AuthenticatorAdaptor authenticator) {
        this.browser = new ClientPlatform(Origin.create(origin), authenticator);
    }

    /** The same authenticator in a browser that shows another address. */
    EmulatedPasskey at(String origin) {
        EmulatedPasskey there = new EmulatedPasskey(origin, browser.getAuthenticatorAdaptor());
        there.id = id;
        return there;
    }

    /**
     * What the browser would send from the page that sets one up.
     *
     * @param site the relying party's id
     */
    Map<String, String> register(String page, String site, UserVerificationRequirement verification) {
        var made = browser.create(new PublicKeyCredentialCreationOptions(
                new PublicKeyCredentialRpEntity(site, "Stagedoor"),
                new PublicKeyCredentialUserEntity(new byte[] {1}, "somebody", "Somebody"),
                new DefaultChallenge(SoftPasskey.challenge(page)),
                List.of(ES256),
                60_000L,
                List.of(),
                new AuthenticatorSelectionCriteria(null, false, ResidentKeyRequirement.DISCOURAGED, verification),
                AttestationConveyancePreference.DIRECT,
                null));
        id = made.getRawId();
        AuthenticatorAttestationResponse response = made.getResponse();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("clientDataJSON", URL.encodeToString(response.getClientDataJSON()));
        fields.put("attestationObject", URL.encodeToString(response.getAttestationObject()));
        fields.put("publicKeyCredentialId", URL.encodeToString(id));
        fields.put("transports", "usb");
        fields.put("authenticatorLabel", "Emulated");
        return fields;
    }

    /** The same from a page that asks for it, for a person. */
    Map<String, String> sign(String page, String person, UserVerificationRequirement verification) {
        AuthenticatorAssertionResponse response = browser.get(new PublicKeyCredentialRequestOptions(
                        new DefaultChallenge(SoftPasskey.challenge(page)),
                        60_000L,
                        "localhost",
                        List.of(new PublicKeyCredentialDescriptor(PublicKeyCredentialType.PUBLIC_KEY, id, Set.of())),
                        verification,
                        null))
                .getResponse();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("clientDataJSON", URL.encodeToString(response.getClientDataJSON()));
        fields.put("authenticatorData", URL.encodeToString(response.getAuthenticatorData()));
        fields.put("signature", URL.encodeToString(response.getSignature()));
        fields.put("credentialId", URL.encodeToString(id));
        fields.put("userHandle", URL.encodeToString(person.getBytes(StandardCharsets.UTF_8)));
        return fields;
    }
}
