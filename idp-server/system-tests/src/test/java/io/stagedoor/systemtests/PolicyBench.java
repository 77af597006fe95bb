package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.stagedoor.systemtests.TestPeople.Person;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * {@code ./stagedoor bench policy}: server CPU for a sign-in, for one more application in the same session, and for a refresh, in an organization
 * with 100 enforced policies beside one with none. In turns, in one run, on PostgreSQL.
 */
class PolicyBench {

    private static final String WITHOUT = "initech";
    private static final String WITH = "globex";
    private static final int POLICIES = 100;
    private static final int ROUNDS = Integer.getInteger("stagedoor.bench.rounds", 9);
    /** Java's compilers take CPU of the server's too, and begin with what has been asked for often. */
    private static final int WARM_UP = Integer.getInteger("stagedoor.bench.warm-up", 5);

    private static final int PEOPLE = Integer.getInteger("stagedoor.bench.people", 25);
    /** Costs little each, so more of them. */
    private static final int TIMES = 8;

    /** CPU milliseconds that a sign-in may cost more. */
    private static final double PROMISE = 1;

    /** Of one organization in one round, CPU milliseconds for each. */
    private record Cost(double signIn, double again, double refresh) {}

    /** Somebody who has signed in, and the browser in which they did. */
    private record Visitor(FormSignIn browser, JsonNode tokens) {}

    @Test
    void aHundredPoliciesCostASignInLessThanAMillisecond() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                Installation installation = Installation.own(
                        Installation.TARGET.resolve("bench-policy"),
                        Map.of(
                                "KC_DB", "postgres",
                                "KC_DB_URL", postgres.getJdbcUrl("postgres", "postgres"),
                                "KC_DB_USERNAME", "postgres",
                                "KC_DB_PASSWORD", "postgres"))) {
            StudioApi.asOperator(installation)
                    .put(
                            "/organizations/" + WITH + "/access-policies",
                            Map.of("policies", policies(), "networks", networks()));
            for (int i = 0; i < WARM_UP; i++) {
                round(installation, WITHOUT, "warm" + i);
                round(installation, WITH, "warm" + i);
            }
            List<Cost> without = new ArrayList<>();
            List<Cost> with = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                // In turns: whoever comes first in a round pays for what the server has put off.
                if (i % 2 == 0) {
                    without.add(round(installation, WITHOUT, "round" + i));
                }
                with.add(round(installation, WITH, "round" + i));
                if (i % 2 == 1) {
                    without.add(round(installation, WITHOUT, "round" + i));
                }
            }
            report(without, with);
        }
    }

    /** Some for everyone and some for few, by team, role, place and application: all of them are asked, and most have a say. */
    private static List<Map<String, Object>> policies() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < POLICIES; i++) {
            Map<String, Object> policy = new LinkedHashMap<>();
            policy.put("id", "bench-" + i);
            policy.put("name", "Policy " + i);
            policy.put("state", "enforced");
            policy.put(
                    "who",
                    switch (i % 4) {
                        case 0 -> Map.of("everyone", true);
                        case 1 -> Map.of("organizationRoles", List.of("owner", "member"));
                        case 2 -> Map.of("teamRoles", List.of("reviewer", "administrator"));
                        default -> Map.of("everyone", true, "exceptOrganizationRoles", List.of("owner"));
                    });
            if (i % 3 == 0) {
                policy.put("fromWhere", Map.of("outsideNetworks", List.of("Network " + i % 10)));
            }
            if (i % 5 == 0) {
                policy.put("whereTo", Map.of("applications", List.of("screening-room", "other-" + i)));
            }
            policy.put("effect", Map.of("level", 2));
            all.add(policy);
        }
        return all;
    }

    private static List<Map<String, Object>> networks() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(Map.of(
                    "name", "Network " + i, "ranges", List.of("10." + i + ".0.0/16", "2001:db8:" + i + "::/48")));
        }
        return all;
    }

    private static Cost round(Installation installation, String organization, String name) throws IOException {
        TestPeople people = new TestPeople(installation);
        List<Person> all = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            all.add(people.create(name + "-" + i, organization));
        }
        FormSignIn.Application application = new FormSignIn.Application(
                "screening-room",
                installation.secret("SCREENING_ROOM_CLIENT_SECRET"),
                installation.screeningRoom() + "/callback",
                "openid organization");
        long began = ServerCpu.millis(installation);
        List<Visitor> visitors = new ArrayList<>();
        for (Person person : all) {
            FormSignIn browser = new FormSignIn(installation.realm());
            visitors.add(new Visitor(browser, browser.signIn(application, person.email(), TestPeople.PASSWORD)));
        }
        long signedIn = ServerCpu.millis(installation);
        for (int i = 0; i < TIMES; i++) {
            for (Visitor visitor : visitors) {
                CodeVerifier verifier = new CodeVerifier();
                visitor.browser.redeem(application, verifier, visitor.browser.request(application, verifier, Map.of()));
            }
        }
        long again = ServerCpu.millis(installation);
        for (Visitor visitor : visitors) {
            JsonNode tokens = visitor.tokens;
            for (int i = 0; i < TIMES; i++) {
                tokens = people.refresh(tokens);
            }
        }
        long refreshed = ServerCpu.millis(installation);
        double times = (double) PEOPLE * TIMES;
        return new Cost((signedIn - began) / (double) PEOPLE, (again - signedIn) / times, (refreshed - again) / times);
    }

    private interface Part {
        double of(Cost cost);
    }

    private static double median(List<Cost> costs, Part part) {
        return costs.stream()
                .mapToDouble(part::of)
                .sorted()
                .skip(costs.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static void report(List<Cost> without, List<Cost> with) throws IOException {
        StringBuilder table =
                new StringBuilder("\n  server CPU ms       no policy   " + POLICIES + " policies    more\n");
        StringBuilder line = new StringBuilder("{\"bench\":\"policy\"");
        boolean passed = true;
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("sign_in", Cost::signIn);
        parts.put("same_session", Cost::again);
        parts.put("refresh", Cost::refresh);
        for (Map.Entry<String, Part> part : parts.entrySet()) {
            double none = median(without, part.getValue());
            double all = median(with, part.getValue());
            boolean kept = all - none < PROMISE;
            passed &= kept;
            table.append(String.format(
                    Locale.ROOT,
                    "  %-18s %10.2f  %13.2f  %6.2f%s%n",
                    part.getKey(),
                    none,
                    all,
                    all - none,
                    kept ? "" : "  MISSED"));
            line.append(String.format(Locale.ROOT, ",\"%s_more_ms\":%.2f", part.getKey(), all - none));
        }
        line.append(",\"promised_ms\":")
                .append(PROMISE)
                .append(",\"passed\":")
                .append(passed)
                .append('}');
        Files.writeString(Installation.TARGET.resolve("bench-policy.txt"), table + "\n" + line + "\n");
        assertThat(passed).describedAs(table.toString()).isTrue();
    }
}
