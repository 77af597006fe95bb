package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.systemtests.TestPeople.Person;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A change on one node, and a gateway that listens at the other. */
class SignalsBetweenNodesIT {

    private static final String ORGANIZATION = "initech";

    @Test
    void theOtherNodeIsWokenByTheCluster() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Map<String, String> database = Map.of(
                    "KC_DB", "postgres",
                    "KC_DB_URL", postgres.getJdbcUrl("postgres", "postgres"),
                    "KC_DB_USERNAME", "postgres",
                    "KC_DB_PASSWORD", "postgres");
            try (Installation installation = Installation.own(Installation.TARGET.resolve("node-1"), database);
                    ServerNode other =
                            ServerNode.join(installation.server(), database, Installation.TARGET.resolve("node-2"));
                    ForwardAuthProcess gateway = ForwardAuthProcess.listening(installation, other.address())) {
                TestPeople people = new TestPeople(installation);
                Person person = people.create("between-nodes", ORGANIZATION);
                StudioApi operator = StudioApi.asOperator(installation);
                String team = operator.createTeam(ORGANIZATION, "Between nodes");
                operator.giveTeamRole(ORGANIZATION, team, person.id(), "administrator");
                JsonNode tokens = people.signIn(person);
                assertThat(gateway.verify(tokens)).isEqualTo(200);

                operator.giveTeamRole(ORGANIZATION, team, person.id(), "follower");

                Eventually.get(
                        "the refusal", () -> gateway.verify(tokens) == 401 ? Optional.of(true) : Optional.empty());
                Eventually.get("the event of the cluster", () -> toldByTheCluster(other));
                GuessesBetweenNodes.countTogether(installation, other);
            }
        }
    }

    private static Optional<Boolean> toldByTheCluster(ServerNode node) {
        try {
            return Files.readString(node.log()).contains("another node has dispatched signals")
                    ? Optional.of(true)
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
