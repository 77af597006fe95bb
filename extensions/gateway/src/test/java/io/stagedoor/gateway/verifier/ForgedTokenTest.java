package io.stagedoor.gateway.verifier;

import static io.stagedoor.gateway.TokenMother.NOW;
import static io.stagedoor.gateway.TokenMother.maya;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import io.stagedoor.gateway.AdjustableClock;
import io.stagedoor.gateway.JwksServer;
import io.stagedoor.gateway.KeyMother;
import io.stagedoor.gateway.TokenMother;
import io.stagedoor.gateway.keys.HttpJwksSource;
import io.stagedoor.gateway.keys.KeySettings;
import io.stagedoor.gateway.verifier.Verification.Reason;
import io.stagedoor.gateway.verifier.Verification.Refused;
import io.stagedoor.gateway.verifier.Verification.Verified;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The attacks that are known on JWT verifiers, each against a real key server (RFC 8725; PortSwigger's and OWASP's lists). */
class ForgedTokenTest {

    private final JwksServer issuer = new JwksServer(KeyMother.jwks(KeyMother.EC, KeyMother.RSA));
    private final AccessTokenVerifier verifier = new AccessTokenVerifier(
            VerifierSettings.of(TokenMother.ISSUER, TokenMother.AUDIENCE),
            new HttpJwksSource(issuer.address("/keys")),
            KeySettings.DEFAULT,
            new AdjustableClock(NOW),
            null);

    @AfterEach
    void stop() {
        verifier.close();
        issuer.close();
    }

    private void assertRefused(String token, Reason reason) {
        assertThat(verifier.verify(token))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @Test
    void startsFromATokenThatIsGood() {
        assertThat(verifier.verify(maya().signed())).isInstanceOf(Verified.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE", "", "ES256K", "es256", "HS256", "HS512", "dir", "A128KW"})
    void refusesAlgorithmsThatAreNotOnTheList(String algorithm) {
        TokenMother token = maya();
        if (!algorithm.isEmpty()) {
            assertRefused(token.header("alg", algorithm).signed(), Reason.ALGORITHM_NOT_ALLOWED);
        } else {
            assertRefused(token.withoutHeader("alg").signed(), Reason.ALGORITHM_NOT_ALLOWED);
        }
    }

    @Test
    void refusesAnUnsignedToken() {
        TokenMother token = maya().header("alg", "none");
        assertRefused(token.withSignature(""), Reason.MALFORMED);
        assertRefused(token.withSignature("AA"), Reason.ALGORITHM_NOT_ALLOWED);
    }

    @Test
    void refusesABlankSignature() {
        assertRefused(maya().withSignature(""), Reason.MALFORMED);
        assertRefused(maya().withSignature("AA"), Reason.BAD_SIGNATURE);
    }

    @Test
    void refusesAnHmacWithThePublicKeyAsSecret() throws JOSEException {
        byte[] der = KeyMother.RSA.toPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----\n";
        String jwk = KeyMother.RSA.toPublicJWK().toJSONString();
        for (byte[] secret :
                List.of(der, pem.getBytes(StandardCharsets.US_ASCII), jwk.getBytes(StandardCharsets.US_ASCII))) {
            String token = maya().header("alg", "HS256").header("kid", "rsa-1").signedWithSecret(secret);
            assertRefused(token, Reason.ALGORITHM_NOT_ALLOWED);
        }
    }

    @Test
    void refusesAnAlgorithmThatTheKeyIsNotFor() {
        assertRefused(maya().header("alg", "RS256").header("kid", "ec-1").signedBy(KeyMother.RSA), Reason.KEY_MISMATCH);
        assertRefused(maya().header("alg", "ES256").header("kid", "rsa-1").signedBy(KeyMother.EC), Reason.KEY_MISMATCH);
    }

    @Test
    void refusesASignatureByAnotherKey() {
        assertRefused(maya().signedBy(KeyMother.OTHER_EC), Reason.BAD_SIGNATURE);
    }

    @Test
    void refusesThePsychicSignatureAndItsKin() {
        // CVE-2022-21449: r = s = 0 verified for every key on unpatched JDKs
        byte[] zero = new byte[64];
        assertRefused(maya().withSignature(Base64URL.encode(zero).toString()), Reason.BAD_SIGNATURE);
        byte[] order = Base64.getDecoder().decode("/////wAAAAD//////////7zm+q2nF56E87nKwvxjJVE=");
        byte[] orders = new byte[64];
        System.arraycopy(order, 0, orders, 0, 32);
        System.arraycopy(order, 0, orders, 32, 32);
        assertRefused(maya().withSignature(Base64URL.encode(orders).toString()), Reason.BAD_SIGNATURE);
    }

    @Test
    void refusesATruncatedOrStretchedSignature() {
        String good = maya().signed();
        assertRefused(good.substring(0, good.length() - 4), Reason.BAD_SIGNATURE);
        assertRefused(good + "AAAA", Reason.BAD_SIGNATURE);
    }

    @Test
    void refusesChangedClaimsUnderAnOldSignature() {
        String good = maya().signed();
        String signature = good.substring(good.lastIndexOf('.') + 1);
        assertRefused(maya().claim("sub", "admin").withSignature(signature), Reason.BAD_SIGNATURE);
    }

    @Test
    void refusesCharactersThatLenientDecodersSkip() {
        String good = maya().signed();
        assertRefused(good + "=", Reason.MALFORMED);
        assertRefused(good + "\n", Reason.MALFORMED);
        assertRefused(" " + good, Reason.MALFORMED);
        assertRefused(good.replace(".", ".!"), Reason.MALFORMED);
        assertRefused("", Reason.MALFORMED);
        assertRefused("a.b", Reason.MALFORMED);
        assertRefused("a.b.c.d.e", Reason.MALFORMED);
        assertRefused("..", Reason.MALFORMED);
    }

    @Test
    void neverUsesAKeyThatTheTokenBrings() throws JOSEException {
        ECKey mine = KeyMother.ec("ec-1");
        Map<String, Object> jwk = mine.toPublicJWK().toJSONObject();
        assertRefused(maya().header("jwk", jwk).signedBy(mine), Reason.KEY_IN_HEADER);
        assertRefused(maya().header("x5c", List.of("MIIB")).signedBy(mine), Reason.KEY_IN_HEADER);
        assertRefused(maya().header("kid", "mine").header("jwk", jwk).signedBy(mine), Reason.KEY_IN_HEADER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jku", "x5u"})
    void neverCallsAnAddressThatTheTokenNames(String parameter) {
        ECKey mine = KeyMother.ec("ec-1");
        try (JwksServer evil = new JwksServer(KeyMother.jwks(mine))) {
            String token =
                    maya().header(parameter, evil.address("/keys").toString()).signedBy(mine);
            assertRefused(token, Reason.KEY_IN_HEADER);
            assertThat(evil.fetches()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../dev/null",
                "/dev/null",
                "x' UNION SELECT 'secret' --",
                "http://evil.example/keys",
                "ec-1\u0000",
                "EC-1",
                "${jndi:ldap://evil.example/a}",
                "| whoami"
            })
    void takesAKeyIdForNothingButAName(String keyId) {
        assertRefused(maya().header("kid", keyId).signedBy(KeyMother.EC), Reason.UNKNOWN_KEY);
    }

    @Test
    void refusesATokenWithoutKeyId() {
        assertRefused(maya().withoutHeader("kid").signed(), Reason.KEY_ID_MISSING);
        assertRefused(maya().header("kid", 1).signed(), Reason.MALFORMED);
    }

    @Test
    void refusesCriticalExtensions() {
        assertRefused(maya().header("crit", List.of("exp")).signed(), Reason.CRITICAL_HEADER);
        assertRefused(maya().header("crit", List.of()).signed(), Reason.CRITICAL_HEADER);
        assertRefused(maya().header("b64", false).signed(), Reason.CRITICAL_HEADER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "logout+jwt", "dpop+jwt", "secevent+jwt", "application/jwt", "at+jwt "})
    void refusesOtherKindsOfTokenByTheirHeader(String type) {
        assertRefused(maya().header("typ", type).signed(), Reason.WRONG_TYPE);
    }

    @Test
    void refusesATokenWithoutType() {
        assertRefused(maya().withoutHeader("typ").signed(), Reason.WRONG_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ID", "Refresh", "Offline", "Logout", "bearer", "Serialized-ID"})
    void refusesOtherKindsOfTokenByTheirPayload(String type) {
        assertRefused(maya().claim("typ", type).signed(), Reason.NOT_AN_ACCESS_TOKEN);
    }

    @Test
    void refusesAnIdTokenOfTheSameKey() {
        String idToken = maya().header("typ", "JWT")
                .claim("typ", "ID")
                .claim("aud", "screening-room")
                .signed();
        assertRefused(idToken, Reason.WRONG_TYPE);
    }

    @Test
    void refusesDuplicateMembers() {
        String twice = "{\"iss\":\"" + TokenMother.ISSUER + "\",\"sub\":\"a\","
                + maya().payload().substring(1);
        assertRefused(maya().payload(twice).signed(), Reason.MALFORMED);
        assertRefused(
                maya().rawHeader("{\"alg\":\"none\",\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"ec-1\"}")
                        .signed(),
                Reason.MALFORMED);
    }

    @Test
    void refusesAHugeTokenWithoutDecodingIt() {
        assertRefused(maya().claim("pad", "x".repeat(20_000)).signed(), Reason.TOO_LONG);
    }

    @Test
    void refusesDeepNesting() {
        String deep = "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
        assertRefused(maya().payload(deep).signed(), Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "42", "\"text\"", "{", "{} {}", "{'a':1}", "{a:1}", "", "{\"a\":NaN}"})
    void refusesPayloadsThatAreNoJsonObject(String payload) {
        Reason expected = Reason.MALFORMED;
        assertRefused(maya().payload(payload).signed(), expected);
    }

    @Test
    void saysNothingOfTheTokenInTheDetail() {
        String token = maya().header("kid", "kid\"\r\nX-Evil: 1")
                .claim("sub", "secret-subject")
                .signed();
        assertThat(verifier.verify(token))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.detail()).doesNotContain("Evil", "secret", "\r", "\n", "\""));
    }
}
