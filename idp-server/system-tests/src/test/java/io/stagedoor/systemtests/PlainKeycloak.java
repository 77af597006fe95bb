package io.stagedoor.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A Keycloak as it comes, without anything of ours, as a company's identity provider: both protocols, groups, single logout. */
final class PlainKeycloak implements AutoCloseable {

    static final String CLIENT = "stagedoor";
    static final String SECRET = "of-a-company-for-tests-only";

    private static final String REALM = "company";
    private static final Path UNPACKED = Installation.ROOT.resolve("idp-server/distribution/target/unpacked");

    private final int port = Ports.free();
    private final ForeignProcess process;

    /** Everybody named works there and is in the group {@code editors}. */
    PlainKeycloak(List<String> addresses) {
        Path home = ForeignProcess.folder("keycloak").resolve("server");
        copyOfTheDistribution(home);
        String java = ProcessHandle.current().info().command().orElse("java");
        process = ForeignProcess.start(
                home,
                port,
                Map.of(
                        "JAVA",
                        java,
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        SECRET,
                        "JAVA_OPTS_KC_HEAP",
                        "-Xms128m -Xmx640m"),
                List.of(
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--health-enabled=false"));
        Eventually.get("the plain Keycloak", this::answers, 120);
        admin(
                "POST",
                "",
                Map.of(
                        "realm",
                        REALM,
                        "enabled",
                        true,
                        "sslRequired",
                        "none",
                        "groups",
                        List.of(Map.of("name", "editors")),
                        "users",
                        addresses.stream().map(PlainKeycloak::person).toList()));
    }

    String issuer() {
        return address() + "/realms/" + REALM;
    }

    /** SAML metadata. */
    String metadata() {
        return Installation.send(HttpRequest.newBuilder(URI.create(issuer() + "/protocol/saml/descriptor")))
                .body();
    }

    /** Makes us known there as an OpenID Connect client, with what our wizard gives to copy. */
    void trustOidc(Map<String, String> copied) {
        admin(
                "POST",
                "/" + REALM + "/clients",
                Map.of(
                        "clientId",
                        CLIENT,
                        "secret",
                        SECRET,
                        "redirectUris",
                        List.of(copied.getOrDefault("redirectUri", "")),
                        "attributes",
                        Map.of(
                                "post.logout.redirect.uris",
                                copied.getOrDefault("logoutRedirectUri", ""),
                                "backchannel.logout.url",
                                copied.getOrDefault("backchannelLogoutUri", ""),
                                "backchannel.logout.session.required",
                                "true"),
                        "protocolMappers",
                        List.of(mapper(
                                "openid-connect",
                                "oidc-group-membership-mapper",
                                "groups",
                                Map.of("claim.name", "groups", "full.path", "false", "id.token.claim", "true")))));
    }

    /** The same for SAML. */
    void trustSaml(Map<String, String> copied, String certificate) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("saml.client.signature", "true");
        attributes.put("saml.signing.certificate", certificate);
        attributes.put("saml.server.signature", "true");
        attributes.put("saml.assertion.signature", "true");
        attributes.put("saml.authnstatement", "true");
        attributes.put("saml.force.post.binding", "true");
        attributes.put("saml_name_id_format", "persistent");
        attributes.put("saml_assertion_consumer_url_post", copied.getOrDefault("acsUrl", ""));
        attributes.put("saml_single_logout_service_url_post", copied.getOrDefault("sloUrl", ""));
        attributes.put("saml_single_logout_service_url_redirect", copied.getOrDefault("sloUrl", ""));
        admin(
                "POST",
                "/" + REALM + "/clients",
                Map.of(
                        "clientId",
                        copied.getOrDefault("entityId", ""),
                        "protocol",
                        "saml",
                        "frontchannelLogout",
                        true,
                        "redirectUris",
                        List.of(copied.getOrDefault("acsUrl", "")),
                        "attributes",
                        attributes,
                        "protocolMappers",
                        List.of(
                                attribute("email", "email"),
                                attribute("firstName", "givenName"),
                                attribute("lastName", "surname"),
                                mapper(
                                        "saml",
                                        "saml-group-membership-mapper",
                                        "groups",
                                        Map.of("attribute.name", "groups", "full.path", "false", "single", "true")))));
    }

    /** Fills in its sign-in page. */
    void signIn(Page page, String email) {
        page.waitForURL(url -> url.startsWith(address()));
        page.locator("#username").fill(email);
        page.locator("#password").fill(SECRET);
        page.locator("#kc-login").click();
    }

    /** Signs out there, as somebody does at the company's own page. */
    void signOut(Page page) {
        page.navigate(issuer() + "/protocol/openid-connect/logout");
        page.locator("#kc-logout").click();
        // By SAML the browser goes to the other side and comes back first: whoever went on at once would interrupt it.
        page.getByText("You are logged out").first().waitFor();
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    private static Map<String, Object> attribute(String property, String name) {
        return mapper(
                "saml",
                "saml-user-property-mapper",
                name,
                Map.of("user.attribute", property, "attribute.name", name, "attribute.nameformat", "Basic"));
    }

    private static Map<String, Object> mapper(String protocol, String type, String name, Map<String, String> settings) {
        return Map.of("name", name, "protocol", protocol, "protocolMapper", type, "config", settings);
    }

    private static Map<String, Object> person(String email) {
        return Map.of(
                "username",
                email,
                "email",
                email,
                "emailVerified",
                true,
                "enabled",
                true,
                "firstName",
                "Given",
                "lastName",
                "Family",
                "groups",
                List.of("/editors"),
                "credentials",
                List.of(Map.of("type", "password", "value", SECRET)));
    }

    private void admin(String method, String path, Object body) {
        JsonNode token = Installation.json(post(
                        address() + "/realms/master/protocol/openid-connect/token",
                        "application/x-www-form-urlencoded",
                        "",
                        Installation.form(Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                "admin",
                                "password",
                                SECRET)))
                .body());
        try {
            HttpResponse<String> answer = post(
                    address() + "/admin/realms" + path,
                    "application/json",
                    token.path("access_token").asText(),
                    Installation.JSON.writeValueAsString(body));
            if (answer.statusCode() != 201) {
                throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse<String> post(String address, String type, String token, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return Installation.send(request);
    }

    private Optional<Boolean> answers() {
        try {
            return Installation.send(HttpRequest.newBuilder(URI.create(address() + "/realms/master")))
                                    .statusCode()
                            == 200
                    ? Optional.of(true)
                    : Optional.empty();
        } catch (UncheckedIOException e) {
            return Optional.empty(); // not yet
        }
    }

    /** Its jars are shared with what the build has unpacked; what it writes when it starts is its own. */
    static void copyOfTheDistribution(Path home) {
        try (Stream<Path> unpacked = Files.list(UNPACKED)) {
            List<Path> found =
                    new ArrayList<>(unpacked.filter(Files::isDirectory).toList());
            if (found.size() != 1) {
                throw new IllegalStateException("one unpacked Keycloak is expected: " + found);
            }
            Shell.run("cp", "-rl", found.get(0).toString(), home.toString());
            Path written = home.resolve("lib/quarkus");
            Shell.run("rm", "-rf", written.toString(), home.resolve("data").toString());
            Shell.run("cp", "-r", found.get(0).resolve("lib/quarkus").toString(), written.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
