package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.systemtests.TestPeople.Person;
import io.stagedoor.testing.PlacesBytes;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A change on one node, and a gateway that listens at the other; so for a page that waits for a phone, for guesses, and for a code that works once. */
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
            Map<String, String> knowingPlaces = new HashMap<>(database);
            knowingPlaces.put("KC_SPI_REALM_RESTAPI_EXTENSION__PUSH__PLACES_FILE", places().toString());
            try (Installation installation = Installation.own(Installation.TARGET.resolve("node-1"), knowingPlaces);
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
                Eventually.get("the event of the cluster", () -> said(other, "another node has dispatched signals"));
                PushPeople phones = phones(installation);
                PhoneAtTwoNodes atTwoNodes = new PhoneAtTwoNodes(phones, other);
                atTwoNodes.answersHereForAPageThere();
                atTwoNodes.answersThereForAPageHere();
                new AccountAtTwoNodes(installation, other, ORGANIZATION).isKnownAsItIs();
                new RecoveryCodeAtTwoNodes(postgres, phones, other).opensOneSession();
                GuessesBetweenNodes.countTogether(installation, other);
            }
        }
    }

    /** An operator's file that knows where this machine is. */
    private static Path places() throws IOException {
        return Files.write(
                Files.createDirectories(Installation.TARGET).resolve("places.mmdb"),
                PlacesBytes.of(
                        127 << 16, // 127.0.0.0/24
                        Map.of(
                                "city", Map.of("names", Map.of("en", "Seville")),
                                "country", Map.of("names", Map.of("en", "Spain")))));
    }

    private static PushPeople phones(Installation installation) {
        return new PushPeople(
                installation,
                new FormSignIn.Application(
                        "screening-room",
                        installation.secret("SCREENING_ROOM_CLIENT_SECRET"),
                        installation.screeningRoom() + "/callback",
                        "openid organization:" + ORGANIZATION),
                ORGANIZATION);
    }

    static Optional<Boolean> said(ServerNode node, String text) {
        try {
            return Files.readString(node.log()).contains(text) ? Optional.of(true) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
