package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** An organization's overview, settings, brand, and why somebody can do something. */
class OrganizationsIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final StudioApi OPERATOR = StudioApi.asOperator(INSTALLATION);
    private static final String GLOBEX = "/organizations/globex";
    private static final String INITECH = "/organizations/initech";
    private static final String BRAND = INSTALLATION.realm() + "/stagedoor-brand/";

    @Test
    void theOverviewCountsASignInOfSomebodyAtHome() {
        JsonNode before = overview();
        TestPeople.Person person = PEOPLE.create("overview", "initech");
        PEOPLE.signIn(person);
        JsonNode after = Eventually.get(
                "the sign-in",
                () -> Optional.of(overview())
                        .filter(now -> today(now).get("succeeded").asLong()
                                > today(before).get("succeeded").asLong()));

        assertThat(after.get("signIns")).hasSize(30);
        assertThat(today(after).get("date").asText())
                .isEqualTo(Instant.now().atZone(ZoneOffset.UTC).toLocalDate().toString());
        assertThat(after.at("/people/total").asLong())
                .isGreaterThan(before.at("/people/total").asLong());
        assertThat(after.at("/secondFactor/with").asLong())
                .isGreaterThan(before.at("/secondFactor/with").asLong());
    }

    @Test
    void whatNeedsAttentionIsNamed() {
        TestPeople.Person owner = PEOPLE.create("only-owner", "globex");
        OPERATOR.giveOrganizationRole("globex", owner.id(), "owner");
        String team = OPERATOR.createTeam("globex", "Ends soon");
        OPERATOR.put(
                GLOBEX + "/teams/" + team + "/memberships/" + owner.id(),
                Map.of(
                        "teamRole",
                        "reviewer",
                        "expiresAt",
                        Instant.now().plusSeconds(86_400).toString()));

        JsonNode attention =
                StudioApi.accepted(OPERATOR.get(GLOBEX + "/overview")).get("attention");

        List<String> kinds = StreamSupport.stream(attention.spliterator(), false)
                .map(one -> one.get("kind").asText())
                .toList();
        assertThat(kinds)
                .contains("memberships-expiring", "people-without-second-factor")
                .isSorted();
        // Other tests may have made more owners; one that is alone is named, and has no factor yet.
        assertThat(kinds).contains("administrators-without-second-factor");
    }

    @Test
    void aBrandIsShownToEverybodyAndAnUnknownOneLooksLikeNone() throws Exception {
        HttpResponse<String> unknown = get(BRAND + "no-such-organization/style.css", "");
        assertThat(get(BRAND + "acme/style.css", "").body())
                .isEqualTo(unknown.body())
                .isEmpty();
        assertThat(get(BRAND + "acme/style.css", "").headers().firstValue("ETag"))
                .isEqualTo(unknown.headers().firstValue("ETag"));
        assertThat(get(BRAND + "acme/logo.png", "").body())
                .isEqualTo(get(BRAND + "no-such-organization/logo.png", "").body());

        String tag = tag(GLOBEX);
        HttpResponse<String> changed = OPERATOR.call(
                "PUT",
                GLOBEX + "/settings",
                Map.of("name", "Globex Studios", "brand", Map.of("accent", "#0B5D3B", "accentDark", "#7be0b0")),
                Map.of("If-Match", tag));
        assertThat(StudioApi.accepted(changed).at("/brand/accent").asText()).isEqualTo("#0b5d3b");
        assertThat(OPERATOR.call("PUT", GLOBEX + "/settings", Map.of("name", "Late"), Map.of("If-Match", tag))
                        .statusCode())
                .isEqualTo(412);
        assertThat(logo("PUT", "image/png", png(300, 80)).statusCode()).isEqualTo(200);

        HttpResponse<String> style = get(BRAND + "globex/style.css", "");
        assertThat(style.headers().firstValue("Content-Type").orElse("")).startsWith("text/css");
        assertThat(style.headers().firstValue("Cache-Control")).hasValue("public, max-age=300");
        assertThat(style.body()).contains("--sd-brand: #0b5d3b;", "url(\"logo.png?v=");
        assertThat(get(
                                BRAND + "globex/style.css",
                                style.headers().firstValue("ETag").orElseThrow())
                        .statusCode())
                .isEqualTo(304);
        HttpResponse<byte[]> picture = Installation.HTTP.send(
                HttpRequest.newBuilder(URI.create(BRAND + "globex/logo.png")).build(), BodyHandlers.ofByteArray());
        assertThat(ImageIO.read(new java.io.ByteArrayInputStream(picture.body()))
                        .getWidth())
                .isEqualTo(300);

        assertThat(logo("DELETE", "image/png", new byte[0]).statusCode()).isEqualTo(200);
        assertThat(get(BRAND + "globex/style.css", "").body()).doesNotContain("logo.png");
    }

    @Test
    void hostileSettingsAreRefusedInWords() throws IOException {
        String tag = tag(INITECH);
        for (Map<String, Object> hostile : List.<Map<String, Object>>of(
                Map.of("name", "x", "brand", Map.of("accent", "#fff000")),
                Map.of("name", "x", "brand", Map.of("accent", "red;}body{display:none")),
                Map.of("name", "x", "brand", Map.of("accentDark", "#101010")),
                Map.of("name", "a\u202Eb"),
                Map.of("name", "a".repeat(101)),
                Map.of("brand", Map.of()))) {
            HttpResponse<String> answer = OPERATOR.call("PUT", INITECH + "/settings", hostile, Map.of("If-Match", tag));
            assertThat(answer.statusCode()).as(hostile.toString()).isEqualTo(422);
            assertThat(Installation.json(answer.body()).get("pointer").asText()).startsWith("/");
        }
        HttpResponse<String> taken =
                OPERATOR.call("PUT", INITECH + "/settings", Map.of("name", "Acme Pictures"), Map.of("If-Match", tag));
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(Installation.json(OPERATOR.call(
                                        "PUT",
                                        INITECH + "/settings",
                                        Map.of("name", "x", "brand", Map.of("accent", "#ff8800")),
                                        Map.of("If-Match", tag))
                                .body())
                        .get("detail")
                        .asText())
                .contains("2.39 to 1");
        assertThat(logo("PUT", "image/svg+xml", "<svg/>".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(415);
        assertThat(logo("PUT", "image/png", "<svg/>".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(422);
        assertThat(logo("PUT", "image/png", png(1025, 10)).statusCode()).isEqualTo(422);
        assertThat(logo("PUT", "image/png", new byte[256 * 1024 + 1]).statusCode())
                .isEqualTo(413);
        assertThat(tag(INITECH)).isEqualTo(tag);
    }

    @Test
    void saysWhySomebodyCannot() {
        String team = OPERATOR.createTeam("initech", "Why");
        TestPeople.Person person = PEOPLE.create("why", "initech");
        TestPeople.Person stranger = PEOPLE.create("why-stranger", "globex");
        assertThat(codes(team, person.id(), "asset.upload")).containsExactly("not-in-team");
        assertThat(codes(team, stranger.id(), "asset.upload")).containsExactly("not-in-organization");
        assertThat(codes(team, "nobody", "asset.upload")).containsExactly("not-in-organization");

        OPERATOR.giveTeamRole("initech", team, person.id(), "reviewer");
        assertThat(codes(team, person.id(), "asset.upload")).containsExactly("team-role-lacks");
        JsonNode exception = StudioApi.accepted(OPERATOR.call(
                "POST",
                INITECH + "/teams/" + team + "/exceptions",
                Map.of(
                        "person", person.id(),
                        "permission", "asset.download",
                        "effect", "allow",
                        "constraint", "approved-only",
                        "projects", List.of("p1")),
                Map.of()));
        JsonNode why = explain(team, Map.of("person", person.id(), "permission", "asset.download", "project", "p1"));
        assertThat(why.get("allowed").asText()).isEqualTo("conditional");
        assertThat(why.get("constraint").asText()).isEqualTo("approved-only");
        assertThat(why.at("/reasons/1/code").asText()).isEqualTo("exception-allows");
        assertThat(why.at("/reasons/1/exception").asText())
                .isEqualTo(exception.get("id").asText());
        assertThat(explain(team, Map.of("person", person.id(), "permission", "asset.view", "ver", 0))
                        .findValuesAsText("code"))
                .contains("token-older-than-change");

        Map<String, Object> user = Map.of("enabled", false);
        assertThat(INSTALLATION
                        .admin("PUT", "studio/users/" + person.id(), user)
                        .statusCode())
                .isEqualTo(204);
        assertThat(codes(team, person.id(), "asset.view")).contains("suspended");
        assertThat(OPERATOR.call(
                                "POST",
                                INITECH + "/teams/" + team + "/explanations",
                                Map.of("person", person.id(), "permission", "asset.fly"),
                                Map.of())
                        .statusCode())
                .isEqualTo(422);
    }

    private static List<String> codes(String team, String person, String permission) {
        return explain(team, Map.of("person", person, "permission", permission)).findValuesAsText("code");
    }

    private static JsonNode explain(String team, Map<String, Object> question) {
        return StudioApi.accepted(
                OPERATOR.call("POST", INITECH + "/teams/" + team + "/explanations", question, Map.of()));
    }

    private static JsonNode overview() {
        return StudioApi.accepted(OPERATOR.get(INITECH + "/overview"));
    }

    private static JsonNode today(JsonNode overview) {
        return overview.get("signIns").get(29);
    }

    private static String tag(String organization) {
        return OPERATOR.get(organization + "/settings")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }

    private static HttpResponse<String> logo(String method, String type, byte[] file) {
        return Installation.send(HttpRequest.newBuilder(URI.create(OPERATOR.base() + GLOBEX + "/settings/logo"))
                .header("Authorization", "Bearer " + OPERATOR.token())
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofByteArray(file)));
    }

    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB), "png", file);
        return file.toByteArray();
    }

    private static HttpResponse<String> get(String address, String ifNoneMatch) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        if (!ifNoneMatch.isEmpty()) {
            request.header("If-None-Match", ifNoneMatch);
        }
        return Installation.send(request);
    }
}
