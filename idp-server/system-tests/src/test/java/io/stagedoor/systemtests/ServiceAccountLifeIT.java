package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of service accounts: bounds, sponsors, numbers, and who sees them. */
class ServiceAccountLifeIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String ORGANIZATION = "machinelife";
    private static final Duration PROMISE = Duration.ofSeconds(1);
    private static final ServiceAccountCalls CALLS = new ServiceAccountCalls(INSTALLATION, ORGANIZATION);

    private static ConnectedOrganization organization;
    private static StudioApi owner;
    private static StudioApi developer;
    private static String team;
    private static JsonNode viewing;

    @BeforeAll
    static void people() {
        organization = new ConnectedOrganization(INSTALLATION, ORGANIZATION);
        organization.prove();
        owner = organization.owner;
        Administrators administrators =
                new Administrators(INSTALLATION, new TestPeople(INSTALLATION), "machinelife-administration");
        developer = administrators.hire("machinelife-developer", ORGANIZATION, "developer");
        team = StudioApi.asOperator(INSTALLATION).createTeam(ORGANIZATION, "Ingest");
        viewing = CALLS.profile(owner, "Viewing", ServiceAccountCalls.everywhere("asset.view", "asset.upload"));
    }

    @Test
    void anApprovalIsOfWhatWasLookedAt() {
        JsonNode profile = CALLS.profile(owner, "Moving", ServiceAccountCalls.everywhere("asset.view"));
        JsonNode account = CALLS.requested(developer, profile, Map.of("name", "Looked at"));
        CALLS.change(owner, profile, "asset.view", "asset.delete");
        assertThat(CALLS.decide(owner, "POST", account, "/approval", Map.of("profileVersion", 1))
                        .statusCode())
                .isEqualTo(422);
        String path = CALLS.accounts("/" + account.get("id").asText() + "/approval");
        assertThat(owner.call("POST", path, Map.of("profileVersion", 2), Map.of())
                        .statusCode())
                .isEqualTo(428);
        assertThat(owner.call("POST", path, Map.of("profileVersion", 2), Map.of("If-Match", "\"7\""))
                        .statusCode())
                .isEqualTo(412);
    }

    @Test
    void opensNothingButWhatWasApproved() {
        String other = StudioApi.asOperator(INSTALLATION).createTeam(ORGANIZATION, "Trailers");
        JsonNode profile = CALLS.profile(
                owner,
                "One project",
                Map.of(
                        "teams",
                        Map.of(team, Map.of("permissions", List.of("asset.view"), "projects", List.of("p-1")))));
        JsonNode account = CALLS.approved(owner, developer, profile, Map.of("name", "Narrow"));
        String secret = CALLS.secret(developer, account, 0);
        JsonNode tokens = CALLS.tokens(account, secret);
        assertThat(ApplicationVisit.claims(tokens)
                        .at("/teams/" + team + "/projects")
                        .toString())
                .isEqualTo("[\"p-1\"]");
        assertThat(CALLS.gateway(tokens, "GET", other, "/assets")).isEqualTo(403);
        assertThat(CALLS.gateway(tokens, "POST", team, "/assets")).isEqualTo(403);
        JsonNode single = ApplicationVisit.claims(
                StudioApi.accepted(CALLS.token(account, secret, Map.of("team", team, "project", "p-1"))));
        assertThat(single.get("permissions").toString()).isEqualTo("[\"asset.view\"]");
        assertThat(ApplicationVisit.claims(StudioApi.accepted(
                                CALLS.token(account, secret, Map.of("team", team, "project", "p-2"))))
                        .get("permissions"))
                .isEmpty();
        assertThat(CALLS.token(account, secret, Map.of("team", other)).body()).contains("invalid_target");
        for (String scope : List.of("stagedoor-admin", "scim:users", "organization:acme", "offline_access")) {
            assertThat(CALLS.token(account, secret, Map.of("scope", scope)).statusCode())
                    .as(scope)
                    .isEqualTo(400);
        }
    }

    @Test
    void isSuspendedWhenADirectoryPutsItsSponsorOutUntilSomebodyElseAnswersForIt() {
        JsonNode account = CALLS.approved(owner, developer, viewing, Map.of("name", "Left behind"));
        String secret = CALLS.secret(developer, account, 0);
        DirectoryClient directory = DirectoryClient.of(organization);
        JsonNode made = directory.userAt(organization.domain);
        String sponsor = Installation.json(INSTALLATION
                        .admin(
                                "GET",
                                "studio/users?exact=true&email="
                                        + made.get("userName").asText().replace("@", "%40"),
                                null)
                        .body())
                .get(0)
                .get("id")
                .asText();
        StudioApi.accepted(CALLS.decide(owner, "PUT", account, "/sponsor", Map.of("sponsor", sponsor)));
        JsonNode tokens = CALLS.tokens(account, secret);
        assertThat(CALLS.gateway(tokens, "GET", team, "/assets")).isEqualTo(200);

        Instant asked = Instant.now();
        StudioApi.accepted(directory.patch(
                "/Users/" + made.get("id").asText(), Map.of("op", "replace", "path", "active", "value", false)));
        assertThat(CALLS.refusedAfter(asked, tokens, team)).isLessThan(PROMISE);
        assertThat(CALLS.token(account, secret, Map.of()).statusCode()).isEqualTo(401);
        JsonNode suspended = CALLS.read(account);
        assertThat(suspended.get("state").asText()).isEqualTo("suspended");
        assertThat(suspended.get("why").asText()).isEqualTo("its sponsor has left");
        assertThat(CALLS.decide(owner, "DELETE", account, "/suspension", null).statusCode())
                .as("nobody answers for it")
                .isEqualTo(422);

        StudioApi.accepted(
                CALLS.decide(owner, "PUT", account, "/sponsor", Map.of("sponsor", organization.ownerPerson.id())));
        assertThat(CALLS.decide(owner, "DELETE", account, "/suspension", null).statusCode())
                .as("nobody lets their own work again")
                .isEqualTo(403);
        StudioApi.accepted(CALLS.decide(StudioApi.asOperator(INSTALLATION), "DELETE", account, "/suspension", null));
        assertThat(CALLS.gateway(CALLS.tokens(account, secret), "GET", team, "/assets"))
                .isEqualTo(200);
        assertThat(CALLS.gateway(tokens, "GET", team, "/assets"))
                .as("tokens of before stay ended")
                .isEqualTo(401);
    }

    @Test
    void aProfileThatGivesMoreWaitsForApprovalAndOneThatGivesLessCountsAtOnce() {
        JsonNode profile = CALLS.profile(owner, "Changing", ServiceAccountCalls.everywhere("asset.view"));
        JsonNode account = CALLS.approved(owner, developer, profile, Map.of("name", "Following"));
        String secret = CALLS.secret(developer, account, 0);
        CALLS.change(owner, profile, "asset.view", "asset.upload");
        assertThat(CALLS.read(account).get("waitsForApproval").asBoolean()).isTrue();
        assertThat(CALLS.gateway(CALLS.tokens(account, secret), "POST", team, "/assets"))
                .isEqualTo(403);
        StudioApi.accepted(CALLS.approve(owner, account));
        JsonNode tokens = CALLS.tokens(account, secret);
        assertThat(CALLS.gateway(tokens, "POST", team, "/assets")).isEqualTo(200);

        Instant asked = Instant.now();
        CALLS.change(owner, profile, "asset.view");
        assertThat(CALLS.refusedAfter(asked, tokens, team)).isLessThan(PROMISE);
        JsonNode next = CALLS.tokens(account, secret);
        assertThat(CALLS.gateway(next, "GET", team, "/assets")).isEqualTo(200);
        assertThat(CALLS.gateway(next, "POST", team, "/assets")).isEqualTo(403);
        assertThat(CALLS.read(account).get("waitsForApproval").asBoolean()).isFalse();
    }

    @Test
    void isAmongNoPeopleAndSeenByNobodyElse() {
        JsonNode account = CALLS.approved(owner, developer, viewing, Map.of("name", "No seat"));
        String subject = CALLS.read(account).get("subject").asText();
        assertThat(owner.get("/organizations/" + ORGANIZATION + "/people?limit=200")
                        .body())
                .doesNotContain(subject)
                .doesNotContain("No seat");
        assertThat(DirectoryClient.of(organization).get("/Users?count=200").body())
                .doesNotContain(subject)
                .doesNotContain("No seat");
        assertThat(INSTALLATION
                        .admin(
                                "GET",
                                "studio/organizations/"
                                        + new TestPeople(INSTALLATION).organizationId(ORGANIZATION)
                                        + "/members?max=500",
                                null)
                        .body())
                .doesNotContain(subject);
        ServiceAccountCalls elsewhere = new ServiceAccountCalls(INSTALLATION, "acme");
        StudioApi operator = StudioApi.asOperator(INSTALLATION);
        assertThat(operator.get(elsewhere.accounts("/" + account.get("id").asText()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(operator.get(elsewhere.accounts("/names/" + subject)).statusCode())
                .isEqualTo(404);
        assertThat(elsewhere.ask(operator, viewing.get("id").asText(), Map.of()).statusCode())
                .as("a profile of another organization")
                .isEqualTo(422);
        assertThat(owner.get(elsewhere.accounts("")).statusCode()).isEqualTo(404);
    }

    @Test
    void fiftyWhoAskAtOnceGetFiftyNumbersAndNoneIsGivenAgain() throws Exception {
        Map<String, JsonNode> byName = new TreeMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(50)) {
            List<Future<JsonNode>> asked = IntStream.range(0, 50)
                    .mapToObj(any -> threads.submit(() -> CALLS.requested(developer, viewing, Map.of())))
                    .toList();
            for (Future<JsonNode> one : asked) {
                byName.put(one.get().get("name").asText(), one.get());
            }
        }
        assertThat(byName)
                .hasSize(50)
                .containsKeys("Service Account User", "Service Account User 2", "Service Account User 50");
        JsonNode last = Objects.requireNonNull(byName.get("Service Account User 50"));
        assertThat(CALLS.decide(owner, "DELETE", last, "", null).statusCode()).isEqualTo(204);
        assertThat(CALLS.requested(developer, viewing, Map.of()).get("name").asText())
                .isEqualTo("Service Account User 51");
    }
}
