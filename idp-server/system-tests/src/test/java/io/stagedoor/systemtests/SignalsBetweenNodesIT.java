package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.stagedoor.systemtests.TestPeople.Person;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A change on one node, and a gateway that listens at the other; a guess on one node, and the next at the other. */
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
                Eventually.get("the event of the cluster", () -> said(other, "another node has dispatched signals"));
                aPageAtTheOtherNodeIsTold(installation, other);
                guessesCountTogether(installation, other);
            }
        }
    }

    /** The phone answers here, the page waits there. */
    private static void aPageAtTheOtherNodeIsTold(Installation installation, ServerNode other) {
        PushPeople people = new PushPeople(
                installation,
                new FormSignIn.Application(
                        "screening-room",
                        installation.secret("SCREENING_ROOM_CLIENT_SECRET"),
                        installation.screeningRoom() + "/callback",
                        "openid organization:" + ORGANIZATION),
                ORGANIZATION);
        PushPhone phone = new PushPhone(installation);
        Person person = people.withPhone("between-nodes-push", phone);
        FormSignIn browser = people.browser();
        HttpResponse<String> page = people.entered(browser, person);
        String there = PushPeople.waiting(page).replace(installation.server(), other.address());
        try (WaitingStream waiting = WaitingStream.open(URI.create(there + "/events"))) {
            waiting.awaitOpen();
            assertThat(phone.approve(phone.only(), PushPeople.number(page)).statusCode())
                    .isEqualTo(204);
            assertThat(waiting.approvedNanos()).isNotZero();
        }
        Eventually.get("the event of the cluster", () -> said(other, "a phone has answered on another node"));
    }

    /** Of four guesses that lock somebody out each node sees two. */
    private static void guessesCountTogether(Installation installation, ServerNode other) {
        installation.admin("PUT", "studio", Map.of("failureFactor", 4, "quickLoginCheckMilliSeconds", 0));
        FormSignIn.Application application = new FormSignIn.Application(
                "screening-room",
                installation.secret("SCREENING_ROOM_CLIENT_SECRET"),
                installation.screeningRoom() + "/callback",
                "openid organization");
        Person guessed = new TestPeople(installation).create("guessed-between-nodes", ORGANIZATION);
        FormSignIn first = new FormSignIn(installation.realm());
        HttpResponse<String> enrolment =
                first.entered(application, new CodeVerifier(), guessed.email(), TestPeople.PASSWORD);
        Matcher secret =
                Pattern.compile("name=\"totpSecret\" value=\"([^\"]+)\"").matcher(enrolment.body());
        assertThat(secret.find()).isTrue();
        Totp app = Totp.ofRawSecret(secret.group(1));
        first.enrolled(enrolment);

        FormSignIn browser = new FormSignIn(installation.realm());
        HttpResponse<String> page =
                browser.entered(application, new CodeVerifier(), guessed.email(), TestPeople.PASSWORD);
        for (int guess = 0; guess < 4; guess++) {
            String action = action(page);
            page = browser.post(
                    guess % 2 == 0 ? action : action.replace(installation.server(), other.address()),
                    Map.of("otp", "00000" + guess));
            assertThat(page.body()).contains("id=\"otp\"");
        }
        // The next one: that of the enrolment was used.
        Instant next = Instant.now().plusSeconds(30);
        page = browser.post(action(page), Map.of("otp", app.codeAt(next)));
        assertThat(ConnectedOrganization.isLetIn(page)).as("locked out").isFalse();
        installation.admin("DELETE", "studio/attack-detection/brute-force/users/" + guessed.id(), null);
        assertThat(ConnectedOrganization.isLetIn(browser.post(action(page), Map.of("otp", app.codeAt(next)))))
                .as("it was the lock that kept the code out")
                .isTrue();
        // And what was used on one node is used on the other.
        FormSignIn thief = new FormSignIn(installation.realm());
        HttpResponse<String> again =
                thief.entered(application, new CodeVerifier(), guessed.email(), TestPeople.PASSWORD);
        assertThat(ConnectedOrganization.isLetIn(thief.post(
                        action(again).replace(installation.server(), other.address()),
                        Map.of("otp", app.codeAt(next)))))
                .as("a code that was used")
                .isFalse();
    }

    private static String action(HttpResponse<String> page) {
        Matcher action =
                Pattern.compile("action=\"([^\"]+session_code[^\"]+)\"").matcher(page.body());
        assertThat(action.find()).as(page.body()).isTrue();
        return action.group(1).replace("&amp;", "&");
    }

    private static Optional<Boolean> said(ServerNode node, String text) {
        try {
            return Files.readString(node.log()).contains(text) ? Optional.of(true) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
