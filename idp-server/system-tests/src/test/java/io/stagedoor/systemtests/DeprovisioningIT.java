package io.stagedoor.systemtests;

import static io.stagedoor.systemtests.PeopleCalls.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever is put out is out everywhere within a second, and the receipt says what has ended and who has acted on it. */
class DeprovisioningIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final Administrators ADMINISTRATORS =
            new Administrators(INSTALLATION, PEOPLE, "deprovisioning-admin");
    private static final String HOME = "initech";
    private static final String OTHER = "globex";
    private static final PeopleCalls CALLS = new PeopleCalls(INSTALLATION, HOME);
    private static final Duration PROMISE = Duration.ofSeconds(1);

    private static StudioApi owner;

    @BeforeAll
    static void anOwner() {
        owner = ADMINISTRATORS.hire("leaving-owner", HOME, "owner");
    }

    @Test
    void theReceiptSaysWhatHasEndedAndWhichGatewaysHaveActedOnIt() {
        Person person = member("leaving-maya");
        JsonNode tokens = PEOPLE.signIn(person);
        assertThat(CALLS.footage(tokens)).isEqualTo(200);

        Instant asked = Instant.now();
        String id = suspended(person).get("receipt").asText();

        assertThat(CALLS.refusedAfter(asked, tokens)).isLessThan(PROMISE);
        JsonNode receipt = complete(HOME, id);
        assertThat(receipt.at("/person/name").asText()).isEqualTo(person.email());
        assertThat(receipt.get("share").asText()).isEqualTo("account");
        assertThat(receipt.at("/cause/kind").asText()).isEqualTo("administrator");
        assertThat(receipt.at("/cause/reason").asText()).isEqualTo("for the test");
        assertThat(receipt.get("feedPosition").asLong()).isPositive();
        assertThat(step(receipt, "sessions", "online").get("count").asInt()).isEqualTo(1);
        assertThat(steps(receipt, "revocation"))
                .extracting(step -> step.get("name").asText())
                .contains("break-glass", "invitations", "sign-in-codes", "test-sign-ins");
        assertThat(steps(receipt, "gateway"))
                .isNotEmpty()
                .allMatch(step -> step.get("state").asText().equals("done"));
        JsonNode facts = ok(owner.get("/organizations/" + HOME + "/audit-events?limit=200"));
        assertThat(facts.toString()).contains("deprovisioning.complete").contains(id);
    }

    @Test
    void reactivationGivesTheAccountBackAndNoSessionAndNoToken() {
        Person person = member("leaving-back");
        JsonNode offline = ADMINISTRATORS.tokens(person, "openid organization:" + HOME + " offline_access");
        assertThat(ADMINISTRATORS.refresh(offline)).isEqualTo(200);
        String id = suspended(person).get("receipt").asText();

        assertThat(owner.call("DELETE", CALLS.person(person) + "/suspension", null, Map.of())
                        .statusCode())
                .isEqualTo(204);

        JsonNode receipt = ok(owner.get("/organizations/" + HOME + "/receipts/" + id));
        assertThat(receipt.hasNonNull("restored")).isTrue();
        assertThat(ADMINISTRATORS.refresh(offline)).isEqualTo(400);
        // Written once more, a departure of its own.
        assertThat(suspended(person).get("receipt").asText()).isNotEqualTo(id);
    }

    @Test
    void nothingHappensTwice() {
        Person person = member("leaving-twice");
        String first = suspended(person).get("receipt").asText();
        assertThat(suspended(person).get("receipt").asText()).isEqualTo(first);
        assertThat(receipts(HOME, person)).hasSize(1);
    }

    @Test
    void ofAThousandClicksAtOnceOneIsADepartureAndAccountAndReceiptAgree() {
        Person person = member("leaving-raced");
        for (int round = 0; round < 5; round++) {
            List<CompletableFuture<Integer>> clicks = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                clicks.add(CompletableFuture.supplyAsync(() -> CALLS.suspend(owner, person)));
                clicks.add(CompletableFuture.supplyAsync(
                        () -> owner.call("DELETE", CALLS.person(person) + "/suspension", null, Map.of())
                                .statusCode()));
            }
            assertThat(clicks.stream().map(CompletableFuture::join)).allMatch(status -> status == 200 || status == 204);
            boolean enabled = ok(owner.get(CALLS.person(person))).get("enabled").asBoolean();
            long open = receipts(HOME, person).stream()
                    .filter(receipt -> !receipt.hasNonNull("restored"))
                    .count();
            assertThat(open).as("enabled: " + enabled).isEqualTo(enabled ? 0 : 1);
        }
    }

    @Test
    void aGuestLosesTheirMembershipAndNothingElse() {
        Person person = PEOPLE.create("leaving-guest", OTHER);
        PEOPLE.join(person.id(), HOME);
        JsonNode here = PEOPLE.signIn(person, "openid organization:" + HOME);
        assertThat(CALLS.footage(here)).isEqualTo(200);

        Instant asked = Instant.now();
        assertThat(owner.call("DELETE", CALLS.person(person), null, Map.of("If-Match", CALLS.tag(owner, person)))
                        .statusCode())
                .isEqualTo(204);

        assertThat(CALLS.refusedAfter(asked, here)).isLessThan(PROMISE);
        JsonNode receipt =
                complete(HOME, receipts(HOME, person).getFirst().get("id").asText());
        assertThat(receipt.get("share").asText()).isEqualTo("membership");
        assertThat(steps(receipt, "sessions")).isEmpty();
        assertThat(receipts(OTHER, person))
                .as("the home organization has no part in it")
                .isEmpty();
        assertThat(Installation.json(INSTALLATION
                                .admin("GET", "studio/users/" + person.id(), null)
                                .body())
                        .get("enabled")
                        .asBoolean())
                .as("the account")
                .isTrue();
    }

    @Test
    void nobodyOfAnotherOrganizationReadsOrDecides() {
        Person person = member("leaving-private");
        String id = suspended(person).get("receipt").asText();
        StudioApi foreign = ADMINISTRATORS.hire("leaving-foreign", OTHER, "owner");

        for (String organization : List.of(HOME, OTHER)) {
            String base = "/organizations/" + organization;
            assertThat(foreign.get(base + "/receipts/" + id).statusCode()).isEqualTo(404);
            assertThat(foreign.call(
                                    "POST",
                                    base + "/deprovisioning/people/" + person.id() + "/removal",
                                    Map.of("reason", "mine"),
                                    Map.of())
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(foreign.get("/organizations/" + HOME + "/receipts").statusCode())
                .isEqualTo(404);
        assertThat(ok(foreign.get("/organizations/" + OTHER + "/receipts?person=" + person.id()))
                        .get("items"))
                .isEmpty();
    }

    @Test
    void theHelpDeskReadsReceiptsAndTakesNobodyOut() {
        Person person = member("leaving-helped");
        StudioApi helpDesk = ADMINISTRATORS.hire("leaving-help-desk", HOME, "help-desk");

        assertThat(helpDesk.get("/organizations/" + HOME + "/receipts").statusCode())
                .isEqualTo(200);
        assertThat(removal(helpDesk, person)).isEqualTo(403);
        assertThat(removal(owner, person)).isEqualTo(200);
    }

    @Test
    void whoeverIsTakenOutIsErasedAfterTheRetentionPeriod() {
        Person person = member("leaving-for-good");
        JsonNode tokens = PEOPLE.signIn(person);
        keepFor(0);
        try {
            assertThat(removal(owner, person)).isEqualTo(200);
            Eventually.get(
                    "the account to be erased",
                    () -> INSTALLATION
                                            .admin("GET", "studio/users/" + person.id(), null)
                                            .statusCode()
                                    == 404
                            ? Optional.of(true)
                            : Optional.empty());
        } finally {
            keepFor(30);
        }
        JsonNode receipt = receipts(HOME, person).getFirst();
        assertThat(receipt.get("removal").asText()).isEqualTo("done");
        assertThat(receipt.get("person").has("name")).isFalse();
        assertThat(CALLS.footage(tokens)).isEqualTo(401);
    }

    @Test
    void whoeverIsGivenBackWithinTheRetentionPeriodIsNotErased() {
        Person person = member("leaving-and-back");
        assertThat(removal(owner, person)).isEqualTo(200);
        assertThat(receipts(HOME, person).getFirst().get("removal").asText()).isEqualTo("due");

        owner.call("DELETE", CALLS.person(person) + "/suspension", null, Map.of());

        assertThat(receipts(HOME, person).getFirst().get("removal").asText()).isEqualTo("not-asked");
    }

    @Test
    void aDisabledOrganizationsPeopleFollowItOutAndIn() {
        String alias = "leaving-all";
        HttpResponse<String> made = INSTALLATION.admin(
                "POST",
                "studio/organizations",
                Map.of(
                        "name",
                        alias,
                        "alias",
                        alias,
                        "domains",
                        List.of(Map.of("name", alias + ".example", "verified", true))));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        Person person = PEOPLE.create("everybody", alias);
        String base = "studio/organizations/" + PEOPLE.organizationId(alias);
        switchTo(base, false);
        Eventually.get(
                "the receipt",
                () -> receipts(alias, person).stream()
                        .filter(receipt -> receipt.at("/cause/kind").asText().equals("organization-disabled"))
                        .findFirst());

        switchTo(base, true);

        Eventually.get(
                "the account back",
                () -> receipts(alias, person).stream()
                        .filter(receipt -> receipt.hasNonNull("restored"))
                        .findFirst());
    }

    @Test
    void settingsAreChangedOnceByTwoWhoReadTheSame() {
        String path = "/organizations/" + HOME + "/deprovisioning";
        String tag = owner.get(path).headers().firstValue("ETag").orElseThrow();
        Map<String, Object> rules = rules(30);

        assertThat(owner.call("PUT", path, rules, Map.of()).statusCode()).isEqualTo(428);
        assertThat(owner.call("PUT", path, rules, Map.of("If-Match", tag)).statusCode())
                .isEqualTo(200);
        assertThat(owner.call("PUT", path, rules, Map.of("If-Match", tag)).statusCode())
                .isEqualTo(412);
        assertThat(owner.call("POST", path + "/brake/undo", Map.of("run", "none"), Map.of())
                        .statusCode())
                .isEqualTo(409);
    }

    private static void switchTo(String path, boolean enabled) {
        ObjectNode now = (ObjectNode)
                Installation.json(INSTALLATION.admin("GET", path, null).body());
        now.put("enabled", enabled);
        assertThat(INSTALLATION.admin("PUT", path, now).statusCode()).isEqualTo(204);
    }

    private static Map<String, Object> rules(int retentionDays) {
        return Map.of(
                "percent",
                20,
                "people",
                50,
                "minutes",
                60,
                "holdAccess",
                false,
                "retentionDays",
                retentionDays,
                "endAccessWithLastGroup",
                false);
    }

    private static void keepFor(int days) {
        owner.put("/organizations/" + HOME + "/deprovisioning", rules(days));
    }

    private static Person member(String name) {
        return PEOPLE.create(name, HOME);
    }

    private static JsonNode suspended(Person person) {
        return ok(owner.call("PUT", CALLS.person(person) + "/suspension", Map.of("reason", "for the test"), Map.of()));
    }

    private static int removal(StudioApi by, Person person) {
        return by.call(
                        "POST",
                        "/organizations/" + HOME + "/deprovisioning/people/" + person.id() + "/removal",
                        Map.of("reason", "left the company"),
                        Map.of())
                .statusCode();
    }

    private static JsonNode complete(String organization, String receipt) {
        StudioApi reader = organization.equals(HOME) ? owner : StudioApi.asOperator(INSTALLATION);
        return Eventually.get(
                "a complete receipt",
                () -> Optional.of(ok(reader.get("/organizations/" + organization + "/receipts/" + receipt)))
                        .filter(found -> found.get("state").asText().equals("complete")),
                60);
    }

    private static List<JsonNode> receipts(String organization, Person person) {
        return StreamSupport.stream(
                        ok(StudioApi.asOperator(INSTALLATION)
                                        .get("/organizations/" + organization + "/receipts?person=" + person.id()))
                                .get("items")
                                .spliterator(),
                        false)
                .toList();
    }

    private static JsonNode step(JsonNode receipt, String kind, String name) {
        return steps(receipt, kind).stream()
                .filter(step -> step.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> steps(JsonNode receipt, String kind) {
        return StreamSupport.stream(receipt.get("steps").spliterator(), false)
                .filter(step -> step.get("kind").asText().equals(kind))
                .toList();
    }
}
