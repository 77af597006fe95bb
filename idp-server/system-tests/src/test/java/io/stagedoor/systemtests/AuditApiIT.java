package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit trail as its readers get it: page by page, narrowed, and of their own organization alone. */
class AuditApiIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final Applications APPLICATIONS = new Applications(INSTALLATION);
    private static final StudioApi OPERATOR = StudioApi.asOperator(INSTALLATION);
    private static final String TRAIL = "/organizations/initech/audit-events";
    private static final String CLIENT = "it-auditor";

    private static final List<String> TEAMS = new ArrayList<>();
    private static StudioApi auditor = OPERATOR;
    private static StudioApi foreign = OPERATOR;

    @BeforeAll
    static void somethingToRead() {
        Person person = PEOPLE.create("audit-reader", "initech");
        OPERATOR.giveOrganizationRole("initech", person.id(), "auditor");
        auditor = APPLICATIONS.administrator(CLIENT, person, "initech");
        Person stranger = PEOPLE.create("audit-stranger", "globex");
        OPERATOR.giveOrganizationRole("globex", stranger.id(), "owner");
        foreign = APPLICATIONS.administrator(CLIENT, stranger, "globex");
        for (int i = 0; i < 5; i++) {
            TEAMS.add(OPERATOR.createTeam("initech", "Audited " + i));
        }
    }

    @Test
    void pagesGoBackInTimeWithoutGapAndRepetition() {
        List<String> targets = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        String query = "?action=team.create&limit=2";
        JsonNode page = read(query);
        while (true) {
            page.get("items").forEach(fact -> {
                ids.add(fact.get("id").asLong());
                targets.add(fact.at("/target/id").asText());
            });
            if (!page.has("next")) {
                break;
            }
            assertThat(page.get("items").size()).isEqualTo(2);
            page = read(query + "&after=" + page.get("next").asText());
        }
        assertThat(ids).isSortedAccordingTo((a, b) -> Long.compare(b, a)).doesNotHaveDuplicates();
        assertThat(targets.subList(0, TEAMS.size())).containsExactlyElementsOf(TEAMS.reversed());
    }

    @Test
    void everyParameterNarrows() {
        JsonNode fact = read("?target=" + TEAMS.get(1)).get("items").get(0);
        assertThat(fact.get("action").asText()).isEqualTo("team.create");
        assertThat(fact.get("outcome").asText()).isEqualTo("success");
        assertThat(fact.get("correlationId").asText()).isNotEmpty();
        String actor = fact.at("/actor/id").asText();
        String at = fact.get("at").asText();
        String target = "?target=" + TEAMS.get(1);

        assertThat(count(target + "&actor=" + actor)).isEqualTo(1);
        assertThat(count(target + "&actor=somebody-else")).isZero();
        assertThat(count(target + "&action=team")).isEqualTo(1);
        assertThat(count(target + "&action=membership")).isZero();
        assertThat(count(target + "&outcome=success")).isEqualTo(1);
        assertThat(count(target + "&outcome=refused")).isZero();
        assertThat(count(target + "&from=" + at)).isEqualTo(1);
        assertThat(count(target + "&to=" + at)).as("before, not at").isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?outcome=good",
                "?action=team%25",
                "?from=yesterday",
                "?limit=0",
                "?limit=201",
                "?limit=many",
                "?after=%21%21",
                "?after=Li4uLg",
                "?from=2026-11-22T06:00:00Z&to=2026-11-21T06:00:00Z"
            })
    void aQuestionThatMakesNoSenseIsAnsweredWithWhatToDo(String query) {
        HttpResponse<String> answer = auditor.get(TRAIL + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(Installation.json(answer.body()).get("detail").asText()).isNotEmpty();
    }

    @Test
    void anotherOrganizationsTrailIsNotThere() {
        assertThat(foreign.get(TRAIL).statusCode()).isEqualTo(404);
        assertThat(foreign.get("/organizations/nobody/audit-events").statusCode())
                .isEqualTo(404);
        assertThat(auditor.get("/organizations/globex/audit-events").statusCode())
                .isEqualTo(404);
        String own = StudioApi.accepted(foreign.get("/organizations/globex/audit-events?limit=200"))
                .toString();
        assertThat(own).doesNotContain(TEAMS);
    }

    @Test
    void aPlaceInOnesOwnPagesOpensNoOtherOrganization() {
        String next = read("?limit=1").get("next").asText();
        JsonNode page = StudioApi.accepted(foreign.get("/organizations/globex/audit-events?limit=200&after=" + next));
        assertThat(page.toString()).doesNotContain(TEAMS);
    }

    @Test
    void whoTriesWhatTheyMayNotIsWrittenDownOnceHoweverOftenTheyTry() {
        Person member = PEOPLE.create("audit-curious", "initech");
        StudioApi curious = APPLICATIONS.administrator(CLIENT, member, "initech");
        for (int i = 0; i < 5; i++) {
            assertThat(curious.call("POST", "/organizations/initech/teams", Map.of("name", "Mine"), Map.of())
                            .statusCode())
                    .isEqualTo(403);
        }

        JsonNode facts = read("?outcome=refused&actor=" + member.id()).get("items");

        assertThat(facts).hasSize(1);
        assertThat(facts.get(0).at("/details/tried").asText()).isEqualTo("create-teams");
    }

    private static JsonNode read(String query) {
        return StudioApi.accepted(auditor.get(TRAIL + query));
    }

    private static int count(String query) {
        return read(query).get("items").size();
    }
}
