package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An organization with an owner, who connects a company by the administrative API as the portal does. */
final class ConnectedOrganization {

    /** What the company's console shows: found nowhere in our database. */
    static final String CLIENT_SECRET = "of-a-company-for-tests-only";

    final String alias;
    final String domain;
    final StudioApi owner;
    final TestPeople.Person ownerPerson;

    private final Installation installation;
    private final TestPeople people;
    private final FormSignIn ownersBrowser;

    ConnectedOrganization(Installation installation, String alias) {
        this(installation, alias, alias + ".example");
    }

    ConnectedOrganization(Installation installation, String alias, String domain) {
        this.installation = installation;
        this.alias = alias;
        this.domain = domain;
        this.people = new TestPeople(installation);
        HttpResponse<String> made = installation.admin(
                "POST",
                "studio/organizations",
                Map.of("name", alias, "alias", alias, "domains", List.of(Map.of("name", alias + "-old.example"))));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        ownerPerson = people.create(alias + "-owner", alias);
        StudioApi operator = StudioApi.asOperator(installation);
        operator.giveOrganizationRole(alias, ownerPerson.id(), "owner");
        Applications applications = new Applications(installation);
        applications.add(
                "connections-test", "stagedoor-admin", "offline_access", Map.of("access.token.lifespan", "1800"));
        ownersBrowser = new FormSignIn(installation.realm());
        JsonNode tokens = ownersBrowser.signIn(
                new FormSignIn.Application(
                        "connections-test",
                        applications.secret(),
                        installation.screeningRoom() + "/callback",
                        "openid organization:" + alias),
                ownerPerson.email(),
                TestPeople.PASSWORD);
        owner = new StudioApi(operator.base(), tokens.get("access_token").asText());
    }

    HttpResponse<String> call(String method, String path, @Nullable Object body) {
        return owner.call(method, "/organizations/" + alias + path, body, Map.of());
    }

    HttpResponse<String> get(String path) {
        return owner.get("/organizations/" + alias + path);
    }

    /** A TXT record, as at the domain's registrar. */
    void record(String name, String value) {
        record(installation, name, value);
    }

    static void record(Installation installation, String name, String value) {
        HttpResponse<String> made =
                Installation.send(HttpRequest.newBuilder(URI.create(installation.dnsRecords() + "/api/records"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"name\":\"" + name + "\",\"value\":\"" + value + "\"}")));
        assertThat(made.statusCode()).isEqualTo(200);
    }

    /** All TXT records of that name are gone. */
    void erase(String name) {
        assertThat(Installation.send(
                                HttpRequest.newBuilder(URI.create(installation.dnsRecords() + "/api/records/" + name))
                                        .DELETE())
                        .statusCode())
                .isEqualTo(200);
    }

    void prove() {
        prove(domain);
    }

    void prove(String name) {
        JsonNode claimed = StudioApi.accepted(call("POST", "/domains", Map.of("name", name)));
        record(claimed.at("/record/name").asText(), claimed.at("/record/value").asText());
        assertThat(StudioApi.accepted(call("POST", "/domains/" + name + "/check", null))
                        .get("state")
                        .asText())
                .isEqualTo("proved");
    }

    /** Id of a connection with settings, not tested yet. */
    String configure(OidcCompany company) {
        return configure(
                "okta",
                "oidc",
                Map.of("issuer", company.issuer(), "clientId", OidcCompany.CLIENT, "clientSecret", CLIENT_SECRET));
    }

    HttpResponse<String> change(String id, Map<String, Object> body) {
        String tag = get("/connections/" + id).headers().firstValue("ETag").orElseThrow();
        return owner.call("PUT", "/organizations/" + alias + "/connections/" + id, body, Map.of("If-Match", tag));
    }

    /** A test sign-in with the owner's browser; answers what the owner is shown. */
    JsonNode tried(String id, OidcCompany company, UnaryOperator<JWTClaimsSet.Builder> claims) {
        JsonNode begun = StudioApi.accepted(call("POST", "/connections/" + id + "/test-sign-ins", null));
        HttpResponse<String> sent = ownersBrowser.get(begun.get("url").asText());
        comeBack(ownersBrowser, id, company, sent, "tester", claims);
        return StudioApi.accepted(
                get("/connections/" + id + "/test-sign-ins/" + begun.get("id").asText()));
    }

    /** An active connection of the company. */
    String connect(OidcCompany company) {
        prove();
        String id = configure(company);
        assertThat(tried(id, company, claims -> claims).get("state").asText()).isEqualTo("arrived");
        StudioApi.accepted(call("POST", "/connections/" + id + "/activation", Map.of()));
        return id;
    }

    /** Id of a connection made with a vendor's preset, for the domain; not tested yet. */
    String configure(String vendor, String protocol, Map<String, String> settings) {
        String id = begin(vendor, protocol);
        fill(id, settings);
        return id;
    }

    /** Id of a connection that has the values to copy, and none pasted back. */
    String begin(String vendor, String protocol) {
        return StudioApi.accepted(call(
                        "POST", "/connections", Map.of("name", "Our company", "vendor", vendor, "protocol", protocol)))
                .get("id")
                .asText();
    }

    void fill(String id, Map<String, String> settings) {
        StudioApi.accepted(change(id, Map.of("settings", settings, "domains", List.of(domain))));
    }

    /** The values that the administrator copies into the company's console, by their name. */
    Map<String, String> copied(String id) {
        Map<String, String> copied = new LinkedHashMap<>();
        for (JsonNode one : StudioApi.accepted(get("/connections/" + id)).get("copy")) {
            copied.put(one.get("key").asText(), one.get("value").asText());
        }
        return copied;
    }

    /** Of our SAML metadata, as an administrator takes it from there. */
    String ourCertificate(String id) {
        String xml = Installation.send(
                        HttpRequest.newBuilder(URI.create(copied(id).getOrDefault("metadataUrl", ""))))
                .body();
        Matcher certificate = Pattern.compile("X509Certificate>([^<]+)<").matcher(xml);
        assertThat(certificate.find()).as(xml).isTrue();
        return certificate.group(1);
    }

    /** A test sign-in without pictures; what the company answers comes back in the owner's browser. */
    JsonNode tried(String id, BiConsumer<FormSignIn, HttpResponse<String>> atTheCompany) {
        JsonNode begun = StudioApi.accepted(call("POST", "/connections/" + id + "/test-sign-ins", null));
        atTheCompany.accept(ownersBrowser, ownersBrowser.get(begun.get("url").asText()));
        return StudioApi.accepted(
                get("/connections/" + id + "/test-sign-ins/" + begun.get("id").asText()));
    }

    /** A test sign-in with a real browser, in which the owner is signed in here; answers what the owner is shown. */
    JsonNode tried(String id, Consumer<Page> atTheCompany) {
        JsonNode begun = StudioApi.accepted(call("POST", "/connections/" + id + "/test-sign-ins", null));
        String path = "/connections/" + id + "/test-sign-ins/" + begun.get("id").asText();
        try (Browser.Visit visit = Browser.visit()) {
            ownersBrowser
                    .cookies()
                    .forEach((name, value) -> visit.context()
                            .addCookies(List.of(new Cookie(name, value).setUrl(installation.realm() + "/"))));
            visit.page().navigate(begun.get("url").asText());
            atTheCompany.accept(visit.page());
            return Eventually.get(
                    "the test sign-in to end",
                    () -> Optional.of(StudioApi.accepted(get(path)))
                            .filter(shown ->
                                    !"waiting".equals(shown.get("state").asText())));
        }
    }

    /** Switches it on, after a test sign-in. */
    void activate(String id) {
        StudioApi.accepted(call("POST", "/connections/" + id + "/activation", Map.of()));
    }

    /** Id of a team that whoever is in the directory group is put into. */
    String teamOf(String group, String teamRole) {
        String team = owner.createTeam(alias, "Team of " + group);
        StudioApi.accepted(owner.call(
                "PUT",
                "/organizations/" + alias + "/mapping-rules",
                Map.of(
                        "rules",
                        List.of(Map.of("match", "exact", "pattern", group, "team", team, "teamRole", teamRole))),
                Map.of(
                        "If-Match",
                        get("/mapping-rules").headers().firstValue("ETag").orElseThrow())));
        return team;
    }

    /** What the sign-in page does with an address. */
    HttpResponse<String> asked(FormSignIn browser, String email) {
        HttpResponse<String> page = browser.request(screeningRoom(), new CodeVerifier(), Map.of());
        return browser.submit(page, Map.of("username", email));
    }

    /** Somebody of the company, from the address to the application; whatever the answer is. */
    HttpResponse<String> comes(
            FormSignIn browser,
            String id,
            OidcCompany company,
            String person,
            UnaryOperator<JWTClaimsSet.Builder> claims) {
        return comeBack(browser, id, company, asked(browser, person + "@" + domain), person, claims);
    }

    /** Screening Room's tokens for somebody of the company. */
    JsonNode tokens(String id, OidcCompany company, String person) {
        return tokens(id, company, person, claims -> claims);
    }

    /** The same with an ID token that says more, or less. */
    JsonNode tokens(String id, OidcCompany company, String person, UnaryOperator<JWTClaimsSet.Builder> claims) {
        FormSignIn browser = new FormSignIn(installation.realm());
        CodeVerifier verifier = new CodeVerifier();
        HttpResponse<String> page = browser.request(screeningRoom(), verifier, Map.of());
        HttpResponse<String> sent = browser.submit(page, Map.of("username", person + "@" + domain));
        return browser.redeem(screeningRoom(), verifier, comeBack(browser, id, company, sent, person, claims));
    }

    /** Back from the company's sign-in page, where the browser was sent. */
    HttpResponse<String> comeBack(
            FormSignIn browser,
            String id,
            OidcCompany company,
            HttpResponse<String> sent,
            String person,
            UnaryOperator<JWTClaimsSet.Builder> claims) {
        String location = sent.headers().firstValue("Location").orElse("");
        assertThat(location).as(sent.statusCode() + " " + sent.body()).startsWith(company.issuer() + "/auth");
        Map<String, String> asked = BrokeredBrowser.parameters(URI.create(location));
        JWTClaimsSet token = claims.apply(company.claims(asked, person).claim("email", person + "@" + domain))
                .build();
        company.answering(company.signed(token));
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("state", asked.get("state"));
        answer.put("code", "c");
        return browser.get(endpoint(id) + "?" + Installation.form(answer));
    }

    String endpoint(String id) {
        return installation.realm() + "/broker/c-" + id.replace("-", "") + "/endpoint";
    }

    FormSignIn.Application screeningRoom() {
        return new FormSignIn.Application(
                "screening-room",
                installation.secret("SCREENING_ROOM_CLIENT_SECRET"),
                installation.screeningRoom() + "/callback",
                "openid organization");
    }

    static boolean isLetIn(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").contains("code=");
    }

    TestPeople people() {
        return people;
    }
}
