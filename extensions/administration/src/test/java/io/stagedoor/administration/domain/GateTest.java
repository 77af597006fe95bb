package io.stagedoor.administration.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.administration.domain.Gate.Answer;
import io.stagedoor.administration.domain.Gate.Answer.Hidden;
import io.stagedoor.administration.domain.Gate.Answer.Permitted;
import io.stagedoor.administration.domain.Gate.Answer.Refused;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings({"EnumOrdinal", "StringSplitter"}) // the table has one column for each role, in the order of rank
class GateTest {

    private static final String OWN = "org-1";
    private static final String OTHER = "org-2";
    private static final String TEAM = "team-1";

    /** Typed from the specification, not from the code: one letter for each organization role, in the order of rank; t: in one's own team. */
    private static final String TABLE = """
            action                     owner security help-desk auditor developer member own-team
            READ_TEAMS                 Y     Y        Y         Y       Y         N      Y
            CREATE_TEAMS               Y     N        N         N       N         N      N
            DELETE_TEAMS               Y     N        N         N       N         N      N
            CHANGE_TEAM                Y     Y        N         N       N         N      Y
            CHANGE_MEMBERSHIPS         Y     Y        N         N       N         N      Y
            READ_CATALOGUE             Y     Y        Y         Y       Y         Y      Y
            CHANGE_TEAM_ROLES          Y     Y        N         N       N         N      N
            READ_MAPPING_RULES         Y     Y        N         Y       N         N      N
            CHANGE_MAPPING_RULES       Y     Y        N         N       N         N      N
            READ_ORGANIZATION_ROLES    Y     Y        Y         Y       N         N      N
            CHANGE_ORGANIZATION_ROLES  Y     Y        N         N       N         N      N
            READ_AUDIT                 Y     Y        N         Y       N         N      N
            READ_SIGNALS               Y     Y        N         Y       N         N      N
            CHANGE_EVENT_STREAMS       Y     Y        N         N       N         N      N
            END_SESSIONS               Y     Y        Y         N       N         N      N
            READ_PEOPLE                Y     Y        Y         Y       N         N      N
            READ_SESSIONS              Y     Y        Y         Y       N         N      N
            SUSPEND_PEOPLE             Y     Y        N         N       N         N      N
            REMOVE_PEOPLE              Y     Y        N         N       N         N      N
            RESET_FACTORS              Y     Y        Y         N       N         N      N
            ISSUE_ACCESS_PASS          Y     Y        Y         N       N         N      N
            READ_INVITATIONS           Y     Y        Y         Y       N         N      N
            INVITE                     Y     Y        N         N       N         N      Y
            READ_OVERVIEW              Y     Y        Y         Y       N         N      N
            READ_SETTINGS              Y     Y        Y         Y       Y         Y      Y
            CHANGE_SETTINGS            Y     N        N         N       N         N      N
            READ_CONNECTIONS           Y     Y        Y         Y       N         N      N
            CHANGE_CONNECTIONS         Y     Y        N         N       N         N      N
            CHANGE_BREAK_GLASS         Y     N        N         N       N         N      N
            READ_SIGN_IN_CHOICES       Y     Y        Y         Y       N         N      N
            CHANGE_SIGN_IN_CHOICES     Y     Y        N         N       N         N      N
            READ_PASSWORD_POLICY       Y     Y        Y         Y       N         N      N
            CHANGE_PASSWORD_POLICY     Y     Y        N         N       N         N      N
            READ_TERMS                 Y     Y        Y         Y       N         N      N
            CHANGE_TERMS               Y     N        N         N       N         N      N
            READ_SCIM                  Y     Y        N         Y       N         N      N
            CHANGE_SCIM                Y     Y        N         N       N         N      N
            READ_DEPROVISIONING        Y     Y        Y         Y       N         N      N
            CHANGE_DEPROVISIONING      Y     N        N         N       N         N      N
            DECIDE_DEPROVISIONING      Y     Y        N         N       N         N      N
            READ_ACCESS_POLICIES       Y     Y        Y         Y       N         N      N
            CHANGE_ACCESS_POLICIES     Y     Y        N         N       N         N      N
            READ_SERVICE_ACCOUNTS      Y     Y        Y         Y       Y         N      N
            LOOK_UP_SERVICE_ACCOUNTS   Y     Y        Y         Y       Y         Y      Y
            CHANGE_PERMISSION_PROFILES Y     Y        N         N       N         N      N
            CHANGE_TRUSTED_ISSUERS     Y     Y        N         N       N         N      N
            REQUEST_SERVICE_ACCOUNTS   Y     Y        N         N       Y         N      N
            DECIDE_SERVICE_ACCOUNTS    Y     Y        N         N       N         N      N
            ISSUE_SERVICE_SECRETS      Y     Y        N         N       Y         N      N
            READ_APPLICATIONS          Y     Y        Y         Y       Y         N      N
            CHANGE_APPLICATIONS        Y     Y        N         N       Y         N      N
            SUSPEND_APPLICATIONS       Y     Y        N         N       N         N      N
            CHANGE_APIS                Y     Y        N         N       N         N      N
            REQUEST_SUBSCRIPTIONS      Y     Y        N         N       Y         N      N
            DECIDE_SUBSCRIPTIONS       Y     Y        N         N       N         N      N
            """;

    static Stream<Arguments> cells() {
        return TABLE.lines()
                .skip(1)
                .map(line -> line.split(" +"))
                .flatMap(row -> Stream.of(OrganizationRole.values())
                        .map(role -> Arguments.of(
                                AdministrativeAction.valueOf(row[0]), role, row[1 + role.ordinal()].equals("Y"))));
    }

    static Stream<Arguments> ownTeam() {
        return TABLE.lines()
                .skip(1)
                .map(line -> line.split(" +"))
                .map(row -> Arguments.of(AdministrativeAction.valueOf(row[0]), row[7].equals("Y")));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void decidesByOrganizationRole(AdministrativeAction action, OrganizationRole role, boolean permitted) {
        Answer answer = Gate.ask(caller(OWN, role), action, OWN, null);

        assertThat(answer).isInstanceOf(permitted ? Permitted.class : Refused.class);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void hidesEverythingOfAnotherOrganization(AdministrativeAction action, OrganizationRole role) {
        assertThat(Gate.ask(caller(OWN, role), action, OTHER, null)).isInstanceOf(Hidden.class);
        assertThat(Gate.ask(caller(OWN, role), action, OTHER, TEAM)).isInstanceOf(Hidden.class);
    }

    @ParameterizedTest
    @MethodSource("ownTeam")
    void letsTeamAdministratorsIntoTheirOwnTeamOnly(AdministrativeAction action, boolean permitted) {
        Caller caller = new Caller("p", "c", OWN, Set.of(OrganizationRole.MEMBER), Set.of(TEAM), false);
        boolean everybody = action.roles().contains(OrganizationRole.MEMBER);

        assertThat(Gate.ask(caller, action, OWN, TEAM)).isInstanceOf(permitted ? Permitted.class : Refused.class);
        assertThat(Gate.ask(caller, action, OWN, "team-2")).isInstanceOf(everybody ? Permitted.class : Hidden.class);
        assertThat(Gate.ask(caller, action, OWN, null)).isInstanceOf(everybody ? Permitted.class : Refused.class);
    }

    @Test
    void theTableKnowsEveryAction() {
        assertThat(TABLE.lines().skip(1).map(line -> line.split(" +")[0]))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(AdministrativeAction.values()).map(Enum::name).toList());
    }

    @ParameterizedTest
    @MethodSource("ownTeam")
    void realmOperatorsHoldAllOrganizations(AdministrativeAction action) {
        Caller operator = new Caller("p", "c", null, Set.of(), Set.of(), true);

        assertThat(Gate.ask(operator, action, OTHER, TEAM)).isInstanceOf(Permitted.class);
    }

    @ParameterizedTest
    @MethodSource("ownTeam")
    void aTokenForNoOrganizationOpensNone(AdministrativeAction action) {
        Caller caller = new Caller("p", "c", null, Set.of(OrganizationRole.OWNER), Set.of(TEAM), false);

        assertThat(Gate.ask(caller, action, OWN, TEAM)).isInstanceOf(Hidden.class);
    }

    @Test
    void nobodyTouchesSomebodyAboveThem() {
        for (OrganizationRole own : OrganizationRole.values()) {
            for (OrganizationRole target : OrganizationRole.values()) {
                assertThat(Gate.askAbout(caller(OWN, own), target))
                        .isInstanceOf(target.ordinal() < own.ordinal() ? Refused.class : Permitted.class);
            }
        }
    }

    @Test
    void onlyOperatorsTouchTheIdentityOfAnOperator() {
        Caller operator = new Caller("p", "c", null, Set.of(), Set.of(), true);

        assertThat(Gate.askAboutIdentity(caller(OWN, OrganizationRole.OWNER), OrganizationRole.MEMBER, true))
                .isInstanceOf(Refused.class);
        assertThat(Gate.askAboutIdentity(operator, OrganizationRole.OWNER, true))
                .isInstanceOf(Permitted.class);
        assertThat(Gate.askAboutIdentity(caller(OWN, OrganizationRole.HELP_DESK), OrganizationRole.MEMBER, false))
                .isInstanceOf(Permitted.class);
        assertThat(Gate.askAboutIdentity(caller(OWN, OrganizationRole.HELP_DESK), OrganizationRole.OWNER, false))
                .isInstanceOf(Refused.class);
    }

    @Test
    void whoHoldsNothingRanksLowest() {
        assertThat(new Caller("p", "c", OWN, Set.of(), Set.of(), false).rank()).isEqualTo(OrganizationRole.MEMBER);
        assertThat(new Caller(
                                "p",
                                "c",
                                OWN,
                                Set.of(OrganizationRole.AUDITOR, OrganizationRole.HELP_DESK),
                                Set.of(),
                                false)
                        .rank())
                .isEqualTo(OrganizationRole.HELP_DESK);
    }

    private static Caller caller(String organization, OrganizationRole role) {
        return new Caller("p", "c", organization, Set.of(role), Set.of(), false);
    }
}
