package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What administrators do about the brake over HTTP, alone and at the same moment; {@link BrakeIT} sees it trip and undone. */
class BrakeDecisionsIT {

    private static final Installation INSTALLATION = Installation.shared();

    @Test
    void ofManyWhoConfirmAndUndoAtOnceExactlyOneDecidesAndAllAreToldOnce() {
        ConnectedOrganization organization = new ConnectedOrganization(INSTALLATION, "brake-raced");
        StaffOfLastYear staff = StaffOfLastYear.of(INSTALLATION, organization, StaffOfLastYear.LEAST + 1);
        TestPeople.Person second = organization.people().create("brake-raced-second", organization.alias);
        StudioApi.asOperator(INSTALLATION).giveOrganizationRole(organization.alias, second.id(), "owner");
        ownerWhomNoMailServerKnows(organization);
        assertThat(staff.deletedAll())
                .containsExactlyElementsOf(
                        Stream.concat(IntStream.range(0, StaffOfLastYear.LEAST).mapToObj(i -> 204), Stream.of(429))
                                .toList());
        String run = run(organization);

        List<CompletableFuture<Integer>> decisions = IntStream.range(0, 8)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> decided(organization, i % 2 == 0 ? "confirm" : "undo", run)
                                .statusCode()))
                .toList();

        assertThat(decisions.stream().map(CompletableFuture::join).sorted())
                .containsExactly(200, 409, 409, 409, 409, 409, 409, 409);
        JsonNode facts = StudioApi.accepted(organization.get("/audit-events?action=deprovisioning.&limit=200"))
                .get("items");
        List<String> decided = StreamSupport.stream(facts.spliterator(), false)
                .map(fact -> fact.get("action").asText())
                .filter(action -> action.equals("deprovisioning.confirm") || action.equals("deprovisioning.undo"))
                .toList();
        assertThat(decided).hasSize(1);
        boolean undone = decided.getFirst().equals("deprovisioning.undo");
        staff.emails()
                .forEach(email -> Eventually.get(
                        email + (undone ? " to be back" : " to go for good"),
                        () -> staff.isEnabled(email) == undone
                                        && removal(organization, staff, email).equals(undone ? "not-asked" : "due")
                                ? Optional.of(true)
                                : Optional.empty()));
        assertThat(brake(organization).get("on").asBoolean()).isFalse();

        for (String owner : List.of(organization.ownerPerson.email(), second.email())) {
            Letters.awaitHtml(INSTALLATION, owner);
            assertThat(letters(owner)).as("letters to " + owner).hasSize(1);
        }
    }

    @Test
    void confirmingTakesEverybodyOutForGoodAfterTheRetentionPeriodAndNotBefore() {
        ConnectedOrganization organization = new ConnectedOrganization(INSTALLATION, "brake-confirmed");
        StaffOfLastYear staff = StaffOfLastYear.of(INSTALLATION, organization, StaffOfLastYear.LEAST + 1);
        staff.deletedAll();
        assertThat(staff.emails())
                .as("nothing that cannot be undone happens while the brake is on")
                .allMatch(email -> removal(organization, staff, email).equals("held"));

        JsonNode decided = StudioApi.accepted(decided(organization, "confirm", run(organization)));

        assertThat(decided.get("people").asInt()).isEqualTo(StaffOfLastYear.LEAST + 1);
        Instant soonest = Instant.now().plus(29, ChronoUnit.DAYS);
        for (String email : staff.emails()) {
            JsonNode receipt = receipt(organization, staff, email);
            assertThat(receipt.get("removal").asText()).isEqualTo("due");
            assertThat(Instant.parse(receipt.get("erasure").asText())).isAfter(soonest);
            assertThat(staff.isEnabled(email)).isFalse();
        }
        // The next one of the directory is nobody's run.
        assertThat(staff.deletedAgain(StaffOfLastYear.LEAST).statusCode()).isIn(204, 404);
    }

    @Test
    void whoeverIsAnnouncedIsNotCountedAndOnePlaceIsUsedOnce() {
        ConnectedOrganization organization = new ConnectedOrganization(INSTALLATION, "brake-announced");
        StaffOfLastYear staff = StaffOfLastYear.of(INSTALLATION, organization, 2 * StaffOfLastYear.LEAST + 2);
        JsonNode announced = StudioApi.accepted(organization.call(
                "POST",
                "/deprovisioning/announcements",
                Map.of(
                        "until",
                        Instant.now()
                                .plus(1, ChronoUnit.HOURS)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString(),
                        "people",
                        StaffOfLastYear.LEAST + 1)));

        List<Integer> answers = staff.deletedAll();

        // As many as were announced, then as many as may always go, and the next one is held.
        assertThat(answers.subList(0, answers.size() - 1)).containsOnly(204);
        assertThat(answers.getLast()).isEqualTo(429);
        JsonNode used = StudioApi.accepted(organization.get("/deprovisioning/announcements"))
                .at("/items/0");
        assertThat(used.get("id")).isEqualTo(announced.get("id"));
        assertThat(used.get("used").asInt()).isEqualTo(StaffOfLastYear.LEAST + 1);
        StudioApi.accepted(decided(organization, "undo", run(organization)));
        Eventually.get(
                "those who were not announced to be back",
                () -> staff.emails().stream().filter(staff::isEnabled).count() == StaffOfLastYear.LEAST + 1
                        ? Optional.of(true)
                        : Optional.empty());
        assertThat(staff.emails().subList(0, StaffOfLastYear.LEAST + 1))
                .as("whoever was announced stays out")
                .noneMatch(staff::isEnabled);
    }

    @Test
    void onePersonNowIsNotHeldAndAnUndoneRunDoesNotBringThemBack() {
        ConnectedOrganization organization = new ConnectedOrganization(INSTALLATION, "brake-now");
        StaffOfLastYear staff = StaffOfLastYear.of(INSTALLATION, organization, StaffOfLastYear.LEAST + 1);
        staff.deletedAll();
        String now = staff.emails().getLast();
        assertThat(removal(organization, staff, now)).isEqualTo("held");

        JsonNode removed = StudioApi.accepted(organization.call(
                "POST",
                "/deprovisioning/people/" + staff.id(now) + "/removal",
                Map.of("reason", "known to have left")));

        assertThat(removed.hasNonNull("erasure")).isTrue();
        assertThat(removal(organization, staff, now)).isEqualTo("due");
        StudioApi.accepted(decided(organization, "undo", run(organization)));
        staff.emails()
                .subList(0, StaffOfLastYear.LEAST)
                .forEach(email -> Eventually.get(
                        email + " to be back", () -> staff.isEnabled(email) ? Optional.of(true) : Optional.empty()));
        assertThat(staff.isEnabled(now)).isFalse();
        assertThat(removal(organization, staff, now)).isEqualTo("due");
    }

    @Test
    void whereTheOrganizationHasChosenItTheBrakeHoldsAccessToo() {
        ConnectedOrganization organization = new ConnectedOrganization(INSTALLATION, "brake-holding");
        StaffOfLastYear staff = StaffOfLastYear.of(INSTALLATION, organization, StaffOfLastYear.LEAST + 2);
        organization.owner.put(
                "/organizations/" + organization.alias + "/deprovisioning",
                Map.of(
                        "percent", 20,
                        "people", 50,
                        "minutes", 60,
                        "holdAccess", true,
                        "retentionDays", 30,
                        "endAccessWithLastGroup", false));

        List<Integer> answers = staff.deletedAll();

        assertThat(answers.subList(StaffOfLastYear.LEAST, answers.size())).containsOnly(429);
        List<String> held = staff.emails().subList(StaffOfLastYear.LEAST, answers.size());
        assertThat(held).as("access is held").allMatch(staff::isEnabled);
        assertThat(staff.emails().subList(0, StaffOfLastYear.LEAST)).noneMatch(staff::isEnabled);
        StudioApi.accepted(decided(organization, "confirm", run(organization)));
        held.forEach(email -> Eventually.get(
                email + " to be out", () -> staff.isEnabled(email) ? Optional.empty() : Optional.of(true)));
    }

    /** The others are told once all the same. */
    private static void ownerWhomNoMailServerKnows(ConnectedOrganization organization) {
        HttpResponse<String> made = INSTALLATION.admin(
                "POST",
                "studio/partialImport",
                Map.of(
                        "ifResourceExists",
                        "FAIL",
                        "users",
                        List.of(Map.of("username", "unreachable", "email", "no address (at all)", "enabled", true))));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        String id = Installation.json(INSTALLATION
                        .admin("GET", "studio/users?exact=true&username=unreachable", null)
                        .body())
                .get(0)
                .get("id")
                .asText();
        organization.people().join(id, organization.alias);
        StudioApi.asOperator(INSTALLATION).giveOrganizationRole(organization.alias, id, "owner");
    }

    private static JsonNode brake(ConnectedOrganization organization) {
        return StudioApi.accepted(organization.get("/deprovisioning/brake"));
    }

    private static String run(ConnectedOrganization organization) {
        return brake(organization).get("run").asText();
    }

    private static HttpResponse<String> decided(ConnectedOrganization organization, String how, String run) {
        return organization.call("POST", "/deprovisioning/brake/" + how, Map.of("run", run));
    }

    private static JsonNode receipt(ConnectedOrganization organization, StaffOfLastYear staff, String email) {
        return StudioApi.accepted(organization.get("/receipts?person=" + staff.id(email)))
                .at("/items/0");
    }

    private static String removal(ConnectedOrganization organization, StaffOfLastYear staff, String email) {
        return receipt(organization, staff, email).path("removal").asText();
    }

    /** About the brake, among whatever else was sent to that address. */
    private static List<JsonNode> letters(String address) {
        return Letters.sentTo(INSTALLATION, address).stream()
                .filter(letter -> letter.path("html").asText().contains("brake-raced"))
                .toList();
    }
}
