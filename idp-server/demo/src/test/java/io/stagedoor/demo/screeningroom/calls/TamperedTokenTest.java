package io.stagedoor.demo.screeningroom.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;

class TamperedTokenTest {

    @Test
    void saysSomethingElseUnderTheOldSignature() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        SignedJWT good = new SignedJWT(
                new JWSHeader(JWSAlgorithm.ES256),
                new JWTClaimsSet.Builder().subject("maya").claim("scope", "a").build());
        good.sign(new ECDSASigner(key));

        SignedJWT tampered = SignedJWT.parse(TamperedToken.of(good.serialize()));

        assertThat(tampered.getJWTClaimsSet().getSubject()).isEqualTo("somebody-else");
        assertThat(tampered.getJWTClaimsSet().getStringClaim("scope")).isEqualTo("a");
        assertThat(tampered.getSignature()).isEqualTo(good.getSignature());
        assertThat(good.verify(new ECDSAVerifier(key))).isTrue();
        assertThat(tampered.verify(new ECDSAVerifier(key))).isFalse();
    }

    @Test
    void refusesWhatIsNoSignedToken() {
        assertThatIllegalArgumentException().isThrownBy(() -> TamperedToken.of("a.b"));
    }
}
