package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A connection is required: every other door is tried, and is shut. */
class CorporateDoorsIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final OidcCompany COMPANY = new OidcCompany();
    private static final OidcCompany OTHER_COMPANY = new OidcCompany();
    private static final String PAGE = "sd-corporate-sign-in";

    private static ConnectedOrganization hooli;
    private static ConnectedOrganization aviato;
    private static String aviatosConnection;
    private static TestPeople.Person employee;
    private static TestPeople.Person mailed;
    private static TestPeople.Person mover;
    private static TestPeople.Person forgetful;
    private static JsonNode oldTokens;
    private static JsonNode required;

    @BeforeAll
    static void require() {
        aviato = new ConnectedOrganization(INSTALLATION, "aviato");
        aviatosConnection = aviato.connect(OTHER_COMPANY);
        hooli = new ConnectedOrganization(INSTALLATION, "hooli");
        employee = hooli.people().create("employee", "hooli");
        oldTokens = hooli.people().signIn(employee);
        mailed = hooli.people().create("mailed", "hooli");
        mover = hooli.people().create("mover", "hooli");
        forgetful = hooli.people().create("forgetful", "hooli");
        String connection = hooli.connect(COMPANY);
        HttpResponse<String> early =
                hooli.call("PUT", "/connections/" + connection + "/requirement", Map.of("required", true));
        assertThat(Installation.json(early.body()).get("code").asText()).isEqualTo("lock-out");
        StudioApi.accepted(
                hooli.call("PUT", "/break-glass/" + hooli.ownerPerson.id(), Map.of("reason", "the day it is broken")));
        JsonNode concerned = StudioApi.accepted(hooli.get("/connections/" + connection + "/requirement"));
        assertThat(concerned.get("withPassword").asLong()).isEqualTo(5);
        required = StudioApi.accepted(
                hooli.call("PUT", "/connections/" + connection + "/requirement", Map.of("required", true)));
    }

    @AfterAll
    static void close() {
        COMPANY.close();
        OTHER_COMPANY.close();
    }

    @Test
    void oldSessionsHaveEnded() {
        assertThat(required.get("sessionsEnded").asLong()).isEqualTo(1);
        HttpResponse<String> refreshed = token(Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                "screening-room",
                "client_secret",
                INSTALLATION.secret("SCREENING_ROOM_CLIENT_SECRET"),
                "refresh_token",
                oldTokens.get("refresh_token").asText()));
        assertThat(refreshed.statusCode()).isEqualTo(400);
        Eventually.get(
                "the gateway to refuse the old token",
                () -> new PeopleCalls(INSTALLATION, "hooli").footage(oldTokens) == 401
                        ? Optional.of(true)
                        : Optional.empty());
    }

    @Test
    void noPasswordIsAskedFor() {
        assertThat(hooli.asked(browser(), employee.email())
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .startsWith(COMPANY.issuer() + "/auth");
    }

    @Test
    void aDirectGrantIsRefused() {
        HttpResponse<String> made = INSTALLATION.admin(
                "POST",
                "studio/clients",
                Map.of("clientId", "direct-door", "publicClient", true, "directAccessGrantsEnabled", true));
        assertThat(made.statusCode()).isEqualTo(201);
        HttpResponse<String> answer = token(Map.of(
                "grant_type", "password",
                "client_id", "direct-door",
                "username", employee.email(),
                "password", TestPeople.PASSWORD,
                "scope", "openid"));
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 401);
        // No client may, whatever its own settings say.
        assertThat(answer.body()).contains("unauthorized_client").doesNotContain("access_token");
    }

    @Test
    void aForgottenPasswordLeadsToTheCompany() {
        FormSignIn browser = browser();
        HttpResponse<String> first = browser.request(hooli.screeningRoom(), new CodeVerifier(), Map.of());
        Matcher tab = Pattern.compile("tab_id=([^&\"]+)").matcher(first.body());
        assertThat(tab.find()).isTrue();
        HttpResponse<String> forgotten = browser.get(INSTALLATION.realm()
                + "/login-actions/reset-credentials?client_id=screening-room&tab_id=" + tab.group(1));
        browser.submit(forgotten, Map.of("username", forgetful.email()));
        HttpResponse<String> page = browser.get(mailedLink(forgetful.email(), "action-token"));
        assertThat(confirmed(browser, page).body())
                .doesNotContain("password-new")
                .contains(PAGE);
    }

    @Test
    void aLinkThatAnAdministratorSentSetsNoPassword() {
        HttpResponse<String> sent = INSTALLATION.admin(
                "PUT", "studio/users/" + mailed.id() + "/execute-actions-email", List.of("UPDATE_PASSWORD"));
        assertThat(sent.statusCode()).isEqualTo(204);
        FormSignIn browser = browser();
        HttpResponse<String> page = browser.get(mailedLink(mailed.email(), "action-token"));
        assertThat(confirmed(browser, page).body())
                .doesNotContain("password-new")
                .contains(PAGE);
    }

    @Test
    void anAddressThatWasChangedOpensNoDoor() {
        String connection =
                StudioApi.accepted(hooli.get("/connections")).at("/items/0/id").asText();
        assertThat(ConnectedOrganization.isLetIn(
                        hooli.comes(browser(), connection, COMPANY, "mover", claims -> claims)))
                .isTrue();
        JsonNode person = Installation.json(
                INSTALLATION.admin("GET", "studio/users/" + mover.id(), null).body());
        moved(person, "mover@private-address.example");
        FormSignIn browser = browser();
        HttpResponse<String> page = hooli.asked(browser, "mover@private-address.example");
        HttpResponse<String> answer = browser.submit(
                page, Map.of("username", "mover@private-address.example", "password", TestPeople.PASSWORD));
        assertThat(ConnectedOrganization.isLetIn(answer)).isFalse();
        assertThat(answer.body()).doesNotContain("totpSecret");
    }

    @Test
    void anotherOrganizationsConnectionVouchesForNobodyHere() {
        HttpResponse<String> answer = aviato.comes(
                browser(),
                aviatosConnection,
                OTHER_COMPANY,
                "jared",
                claims -> claims.claim("email", employee.email()));
        new CorporateConnections(INSTALLATION).refused(answer, "aviato", "domain-mismatch");
    }

    @Test
    void anotherOrganizationsAdministratorSeesNothingByTheRightId() {
        String id =
                StudioApi.accepted(hooli.get("/connections")).at("/items/0/id").asText();
        for (String path : List.of("", "/requirement", "/test-sign-ins/none")) {
            assertThat(aviato.get("/connections/" + id + path).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        for (String path : List.of("/activation", "/deactivation", "/rollback", "/test-sign-ins")) {
            assertThat(aviato.call("POST", "/connections/" + id + path, Map.of())
                            .statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(aviato.call("PUT", "/break-glass/" + employee.id(), Map.of("reason", "not theirs"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aSessionOfAnotherOrganizationsRequiredConnectionIsNotThisOnes() {
        JsonNode tokens = aviato.tokens(aviatosConnection, OTHER_COMPANY, "erlich");
        StudioApi.accepted(
                aviato.call("PUT", "/connections/" + aviatosConnection + "/requirement", Map.of("required", true)));
        JsonNode refreshed = aviato.people().refresh(tokens);
        moved(
                Installation.json(INSTALLATION
                                .admin("GET", "studio/users?exact=true&email=erlich@aviato.example", null)
                                .body())
                        .get(0),
                "erlich@hooli.example");
        HttpResponse<String> refused = token(Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                "screening-room",
                "client_secret",
                INSTALLATION.secret("SCREENING_ROOM_CLIENT_SECRET"),
                "refresh_token",
                refreshed.get("refresh_token").asText()));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("invalid_grant", "through their company");
    }

    private static void moved(JsonNode person, String email) {
        Map<String, Object> changed =
                Installation.JSON.convertValue(person, new TypeReference<LinkedHashMap<String, Object>>() {});
        changed.put("email", email);
        assertThat(INSTALLATION
                        .admin("PUT", "studio/users/" + person.get("id").asText(), changed)
                        .statusCode())
                .isEqualTo(204);
    }

    /** An action token's page that asks to go on is gone on with. */
    private static HttpResponse<String> confirmed(FormSignIn browser, HttpResponse<String> page) {
        Matcher link = Pattern.compile("sd-button--primary[^>]*href=\"([^\"]*action-token[^\"]*)\"")
                .matcher(page.body());
        return link.find()
                ? browser.get(URI.create(INSTALLATION.realm())
                        .resolve(link.group(1).replace("&amp;", "&"))
                        .toString())
                : page;
    }

    private static String mailedLink(String to, String part) {
        return Eventually.get("a mail to " + to, () -> {
            JsonNode mails = Installation.json(
                    Installation.send(HttpRequest.newBuilder(URI.create(INSTALLATION.mailView() + "/api/messages")))
                            .body());
            for (JsonNode mail : mails) {
                if (mail.get("to").toString().contains(to)) {
                    for (JsonNode link : mail.get("links")) {
                        if (link.asText().contains(part)) {
                            return Optional.of(link.asText());
                        }
                    }
                }
            }
            return Optional.empty();
        });
    }

    private static HttpResponse<String> token(Map<String, String> form) {
        return Installation.send(
                HttpRequest.newBuilder(URI.create(INSTALLATION.realm() + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(Installation.form(form))));
    }

    private static FormSignIn browser() {
        return new FormSignIn(INSTALLATION.realm());
    }
}
