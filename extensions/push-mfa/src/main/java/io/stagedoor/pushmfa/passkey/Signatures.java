package io.stagedoor.pushmfa.passkey;

import com.webauthn4j.WebAuthnAuthenticationManager;
import com.webauthn4j.WebAuthnRegistrationManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.exception.BadChallengeException;
import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.BadSignatureException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;
import io.stagedoor.pushmfa.jose.MalformedException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verifies as WebAuthn says (Level 3, 7.1 and 7.2), with the person verified each time. Whoever made an authenticator is not asked: nothing here counts for more by it. */
public final class Signatures {

    /** What authenticators of phones and computers offer: ES256, and RS256 of some with Windows. */
    private static final List<PublicKeyCredentialParameters> ALGORITHMS = List.of(
            new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.ES256),
            new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.RS256));

    private static final ObjectConverter CONVERTER = new ObjectConverter();
    private static final AttestedCredentialDataConverter KEPT = new AttestedCredentialDataConverter(CONVERTER);
    private static final WebAuthnRegistrationManager REGISTRATIONS =
            WebAuthnRegistrationManager.createNonStrictWebAuthnRegistrationManager(CONVERTER);
    private static final WebAuthnAuthenticationManager ASSERTIONS =
            new WebAuthnAuthenticationManager(List.of(), CONVERTER);

    private Signatures() {}

    /**
     * A new one.
     *
     * @param challenge see {@link Statement}
     * @param attestationObject base64url
     * @param clientData base64url
     * @throws MalformedException where it is none that was made for this
     */
    public static Passkey made(Site site, byte[] challenge, String attestationObject, String clientData) {
        RegistrationRequest request = new RegistrationRequest(bytes(attestationObject), bytes(clientData));
        try {
            AuthenticatorData<?> data = REGISTRATIONS
                    .verify(request, new RegistrationParameters(site.asking(challenge), ALGORITHMS, true, true))
                    .getAttestationObject()
                    .getAuthenticatorData();
            @Nullable AttestedCredentialData credential = data.getAttestedCredentialData();
            if (credential == null) {
                throw new MalformedException("it brings no key");
            }
            return new Passkey(
                    Base64.getUrlEncoder().withoutPadding().encodeToString(KEPT.convert(credential)),
                    data.getSignCount());
        } catch (WebAuthnException e) {
            throw new MalformedException(why(e));
        } catch (IllegalArgumentException e) {
            throw new MalformedException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The same passkey, with the counter that it has now.
     *
     * @throws MalformedException where it has not signed that
     */
    public static Passkey counted(Site site, Passkey passkey, byte[] challenge, Assertion assertion) {
        AttestedCredentialData credential = KEPT.convert(bytes(passkey.data()));
        AuthenticationRequest request = new AuthenticationRequest(
                credential.getCredentialId(),
                bytes(assertion.authenticatorData()),
                bytes(assertion.clientDataJSON()),
                bytes(assertion.signature()));
        AuthenticationParameters wanted = new AuthenticationParameters(
                site.asking(challenge),
                known(credential, passkey.counter()),
                List.of(credential.getCredentialId()),
                true,
                true);
        try {
            @Nullable
            AuthenticatorData<?> data = ASSERTIONS.verify(request, wanted).getAuthenticatorData();
            if (data == null) {
                throw new MalformedException("it brings no authenticator data");
            }
            return passkey.countedTo(data.getSignCount());
        } catch (WebAuthnException e) {
            throw new MalformedException(why(e));
        }
    }

    /** Of what an authenticator said when it was made, key and counter count, and nothing else is kept. */
    private static CredentialRecord known(AttestedCredentialData credential, long counter) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(), null, null, null, counter, credential, null, null, null, null);
    }

    private static String why(WebAuthnException e) {
        return switch (e) {
            case BadChallengeException challenge -> "its passkey has signed something else";
            case BadOriginException origin -> "its passkey has signed at another address";
            case BadRpIdException id -> "its passkey is one for another server";
            case UserNotVerifiedException person -> "its passkey has not verified the person";
            case MaliciousCounterValueException counter -> "the counter of its passkey went back";
            case BadSignatureException signature -> "it is not signed by its passkey";
            default -> "it is nothing that a passkey signs";
        };
    }

    private static byte[] bytes(String base64url) {
        try {
            return Base64.getUrlDecoder().decode(base64url);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("a part of what its passkey signed is no base64url");
        }
    }
}
