package io.stagedoor.realmconfig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.realmconfig.domain.Node;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Node.Scalar;
import io.stagedoor.realmconfig.domain.Values;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must stay true of the realm that we ship, whoever edits its files. */
class DeclaredRealmTest {
    private static final Mapping REALM = read();
    private static final Mapping DEMO = read(Path.of("demo"));

    private static Mapping read(Path... overlays) {
        Values values = new Values() {
            @Override
            public Optional<String> environment(String name) {
                return Optional.empty();
            }

            @Override
            public Optional<String> secret(String name) {
                return Optional.of("secret-" + name);
            }
        };
        Declaration declaration = new DeclarationReader(values).read(Path.of("realm"), List.of(overlays));
        assertThat(declaration).isInstanceOf(Declaration.Accepted.class);
        return ((Declaration.Accepted) declaration).content();
    }

    private static Mapping settings() {
        return (Mapping) REALM.get("settings").orElseThrow();
    }

    private static Stream<Mapping> demoClients() {
        return DEMO.mappings("clients").stream()
                .filter(client -> !client.text("clientId").orElse("").equals("admin-cli"));
    }

    private static String attribute(Mapping client, String name) {
        return client.get("attributes")
                .map(Mapping.class::cast)
                .flatMap(map -> map.text(name))
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "sslRequired, external",
        "organizationsEnabled, true",
        "registrationAllowed, false",
        "loginWithEmailAllowed, true",
        "duplicateEmailsAllowed, false",
        "verifyEmail, true",
        "resetPasswordAllowed, true",
        "rememberMe, false",
        "defaultSignatureAlgorithm, ES256",
        "accessTokenLifespan, 300",
        "revokeRefreshToken, true",
        "refreshTokenMaxReuse, 0",
        "ssoSessionIdleTimeout, 1800",
        "ssoSessionMaxLifespan, 36000",
        "offlineSessionMaxLifespanEnabled, true",
        "bruteForceProtected, true",
        "permanentLockout, false",
        "otpPolicyCodeReusable, false",
        "webAuthnPolicyPasswordlessPasskeysEnabled, true",
        "webAuthnPolicyPasswordlessUserVerificationRequirement, required",
        "webAuthnPolicyPasswordlessResidentKey, required",
        "eventsEnabled, true",
        "adminEventsEnabled, true",
        "adminEventsDetailsEnabled, false",
        "eventsExpiration, 7776000"
    })
    void settingsAreAsDecided(String key, String value) {
        assertThat(settings().text(key)).contains(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "length(12)",
                "lengthAlone(15)",
                "notOwnData",
                "maxLength(128)",
                "notUsername",
                "notEmail",
                "notContainsUsername",
                "passwordHistory(5)",
                "passwordBlacklist(stagedoor-common.txt)",
                "hashAlgorithm(argon2)"
            })
    void thePasswordPolicyHolds(String rule) {
        assertThat(settings().text("passwordPolicy").orElseThrow()).contains(rule);
    }

    @Test
    void theBaseHasNoDemonstrationData() {
        assertThat(REALM.mappings("people")).isEmpty();
        assertThat(REALM.mappings("organizations")).isEmpty();
        assertThat(REALM.mappings("identityProviders")).isEmpty();
        assertThat(REALM.mappings("clients"))
                .extracting(client -> client.text("clientId").orElse(""))
                .containsExactly("admin-cli", "stagedoor-portal", "stagedoor-realm-config");
        assertThat(settings().has("smtpServer")).isFalse();
    }

    @Test
    void noClientTakesPasswordsOrTokensFromTheFrontChannel() {
        assertThat(DEMO.mappings("clients")).allSatisfy(client -> {
            assertThat(client.text("directAccessGrantsEnabled")).contains("false");
            assertThat(client.text("implicitFlowEnabled").orElse("false")).isEqualTo("false");
            assertThat(client.text("fullScopeAllowed").orElse("false")).isEqualTo("false");
        });
    }

    @Test
    void noRedirectAddressHasAWildcard() {
        assertThat(DEMO.mappings("clients")).allSatisfy(client -> {
            assertThat(client.texts("redirectUris")).noneMatch(address -> address.contains("*") || address.equals("+"));
            assertThat(client.texts("webOrigins")).noneMatch(origin -> origin.contains("*"));
            assertThat(attribute(client, "post.logout.redirect.uris")).doesNotContain("*");
        });
    }

    @Test
    void everyApplicationGetsAccessTokensOfRfc9068ForOneApi() {
        assertThat(demoClients()).hasSize(7).allSatisfy(client -> {
            assertThat(attribute(client, "access.token.header.type.rfc9068")).isEqualTo("true");
            assertThat(client.texts("defaultClientScopes"))
                    .doesNotContain("roles")
                    .filteredOn(scope -> scope.equals("media-api") || scope.equals("stagedoor-admin"))
                    .hasSize(1);
        });
    }

    @Test
    void screeningRoomUsesPkceAndBackChannelLogout() {
        Mapping client = demoClients()
                .filter(candidate -> candidate.text("clientId").orElse("").equals("screening-room"))
                .findFirst()
                .orElseThrow();

        assertThat(attribute(client, "pkce.code.challenge.method")).isEqualTo("S256");
        assertThat(attribute(client, "backchannel.logout.url")).isEqualTo("http://localhost:8100/backchannel-logout");
        assertThat(client.texts("redirectUris")).containsExactly("http://localhost:8100/callback");
        assertThat(client.texts("defaultClientScopes")).contains("organization");
    }

    @Test
    void corporateIdentityProvidersAreCheckedAndFoundByTheirDomain() {
        assertThat(DEMO.mappings("identityProviders")).hasSize(2).allSatisfy(provider -> {
            Mapping config = (Mapping) provider.get("config").orElseThrow();
            assertThat(config.text("validateSignature")).contains("true");
            assertThat(config.text("kc.org.broker.redirect.mode.email-matches")).contains("true");
            assertThat(provider.text("firstBrokerLoginFlowAlias")).contains("stagedoor first broker login");
            assertThat(provider.text("hideOnLogin")).contains("true");
        });
    }

    @Test
    void laterAuthenticatorsAreMetByEverybodyWhoSignsIn() {
        Mapping browser = REALM.mappings("authenticationFlows").get(0);

        assertThat(browser.text("alias")).contains("stagedoor browser");
        assertThat(browser.mappings("executions"))
                .allSatisfy(step -> assertThat(step.text("requirement")).contains("REQUIRED"));
    }

    @Test
    void everySecretIsAReference() {
        assertThat(secrets(DEMO))
                .containsExactlyInAnyOrder(
                        "secret-SCREENING_ROOM_CLIENT_SECRET",
                        "secret-CURL_DEMO_CLIENT_SECRET",
                        "secret-CURL_DEMO_CLIENT_SECRET",
                        "secret-ACME_OKTA_CLIENT_SECRET",
                        "secret-DEMO_GATEWAY_CLIENT_SECRET",
                        "secret-DEMO_OPERATOR_CLIENT_SECRET",
                        "secret-DEMO_PASSWORD");
    }

    private static List<String> secrets(Node node) {
        return switch (node) {
            case Scalar scalar -> scalar.secret() ? List.of(scalar.text()) : List.of();
            case Node.Sequence sequence ->
                sequence.items().stream()
                        .flatMap(item -> secrets(item).stream())
                        .toList();
            case Mapping mapping ->
                mapping.entries().values().stream()
                        .flatMap(entry -> secrets(entry.value()).stream())
                        .toList();
        };
    }

    @Test
    void portsFollowTheEnvironment() {
        Values moved = new Values() {
            private final Map<String, String> environment = Map.of(
                    "ACME_OKTA_URL", "http://localhost:9110",
                    "GLOBEX_ENTRA_URL", "http://localhost:9120",
                    "SCREENING_ROOM_URL", "http://localhost:9100",
                    "STAGEDOOR_URL", "http://localhost:9080",
                    "SMTP_PORT", "9126");

            @Override
            public Optional<String> environment(String name) {
                return Optional.ofNullable(environment.get(name));
            }

            @Override
            public Optional<String> secret(String name) {
                return Optional.of("s");
            }
        };
        Declaration declaration = new DeclarationReader(moved).read(Path.of("realm"), List.of(Path.of("demo")));

        assertThat(((Declaration.Accepted) declaration).content().toJson().toString())
                .doesNotContain("localhost:8")
                .doesNotContain("8126");
    }
}
