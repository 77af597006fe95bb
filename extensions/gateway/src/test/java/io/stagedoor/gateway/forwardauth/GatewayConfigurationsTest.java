package io.stagedoor.gateway.forwardauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.stagedoor.gateway.route.RouteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped gateway configurations: whoever adds an identity header has to add it to each of them. */
class GatewayConfigurationsTest {

    private static final Path CONFIG = Path.of("config");
    private static final List<String> PASSED = Stream.concat(IdentityHeaders.NAMES.stream(), Stream.of("X-Request-Id"))
            .toList();

    private static String text(String file) throws IOException {
        return Files.readString(CONFIG.resolve(file));
    }

    /** How often a header is named, not counting longer names that begin alike. */
    private static long mentions(String text, String header) {
        return Pattern.compile("(?i)" + Pattern.quote(header) + "(?![A-Za-z-])")
                .matcher(text)
                .results()
                .count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx.conf", "Caddyfile", "traefik.yaml", "envoy.yaml", "apisix.yaml", "kong.yaml"})
    void passOnEveryIdentityHeader(String file) throws IOException {
        String text = text(file);
        assertThat(PASSED)
                .allSatisfy(header -> assertThat(mentions(text, header)).isPositive());
    }

    /** nginx replaces by setting, Caddy and HAProxy remove by prefix; the others have to name each. */
    @ParameterizedTest
    @ValueSource(strings = {"traefik.yaml", "envoy.yaml", "apisix.yaml"})
    void removeEveryIdentityHeaderOfTheClientFirst(String file) throws IOException {
        String withoutComments = text(file).replaceAll("(?m)^ *#.*$", "");
        assertThat(IdentityHeaders.NAMES)
                .allSatisfy(
                        header -> assertThat(mentions(withoutComments, header)).isEqualTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"apache-application.conf", "apache-resource-server.conf"})
    void removeEveryIdentityHeaderOfTheClientInApache(String file) throws IOException {
        String text = text(file);
        assertThat(IdentityHeaders.NAMES)
                .allSatisfy(header -> assertThat(text).contains("RequestHeader unset " + header + " early\n"));
    }

    @Test
    void removeIdentityHeadersByPrefixWhereThatIsPossible() throws IOException {
        assertThat(text("Caddyfile")).contains("request_header -X-Auth-*");
        assertThat(text("haproxy.cfg")).contains("del-header ^[Xx][-_][Aa][Uu][Tt][Hh][-_] -m reg");
    }

    /** One list, gone through before and after asking. */
    @Test
    void removeEveryIdentityHeaderOfTheClientFirstInKong() throws IOException {
        assertThat(text("kong.yaml"))
                .contains("kong.service.request.clear_header(name)")
                .containsSubsequence("clear_header", "request_uri(", "set_header(name");
    }

    /** CGI, WSGI and PHP make one variable of X-Auth-Subject and X_Auth_Subject. (nginx drops such names by itself.) */
    @Test
    void keepOutNamesWithUnderscores() throws IOException {
        assertThat(text("Caddyfile"))
                .contains("request_header -X_Auth_*", "request_header -X_Auth-*", "request_header -X-Auth_*");
        assertThat(text("envoy.yaml")).contains("headers_with_underscores_action: REJECT_REQUEST");
        assertThat(text("apache-application.conf")).contains("Require env forged_identity");
        assertThat(text("apache-resource-server.conf")).contains("Require env forged_identity");
        assertThat(text("nginx.conf")).doesNotContain("underscores_in_headers on");
    }

    @Test
    void setEveryIdentityHeaderInNginxFromTheAnswer() throws IOException {
        String nginx = text("nginx.conf");
        assertThat(PASSED).allSatisfy(header -> {
            String variable = header.toLowerCase(Locale.ROOT).replace('-', '_');
            assertThat(nginx).containsPattern("auth_request_set \\$\\w+ +\\$upstream_http_" + variable + ";");
            assertThat(nginx).containsPattern("proxy_set_header " + header + " +\\$");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"traefik.yaml", "envoy.yaml", "apisix.yaml", "kong.yaml"})
    void sayWhereTheyWereNotRun(String file) throws IOException {
        assertThat(text(file)).contains("NOT RUN here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"traefik.yaml", "envoy.yaml", "apisix.yaml", "kong.yaml"})
    void areWellFormed(String file) throws IOException {
        ObjectMapper strict = new YAMLMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        assertThat(strict.readTree(text(file)).size()).isPositive();
    }

    @Test
    void includeARoutesFileThatCanBeRead() {
        assertThat(RouteFile.read(CONFIG.resolve("gateway.yaml"))).isInstanceOf(RouteFile.Loaded.class);
    }

    @Test
    void nameNoMachineOfOurs() throws IOException {
        try (Stream<Path> files = Files.list(CONFIG)) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file)).doesNotContain("/tmp/", "/work/", "/root/");
            }
        }
    }
}
