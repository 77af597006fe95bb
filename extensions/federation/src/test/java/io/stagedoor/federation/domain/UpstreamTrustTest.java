package io.stagedoor.federation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpstreamTrustTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @ParameterizedTest(name = "{0} by {1} saying {2}: {3}")
    @CsvSource({
        "OKTA,OIDC,pwd,1",
        "OKTA,OIDC,mfa,2",
        "OKTA,OIDC,otp,1",
        "OKTA,OIDC,urn:okta:loa:2fa:any,2",
        "OKTA,OIDC,phr,3",
        "OKTA,SAML,urn:okta:loa:2fa:any,2",
        "ENTRA,OIDC,mfa,2",
        "ENTRA,OIDC,wia,1",
        "ENTRA,SAML,http://schemas.microsoft.com/claims/multipleauthn,2",
        "ENTRA,SAML,urn:oasis:names:tc:SAML:2.0:ac:classes:Password,1",
        "ADFS,SAML,http://schemas.microsoft.com/claims/multipleauthn,2",
        "GOOGLE,OIDC,mfa,1",
        "GOOGLE,SAML,https://refeds.org/profile/mfa,1",
        "JUMPCLOUD,OIDC,mfa,2",
        "ONELOGIN,OIDC,mfa,2",
        "GENERIC,OIDC,mfa,2",
        "GENERIC,SAML,https://refeds.org/profile/mfa,2",
        "GENERIC,SAML,urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport,1"
    })
    void eachVendorsOwnWordsCount(Vendor vendor, Protocol protocol, String word, int level) {
        Preset preset = Presets.of(vendor, protocol).orElseThrow();
        UpstreamTrust trust = UpstreamTrust.of(
                initial(preset, Setting.Key.MFA_WORDS), initial(preset, Setting.Key.STRONG_WORDS), "any");
        assertThat(trust.judge(new Assurance(null, List.of(word), NOW), NOW, false)
                        .level())
                .isEqualTo(level);
        assertThat(trust.judge(new Assurance(word, List.of(), NOW), NOW, false).level())
                .isEqualTo(level);
    }

    @Test
    void itIsTooOldAtTheExactEndOfItsTime() {
        UpstreamTrust trust = UpstreamTrust.of("mfa", "-", "1-hour");
        assertThat(trust.judge(said(NOW.minusSeconds(3_599)), NOW, false).level())
                .isEqualTo(2);
        assertThat(trust.judge(said(NOW.minusSeconds(3_600)), NOW, false).level())
                .isEqualTo(1);
    }

    @Test
    void whatHasNoTimeIsTooOldForEveryAgeUnlessItWasAskedForJustNow() {
        UpstreamTrust trust = UpstreamTrust.of("mfa", "-", "15-minutes");
        assertThat(trust.judge(said(null), NOW, false))
                .isEqualTo(new UpstreamTrust.Proved(1, UpstreamTrust.LONG_AGO, List.of("pwd", "mfa")));
        assertThat(trust.judge(said(null), NOW, true))
                .isEqualTo(new UpstreamTrust.Proved(2, NOW, List.of("pwd", "mfa")));
    }

    @Test
    void aTimeThatIsStatedCountsHoweverTheCompanyWasAsked() {
        Instant then = NOW.minusSeconds(900);
        assertThat(UpstreamTrust.of("mfa", "-", "15-minutes").judge(said(then), NOW, true))
                .isEqualTo(new UpstreamTrust.Proved(1, then, List.of("pwd", "mfa")));
    }

    @Test
    void aNewSignInAloneIsAskedForWithoutAContext() {
        assertThat(UpstreamTrust.of("mfa urn:okta:loa:2fa:any", "phr", "any").contexts(1))
                .isEmpty();
    }

    @Test
    void whoeverDoesNotSayWhenIsNotBelievedWhereAgeMatters() {
        assertThat(UpstreamTrust.of("mfa", "-", "1-hour")
                        .judge(said(null), NOW, false)
                        .level())
                .isEqualTo(1);
        assertThat(UpstreamTrust.of("mfa", "-", "any")
                        .judge(said(null), NOW, false)
                        .level())
                .isEqualTo(2);
    }

    @Test
    void aTimeToComeIsNow() {
        assertThat(UpstreamTrust.of("mfa", "-", "any")
                        .judge(said(NOW.plusSeconds(900)), NOW, false)
                        .at())
                .isEqualTo(NOW);
    }

    @Test
    void anAgeThatNobodyKnowsIsTheShortest() {
        assertThat(UpstreamTrust.of("mfa", "-", "for ever").maximumAge())
                .isEqualTo(UpstreamTrust.of("", "", "15-minutes").maximumAge());
    }

    @Test
    void asksForContextsAndNotForMethods() {
        UpstreamTrust trust = UpstreamTrust.of("mfa urn:okta:loa:2fa:any", "phr", "any");
        assertThat(trust.contexts(2)).containsExactly("phr", "urn:okta:loa:2fa:any");
        assertThat(trust.contexts(3)).containsExactly("phr");
        assertThat(UpstreamTrust.of("mfa", "-", null).contexts(2)).isEmpty();
        assertThat(UpstreamTrust.of("-", "-", null).canGive(2)).isFalse();
        assertThat(UpstreamTrust.of("mfa", "-", null).canGive(3)).isFalse();
    }

    private static Assurance said(@Nullable Instant at) {
        return new Assurance(null, List.of("pwd", "mfa"), at);
    }

    private static String initial(Preset preset, Setting.Key key) {
        return preset.setting(key).orElseThrow().initial();
    }
}
