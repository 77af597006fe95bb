package io.stagedoor.gateway.verifier;

import static io.stagedoor.gateway.TokenMother.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.gateway.AdjustableClock;
import io.stagedoor.gateway.KeyMother;
import io.stagedoor.gateway.TokenMother;
import io.stagedoor.gateway.jose.AcceleratedProvider;
import io.stagedoor.gateway.keys.KeySettings;
import io.stagedoor.gateway.verifier.Verification.Reason;
import io.stagedoor.gateway.verifier.Verification.Refused;
import io.stagedoor.gateway.verifier.Verification.Verified;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeamClaimsTest {

    private static final String HEAD = "{\"iss\":\"" + TokenMother.ISSUER + "\",\"aud\":\"" + TokenMother.AUDIENCE
            + "\",\"sub\":\"s\",\"jti\":\"j\"," + "\"client_id\":\"c\",\"iat\":" + NOW.getEpochSecond() + ",\"exp\":"
            + (NOW.getEpochSecond() + 300);
    private static final String ACME = ",'organization':{'id':'org-42','alias':'acme'}";

    /** The claims after those that every token has; quotes are single ones. */
    private static Verification verify(String claims) {
        try (AccessTokenVerifier verifier = new AccessTokenVerifier(
                new VerifierSettings(
                        TokenMother.ISSUER,
                        Set.of(TokenMother.AUDIENCE),
                        VerifierSettings.DEFAULT_ALGORITHMS,
                        VerifierSettings.DEFAULT_SKEW,
                        65_536),
                () -> KeyMother.jwks(KeyMother.EC),
                KeySettings.DEFAULT,
                new AdjustableClock(NOW),
                AcceleratedProvider.find())) {
            return verifier.verify(TokenMother.maya()
                    .payload(HEAD + claims.replace('\'', '"') + "}")
                    .signed());
        }
    }

    private static AccessTokenPrincipal good(String claims) {
        Verification verification = verify(claims);
        assertThat(verification).isInstanceOf(Verified.class);
        return ((Verified) verification).principal();
    }

    private static String teams(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "'t-" + i + "':{'role':'reviewer'}")
                .collect(Collectors.joining(",", ",'teams':{", "}"));
    }

    @Test
    void readsTeamsWithTheirExceptions() {
        AccessTokenPrincipal maya = good(ACME
                + ",'ver':18,'teams':{'t-1':{'role':'reviewer','allow':{'a':'','b':'only x'},'deny':['c'],'projects':['p']},"
                + "'t-2':{'role':'follower','projects':[]}}");
        assertThat(maya.version()).isEqualTo(18);
        assertThat(maya.teams())
                .isEqualTo(Map.of(
                        "t-1",
                        new TeamMembership("reviewer", Map.of("a", "", "b", "only x"), Set.of("c"), Set.of("p")),
                        "t-2",
                        new TeamMembership("follower", Map.of(), Set.of(), Set.of())));
        assertThat(maya.permissions()).isEmpty();
        assertThat(maya.teamsTruncated()).isFalse();
    }

    @Test
    void readsATokenForOneTeam() {
        AccessTokenPrincipal maya =
                good(ACME + ",'teams':{'t-1':{'role':'reviewer'}},'team':'t-1','project':'p','permissions':['a','b']");
        assertThat(maya.permissions()).containsExactlyInAnyOrder("a", "b");
        assertThat(maya.rights().single()).isEqualTo(new TeamRights.SingleTeam("t-1", "p", Set.of("a", "b")));
    }

    @Test
    void takesAsManyTeamsAsTheBoundSaysAndNotOneMore() {
        assertThat(good(ACME + ",'teams_truncated':true" + teams(TeamClaims.MOST_TEAMS))
                        .teams())
                .hasSize(TeamClaims.MOST_TEAMS);
        assertThat(verify(ACME + teams(TeamClaims.MOST_TEAMS + 1)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.CLAIM_INVALID));
    }

    @Test
    void takesTheLargestVersion() {
        assertThat(good(",'ver':9223372036854775807").version()).isEqualTo(Long.MAX_VALUE);
        assertThat(good(",'ver':0").version()).isZero();
        assertThat(good("").version()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",'ver':'18'",
                ",'ver':18.0",
                ",'ver':1e3",
                ",'ver':-1",
                ",'ver':9223372036854775808",
                ",'ver':null",
                ",'ver':[18]",
                ",'teams':{'t-1':{'role':'reviewer'}}", // without organization
                ",'organization':{'id':'o','alias':'a'},'teams':['t-1']",
                ",'organization':{'id':'o','alias':'a'},'teams':{'t-1':'reviewer'}",
                ",'organization':{'id':'o','alias':'a'},'teams':{'t-1':{}}",
                ",'organization':{'id':'o','alias':'a'},'teams':{'t-1':{'role':['reviewer']}}",
                ",'organization':{'id':'o','alias':'a'},'teams':{'':{'role':'reviewer'}}",
                ",'organization':{'id':'o','alias':'a'},'teams':{'t-1':{'role':'r','allow':['a']}}",
                ",'organization':{'id':'o','alias':'a'},'teams':{'t-1':{'role':'r','allow':{'a':null}}}",
                ",'organization':{'id':'o','alias':'a'},'teams':{'t-1':{'role':'r','allow':{'a':true}}}",
                ",'organization':{'id':'o','alias':'a'},'teams':{'t-1':{'role':'r','allow':{'a':{'b':{}}}}}",
                ",'organization':{'id':'o','alias':'a'},'teams':{'t-1':{'role':'r','deny':'a'}}",
                ",'organization':{'id':'o','alias':'a'},'teams':{'t-1':{'role':'r','deny':[['a']]}}",
                ",'organization':{'id':'o','alias':'a'},'teams':{'t-1':{'role':'r','projects':null}}",
                ",'organization':{'id':'o','alias':'a'},'teams':{'t-1':{'role':'r','projects':'p'}}",
                ",'organization':{'id':'o','alias':'a'},'teams':{'t-1':{'role':'r'},'t-1':{'role':'admin'}}",
                ",'organization':{'id':'o','alias':'a'},'teams':{'t-1':{'role':'r','role':'admin'}}",
                ",'organization':{'id':'o','alias':'a'},'teams_truncated':'yes'",
                ",'organization':{'id':'o','alias':'a'},'teams':{'t-1':{'role':'r'}},'permissions':['a']",
                ",'organization':{'id':'o','alias':'a'},'teams':{'t-1':{'role':'r'}},'project':'p'",
                ",'organization':{'id':'o','alias':'a'},'teams':{'t-1':{'role':'r'}},'team':'t-1','permissions':'a'",
                ",'organization':{'id':'o','alias':'a'},'teams':{'t-1':{'role':'r'}},'team':'t-2','permissions':['a']",
                ",'organization':{'id':'o','alias':'a'},'team':'t-1','permissions':['a']"
            })
    void refusesEveryOtherShape(String claims) {
        Verification verification = verify(claims);
        assertThat(verification).isInstanceOf(Refused.class);
        assertThat(((Refused) verification).reason())
                .isIn(Reason.CLAIM_INVALID, Reason.CLAIM_MISSING, Reason.MALFORMED);
    }
}
