package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Access policies and password policies of an organization, declared in files: {@code ./stagedoor config}. */
class DeclaredPoliciesIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String ALIAS = "declaredwork";
    private static final ConnectedOrganization ORGANIZATION = new ConnectedOrganization(INSTALLATION, ALIAS);
    private static final String POLICIES = "/access-policies";
    private static final String NOTHING_TO_CHANGE = "Nothing to change";
    private static final String DECLARED = """
            organizations:
              - alias: declaredwork
                accessPolicies:
                  networks:
                    - {name: studio, ranges: [203.0.113.0/24, "2001:db8:5::/48"]}
                  policies:
                    - id: outside
                      name: Two factors outside of the studio
                      state: report-only
                      who:
                        everyone: true
                        exceptOrganizationRoles: [auditor]
                      whereTo: {applications: [screening-room]}
                      fromWhere: {outsideNetworks: [studio]}
                      effect: {level: 2, factors: [totp, passkey], maximumAgeMinutes: 480}
                      grace: {signIns: 3}
                passwordPolicy:
                  minimumLength: 14
                  deniedWords: [Nightfall]
            """;

    @TempDir
    private Path overlay;

    @AfterAll
    static void thePoliciesGo() {
        new EnforcedPolicies(ORGANIZATION).clear();
    }

    @Test
    void areAppliedOnceWithTheirDriftSeenAndTheOthersLeftAlone() throws IOException {
        Files.writeString(overlay.resolve("policies.yaml"), DECLARED);
        assertThat(config("plan").output())
                .contains("access policies of organization '" + ALIAS + "'", "policies[outside].effect.level: 2")
                .contains("minimumLength: 12 -> 14");
        assertThat(policies().get("policies")).as("a plan writes nothing").isEmpty();

        Shell.Result applied = config("apply");
        assertThat(applied.status()).as(applied.output()).isZero();
        assertThat(config("apply").output()).contains(NOTHING_TO_CHANGE);
        assertThat(policies().at("/policies/0/who/exceptOrganizationRoles/0").asText())
                .isEqualTo("auditor");
        JsonNode passwords = StudioApi.accepted(ORGANIZATION.get("/password-policy"));
        assertThat(passwords.get("minimumLength").asInt()).isEqualTo(14);
        assertThat(passwords.get("deniedWords").get(0).asText()).isEqualTo("nightfall");

        JsonNode outside = policies().get("policies").get(0);
        Map<String, Object> changed = EnforcedPolicies.with(
                Installation.JSON.convertValue(outside, new TypeReference<>() {}),
                "who",
                Map.of("organizationRoles", List.of("owner")));
        Map<String, Object> theirs = EnforcedPolicies.with(EnforcedPolicies.level(1, "draft"), "id", "theirs");
        ORGANIZATION.owner.put(
                "/organizations/" + ALIAS + POLICIES,
                Map.of(
                        "policies",
                        List.of(theirs, changed),
                        "networks",
                        policies().get("networks")));
        assertThat(config("plan").output()).contains("policies[outside].who.organizationRoles: [owner] -> (none)");
        assertThat(config("apply").status()).isZero();
        assertThat(policies().get("policies").findValuesAsText("id")).containsExactly("theirs", "outside");
        assertThat(policies().at("/policies/1/who/everyone").asBoolean()).isTrue();
        assertThat(config("plan").output()).contains(NOTHING_TO_CHANGE);
    }

    @Test
    void whatTheServerRefusesIsShownWithFileAndLine() throws IOException {
        Files.writeString(overlay.resolve("locks-out.yaml"), """
                organizations:
                  - alias: declaredwork
                    accessPolicies:
                      policies:
                        - {id: shut, name: Nobody, state: enforced, effect: {refuse: true}}
                """);
        Shell.Result refused = config("apply");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.output()).contains("locks-out.yaml:3", "every owner", ORGANIZATION.ownerPerson.email());

        Files.writeString(overlay.resolve("locks-out.yaml"), """
                organizations:
                  - alias: declaredwork
                    passwordPolicy: {minimumLength: 8}
                """);
        assertThat(config("apply").output()).contains("locks-out.yaml:3", "realm asks for more");
    }

    @Test
    void whatDoesNotExistIsFoundBeforeAnythingIsWritten() throws IOException {
        Files.writeString(overlay.resolve("wrong.yaml"), """
                organizations:
                  - alias: declaredwork
                    accessPolicies:
                      policies:
                        - id: wrong
                          name: Wrong
                          state: enforced
                          who: {teams: [Nowhere], teamRoles: [conductor]}
                          whereTo: {applications: [no-such-thing]}
                          fromWhere: {inNetworks: [nowhere]}
                          effect: {level: 2, lvel: 3}
                """);
        assertThat(config("plan").output()).contains("wrong.yaml:11", "'lvel'");
        Files.writeString(
                overlay.resolve("wrong.yaml"),
                Files.readString(overlay.resolve("wrong.yaml")).replace(", lvel: 3", ""));
        assertThat(config("plan").output())
                .contains("wrong.yaml:8", "no team 'Nowhere'", "no team role 'conductor'")
                .contains("wrong.yaml:9", "no application 'no-such-thing'")
                .contains("wrong.yaml:10", "no network 'nowhere'");
    }

    private JsonNode policies() {
        return StudioApi.accepted(ORGANIZATION.get(POLICIES));
    }

    private Shell.Result config(String what) {
        return Shell.launcher(
                Map.of(),
                "config",
                what,
                "--demo",
                "--port",
                String.valueOf(INSTALLATION.port),
                "--data",
                INSTALLATION.data.toString(),
                "--overlay",
                overlay.toString());
    }
}
