package io.stagedoor.administration.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FreshAuthenticationTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void isFreshForTenMinutesAndNotAtTheTenth() {
        assertThat(FreshAuthentication.isGiven(NOW, NOW)).isTrue();
        assertThat(FreshAuthentication.isGiven(NOW.minusSeconds(599), NOW)).isTrue();
        assertThat(FreshAuthentication.isGiven(NOW.minusSeconds(600), NOW)).isFalse();
    }

    @Test
    void isNotFreshWhereTheTokenDoesNotSayWhen() {
        assertThat(FreshAuthentication.isGiven(null, NOW)).isFalse();
    }

    @Test
    void isNotFreshForEverWhereAnUpstreamProviderNamesTheFuture() {
        assertThat(FreshAuthentication.isGiven(NOW.plusSeconds(60), NOW)).isTrue();
        assertThat(FreshAuthentication.isGiven(NOW.plusSeconds(61), NOW)).isFalse();
    }

    @Test
    void isAskedBeforeWhatIsHardToUndoAndNeverBeforeReading() {
        assertThat(Arrays.stream(AdministrativeAction.values()).filter(AdministrativeAction::sensitive))
                .contains(
                        AdministrativeAction.DELETE_TEAMS,
                        AdministrativeAction.CHANGE_ORGANIZATION_ROLES,
                        AdministrativeAction.CHANGE_EVENT_STREAMS,
                        AdministrativeAction.SUSPEND_PEOPLE,
                        AdministrativeAction.REMOVE_PEOPLE,
                        AdministrativeAction.RESET_FACTORS,
                        AdministrativeAction.ISSUE_ACCESS_PASS,
                        AdministrativeAction.CHANGE_SETTINGS,
                        AdministrativeAction.CHANGE_CONNECTIONS,
                        AdministrativeAction.CHANGE_BREAK_GLASS,
                        AdministrativeAction.CHANGE_SIGN_IN_CHOICES,
                        AdministrativeAction.CHANGE_PASSWORD_POLICY,
                        AdministrativeAction.CHANGE_TERMS,
                        AdministrativeAction.CHANGE_SCIM,
                        AdministrativeAction.CHANGE_DEPROVISIONING,
                        AdministrativeAction.DECIDE_DEPROVISIONING,
                        AdministrativeAction.CHANGE_ACCESS_POLICIES,
                        AdministrativeAction.CHANGE_PERMISSION_PROFILES,
                        AdministrativeAction.CHANGE_TRUSTED_ISSUERS,
                        AdministrativeAction.DECIDE_SERVICE_ACCOUNTS,
                        AdministrativeAction.ISSUE_SERVICE_SECRETS,
                        AdministrativeAction.CHANGE_APPLICATIONS,
                        AdministrativeAction.SUSPEND_APPLICATIONS,
                        AdministrativeAction.CHANGE_APIS,
                        AdministrativeAction.DECIDE_SUBSCRIPTIONS)
                .allMatch(action -> !action.name().startsWith("READ_"));
    }
}
