package io.stagedoor.gateway.signals;

import static io.stagedoor.gateway.PrincipalMother.maya;
import static io.stagedoor.gateway.TokenMother.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stagedoor.gateway.AdjustableClock;
import io.stagedoor.gateway.PrincipalMother;
import io.stagedoor.gateway.jose.MalformedJoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Row by row what FEED.md says about which tokens a signal ends. */
class SignalMatchingTest {

    private final AdjustableClock clock = new AdjustableClock(NOW);
    private final SignalState state = new SignalState(1000, clock);

    private SignalMatchingTest say(String members) {
        try {
            state.apply(Signal.parse(members.replace('\'', '"').replace("NOW", Long.toString(NOW.toEpochMilli()))));
            return this;
        } catch (MalformedJoseException e) {
            throw new AssertionError(e);
        }
    }

    private void assertEnded(PrincipalMother token) {
        assertThat(state.ends(token.build())).isTrue();
    }

    private void assertGood(PrincipalMother token) {
        assertThat(state.ends(token.build())).isFalse();
    }

    @Test
    void aSessionThatEndedEndsItsTokensForGood() {
        say("{'type':'session-ended','at':NOW,'subject':'maya','session':'s-1'}");
        assertEnded(maya());
        assertEnded(maya().issuedAt(NOW.plusSeconds(60)));
        assertEnded(maya().version(99L).organization("org-1"));
        assertGood(maya().session("s-2"));
        assertGood(maya().session(null));
        assertGood(maya().subject("noah"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"person-disabled", "person-deleted", "membership-ended", "service-account-suspended"})
    void aVersionEndsLowerOnesAndTokensWithoutOne(String type) {
        say("{'type':'" + type + "','at':NOW,'organization':'org-42','subject':'maya','ver':18}");
        assertEnded(maya().version(17L));
        assertEnded(maya().version(null));
        assertEnded(maya().version(17L).issuedAt(NOW.plusSeconds(60)));
        assertGood(maya().version(18L));
        assertGood(maya().version(19L));
        assertGood(maya().organization("org-43"));
        assertGood(maya().organization(null));
        assertGood(maya().subject("noah"));
    }

    @Test
    void theHighestVersionCountsInWhateverOrderTheyCome() {
        say("{'type':'membership-ended','at':NOW,'organization':'org-42','subject':'maya','ver':20}");
        say("{'type':'membership-ended','at':NOW,'organization':'org-42','subject':'maya','ver':18}");
        assertEnded(maya().version(19L));
        assertGood(maya().version(20L));
    }

    @Test
    void besideAVersionTheTeamIsForInformation() {
        say("{'type':'team-rights-lost','at':NOW,'organization':'org-42','subject':'maya','team':'team-9','ver':18}");
        assertEnded(maya());
        assertEnded(maya().withoutTeams());
    }

    @Test
    void aReducedTeamRoleEndsTokensOfThatRoleIssuedUntilThen() {
        say("{'type':'team-role-reduced','at':NOW,'organization':'org-42','teamRole':'reviewer'}");
        assertEnded(maya());
        assertEnded(maya().withoutTeams().inTeam("team-1", "follower").inTeam("team-2", "reviewer"));
        assertGood(maya().withoutTeams().inTeam("team-7", "follower"));
        assertGood(maya().withoutTeams());
        assertGood(maya().organization("org-43"));
        assertGood(maya().issuedAt(NOW.plusSeconds(1)));
    }

    @Test
    void anExceptionInOneTeamEndsTokensWhereTheRoleIsHeldInThatVeryTeam() {
        say("{'type':'team-role-reduced','at':NOW,'organization':'org-42','teamRole':'reviewer','team':'team-7'}");
        assertEnded(maya());
        assertGood(maya().withoutTeams().inTeam("team-7", "follower").inTeam("team-8", "reviewer"));
    }

    @Test
    void aSuspendedClientEndsItsTokensOfThatOrganization() {
        say("{'type':'client-suspended','at':NOW,'client':'screening-room','organization':'org-42'}");
        assertEnded(maya());
        assertGood(maya().client("other"));
        assertGood(maya().organization("org-43"));
        say("{'type':'client-suspended','at':NOW,'client':'other'}");
        assertEnded(maya().client("other").organization("org-43"));
    }

    @Test
    void aRevokedSubscriptionEndsTheTokensOfWhoeverHadIt() {
        say("{'type':'subscription-revoked','at':NOW,'client':'app-7','organization':'org-42','ends':true}");
        assertEnded(maya().client("app-7"));
        assertGood(maya());
        assertGood(maya().client("app-7").organization("org-43"));
    }

    @Test
    void aDisabledOrganizationEndsItsTokensOnly() {
        say("{'type':'organization-disabled','at':NOW,'organization':'org-42'}");
        assertEnded(maya());
        assertGood(maya().organization("org-43"));
        assertGood(maya().organization(null));
    }

    /** 'iat' is in whole seconds: what was issued later within the second of the signal is refused too. */
    @ParameterizedTest
    @CsvSource({"-1,true", "0,true", "1,false"})
    void withoutVersionTheWholeSecondOfIssuanceDecides(long seconds, boolean ended) {
        say("{'type':'organization-disabled','at':" + (NOW.toEpochMilli() + 400) + ",'organization':'org-42'}");
        assertThat(state.ends(maya().issuedAt(NOW.plusSeconds(seconds)).build()))
                .isEqualTo(ended);
    }

    @Test
    void signalsThatEndNothingEndNothing() {
        say("{'type':'catalogue-changed','at':NOW,'organization':'org-42','alias':'acme','ends':true}");
        say("{'type':'credential-changed','at':NOW,'subject':'maya'}");
        say("{'type':'brand-new','at':NOW,'subject':'maya'}");
        say("{'type':'brand-new','subject':17,'at':'soon'}");
        assertGood(maya());
        assertThat(state.entries()).isZero();
    }

    @Test
    void anUnknownTypeThatSaysItEndsTokensDoes() {
        say("{'type':'brand-new','ends':true,'at':NOW,'subject':'maya','color':'red'}");
        assertEnded(maya());
        assertGood(maya().subject("noah"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'membership-ended','at':NOW,'subject':'maya','ver':'18'}",
                "{'type':'membership-ended','at':NOW,'subject':'maya','ver':18.0}",
                "{'type':'membership-ended','at':NOW,'subject':'maya','ver':-1}",
                "{'type':'membership-ended','at':NOW,'subject':'maya','ver':9223372036854775808}",
                "{'type':'membership-ended','at':NOW,'subject':'maya','ver':null}",
                "{'type':'membership-ended','at':NOW,'subject':'maya','subject':'noah','ver':18}",
                "{'type':'membership-ended','at':NOW,'subject':null,'ver':18}",
                "{'type':'membership-ended','at':NOW,'subject':17,'ver':18}",
                "{'type':'membership-ended','at':NOW,'subject':'','ver':18}",
                "{'type':'membership-ended','subject':'maya','ver':18}",
                "{'type':'membership-ended','at':'now','subject':'maya'}",
                "{'type':'membership-ended','at':9223372036854775808,'subject':'maya'}",
                "{'type':'brand-new','ends':'true','at':NOW,'subject':'maya'}",
                "{'at':NOW,'subject':'maya'}",
                "{'type':17,'at':NOW}",
                "[]",
                "{}",
                "not json"
            })
    void refusesWhatCannotBeUnderstoodInsteadOfPassingOverIt(String json) {
        String text = json.replace('\'', '"').replace("NOW", Long.toString(NOW.toEpochMilli()));
        assertThatExceptionOfType(MalformedJoseException.class).isThrownBy(() -> Signal.parse(text));
    }

    @Test
    void takesTheLargestVersionThatThereIs() {
        say("{'type':'membership-ended','at':NOW,'subject':'maya','ver':9223372036854775807}");
        assertEnded(maya().version(Long.MAX_VALUE - 1));
        assertGood(maya().version(Long.MAX_VALUE));
    }
}
