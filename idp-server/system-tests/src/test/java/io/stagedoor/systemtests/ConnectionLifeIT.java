package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** New settings are tried before they count, one step leads back, what is switched off leads nowhere, and a lost DNS record has a grace. */
class ConnectionLifeIT {

    private static final Installation INSTALLATION = Installation.shared();

    private final OidcCompany company = new OidcCompany();
    private final OidcCompany moved = new OidcCompany();

    @AfterEach
    void close() {
        company.close();
        moved.close();
    }

    @Test
    void newSettingsCountOnceTheyAreTriedAndOneStepLeadsBack() {
        ConnectedOrganization stark = new ConnectedOrganization(INSTALLATION, "stark");
        String connection = stark.connect(company);

        StudioApi.accepted(stark.change(connection, settings(moved, Map.of())));
        assertThat(sentTo(stark)).startsWith(company.issuer());
        refused(stark.call("POST", "/connections/" + connection + "/activation", Map.of()), 409, "not-tested");
        assertThat(stark.tried(connection, moved, claims -> claims).get("state").asText())
                .isEqualTo("arrived");
        assertThat(sentTo(stark)).startsWith(company.issuer());
        StudioApi.accepted(stark.call("POST", "/connections/" + connection + "/activation", Map.of()));
        assertThat(sentTo(stark)).startsWith(moved.issuer());

        StudioApi.accepted(stark.call("POST", "/connections/" + connection + "/rollback", Map.of()));
        assertThat(sentTo(stark)).startsWith(company.issuer());
        assertThat(ConnectedOrganization.isLetIn(stark.comes(browser(), connection, company, "tony", claims -> claims)))
                .isTrue();

        StudioApi.accepted(stark.call("POST", "/connections/" + connection + "/deactivation", Map.of()));
        assertThat(sentTo(stark)).isEmpty();
        assertThat(browser().get(stark.endpoint(connection) + "?state=x&code=c").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aLostRecordIsForgivenForAWhileAndStandsUnderWhatNeedsAttention() {
        ConnectedOrganization acorn = new ConnectedOrganization(INSTALLATION, "acorn");
        acorn.connect(company);
        acorn.erase("_stagedoor-challenge." + acorn.domain);

        JsonNode looked = StudioApi.accepted(acorn.call("POST", "/domains/" + acorn.domain + "/check", null));
        assertThat(looked.get("state").asText()).isEqualTo("grace");
        assertThat(sentTo(acorn)).startsWith(company.issuer());
        assertThat(StudioApi.accepted(acorn.get("/overview")).get("attention").toString())
                .contains("domains-lapsing");

        acorn.record(
                looked.at("/record/name").asText(), looked.at("/record/value").asText());
        StudioApi.accepted(acorn.call("POST", "/domains/" + acorn.domain + "/check", null));
        assertThat(StudioApi.accepted(acorn.get("/overview")).get("attention").toString())
                .doesNotContain("domains-lapsing");
    }

    @Test
    void theDirectoryOwnsWhatTheConnectionSays() {
        ConnectedOrganization oscorp = new ConnectedOrganization(INSTALLATION, "oscorp");
        String connection = oscorp.connect(company);
        oscorp.comes(browser(), connection, company, "norman", claims -> claims);
        String id = onlyOne("norman@oscorp.example").get("id").asText();

        named(oscorp, connection, "Renamed", "norman.new");
        assertThat(named(id)).isEqualTo("Renamed norman.new@oscorp.example");

        StudioApi.accepted(oscorp.change(connection, settings(company, Map.of("directoryOwns", "nothing"))));
        oscorp.tried(connection, company, claims -> claims);
        StudioApi.accepted(oscorp.call("POST", "/connections/" + connection + "/activation", Map.of()));
        named(oscorp, connection, "Again", "norman.newer");
        assertThat(named(id)).isEqualTo("Renamed norman.new@oscorp.example");
    }

    private void named(ConnectedOrganization organization, String connection, String name, String address) {
        HttpResponse<String> answer = organization.comes(browser(), connection, company, "norman", claims -> {
            company.describing("{\"sub\":\"norman\",\"given_name\":\"" + name + "\"}");
            return claims.claim("email", address + "@" + organization.domain);
        });
        assertThat(ConnectedOrganization.isLetIn(answer)).as(answer.body()).isTrue();
    }

    private String sentTo(ConnectedOrganization organization) {
        return organization
                .asked(browser(), "somebody@" + organization.domain)
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    private static Map<String, Object> settings(OidcCompany company, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "issuer",
                company.issuer(),
                "clientId",
                OidcCompany.CLIENT,
                "clientSecret",
                ConnectedOrganization.CLIENT_SECRET));
        settings.putAll(more);
        return Map.of("settings", settings);
    }

    private static FormSignIn browser() {
        return new FormSignIn(INSTALLATION.realm());
    }

    private static JsonNode onlyOne(String email) {
        JsonNode found = Installation.json(INSTALLATION
                .admin("GET", "studio/users?exact=true&email=" + email, null)
                .body());
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static String named(String id) {
        JsonNode person = Installation.json(
                INSTALLATION.admin("GET", "studio/users/" + id, null).body());
        return person.get("firstName").asText() + " " + person.get("email").asText();
    }

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Installation.json(answer.body()).get("code").asText()).isEqualTo(code);
    }
}
