package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.systemtests.TestPeople.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A team role administrator that holds in some projects only does not administer the team. */
class NarrowedAdministratorIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final StudioApi OPERATOR = StudioApi.asOperator(INSTALLATION);

    private static String team = "";
    private static Person other = new Person("", "");
    private static Person narrowed = new Person("", "");
    private static StudioApi api = OPERATOR;

    @BeforeAll
    static void anAdministratorOfOneProject() {
        team = OPERATOR.createTeam("initech", "Narrowed");
        other = PEOPLE.create("narrowed-other", "initech");
        OPERATOR.giveTeamRole("initech", team, other.id(), "follower");
        narrowed = PEOPLE.create("narrowed-administrator", "initech");
        OPERATOR.put(membership(narrowed), Map.of("teamRole", "administrator", "projects", List.of("p-1")));
        api = new Applications(INSTALLATION).administrator("it-narrowed", narrowed, "initech");
    }

    @Test
    void changesNobodysMembership() {
        assertThat(api.call("PUT", membership(other), Map.of("teamRole", "administrator"), tag(membership(other)))
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.call("DELETE", membership(other), null, tag(membership(other)))
                        .statusCode())
                .isEqualTo(404);
        assertThat(OPERATOR.get(membership(other)).body()).contains("follower").doesNotContain("administrator");
    }

    @Test
    void doesNotWidenTheirOwn() {
        assertThat(api.call("PUT", membership(narrowed), Map.of("teamRole", "administrator"), tag(membership(narrowed)))
                        .statusCode())
                .isEqualTo(404);
        assertThat(OPERATOR.get(membership(narrowed)).body()).contains("p-1");
    }

    @Test
    void readsNotEvenWhoIsInTheTeam() {
        assertThat(api.get("/organizations/initech/teams/" + team + "/memberships")
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.get("/organizations/initech/teams/" + team + "/exceptions")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void administersTheTeamAsSoonAsTheNarrowingIsGone() {
        Person whole = PEOPLE.create("narrowed-no-more", "initech");
        OPERATOR.put(membership(whole), Map.of("teamRole", "administrator", "projects", List.of("p-1")));
        StudioApi theirs = new Applications(INSTALLATION).administrator("it-narrowed", whole, "initech");
        assertThat(theirs.get(membership(other)).statusCode()).isEqualTo(404);

        OPERATOR.put(membership(whole), Map.of("teamRole", "administrator"));

        assertThat(theirs.get(membership(other)).statusCode()).isEqualTo(200);
    }

    private static String membership(Person person) {
        return "/organizations/initech/teams/" + team + "/memberships/" + person.id();
    }

    private static Map<String, String> tag(String path) {
        return Map.of(
                "If-Match", OPERATOR.get(path).headers().firstValue("ETag").orElseThrow());
    }
}
