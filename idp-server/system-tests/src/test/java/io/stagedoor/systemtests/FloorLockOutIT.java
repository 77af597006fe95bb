package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The realm's floor locks nobody out who could undo it. Each of these floors is refused, so nobody else's tests see one. */
class FloorLockOutIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final ConnectedOrganization ORGANIZATION = new ConnectedOrganization(INSTALLATION, "floorwork");
    private static final StudioApi OPERATOR = StudioApi.asOperator(INSTALLATION);
    private static final String PATH = "/realm-access-policies";
    private static final Map<String, Object> REFUSE = EnforcedPolicies.policy("enforced", Map.of("refuse", true));

    private static Person operator = new Person("", "");

    @BeforeAll
    static void somebodyLooksAfterTheRealm() {
        operator = new TestPeople(INSTALLATION).create("floor-olga", "floorwork");
        JsonNode role = Installation.json(
                INSTALLATION.admin("GET", "studio/roles/operator", null).body());
        HttpResponse<String> given =
                INSTALLATION.admin("POST", "studio/users/" + operator.id() + "/role-mappings/realm", List.of(role));
        assertThat(given.statusCode()).isEqualTo(204);
    }

    @AfterAll
    static void nobodyDoesAnyMore() {
        INSTALLATION.admin("DELETE", "studio/users/" + operator.id(), null);
    }

    @Test
    void oneThatLocksOutEveryOperatorIsRefusedWithTheirNames() {
        List<String> all = new ArrayList<>();
        Installation.json(INSTALLATION
                        .admin("GET", "studio/roles/operator/users", null)
                        .body())
                .forEach(user -> {
                    // A program that saves it would be told of itself first.
                    if (!user.get("username").asText().startsWith("service-account-")) {
                        all.add(user.get("id").asText());
                    }
                });
        assertThat(saved(EnforcedPolicies.with(REFUSE, "who", Map.of("people", all)))
                        .body())
                .contains("locks-out", "every operator of the realm", operator.email());
    }

    @Test
    void oneThatLocksOutAllOwnersOfAnOrganizationIsRefusedWithTheirNamesAndIts() {
        HttpResponse<String> refused =
                saved(EnforcedPolicies.with(REFUSE, "who", Map.of("people", List.of(ORGANIZATION.ownerPerson.id()))));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("locks-out", "of floorwork", ORGANIZATION.ownerPerson.email());
    }

    @Test
    void oneThatLeavesThemAWayInIsSaved() {
        StudioApi.accepted(saved(EnforcedPolicies.policy("enforced", Map.of("refuse", true), "floor-no-such-thing")));
        StudioApi.accepted(put(List.of()));
    }

    private static HttpResponse<String> saved(Map<String, Object> policy) {
        return put(List.of(policy));
    }

    private static HttpResponse<String> put(List<Map<String, Object>> policies) {
        String tag = OPERATOR.get(PATH).headers().firstValue("ETag").orElseThrow();
        return OPERATOR.call("PUT", PATH, Map.of("policies", policies, "networks", List.of()), Map.of("If-Match", tag));
    }
}
