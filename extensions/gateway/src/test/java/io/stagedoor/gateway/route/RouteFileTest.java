package io.stagedoor.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteFileTest {

    private static String sentence(String yaml) {
        RouteFile.Outcome outcome = RouteFile.parse(yaml, "gateway.yaml");
        assertThat(outcome).isInstanceOf(RouteFile.Broken.class);
        return ((RouteFile.Broken) outcome).sentence();
    }

    @Test
    void readsAnEmptyFileAsNoRoutes() {
        assertThat(RouteFile.parse("", "f"))
                .isInstanceOfSatisfying(
                        RouteFile.Loaded.class,
                        loaded -> assertThat(loaded.table().size()).isZero());
        assertThat(RouteFile.parse("# nothing yet\n", "f")).isInstanceOf(RouteFile.Loaded.class);
    }

    @Test
    void namesFileAndLineOfAnUnknownKey() {
        assertThat(sentence("""
                        routes:
                          - path: /api/**
                            scope: [media.read]
                        """))
                .isEqualTo(
                        "gateway.yaml, line 3: unknown key 'scope'; known are path, methods, public, scopes, organization,"
                                + " permission, team, project, acr, max-age, limits");
        assertThat(sentence("unmatched: deny\nroute:\n  - path: /a\n"))
                .isEqualTo("gateway.yaml, line 2: unknown key 'route'; known are unmatched, acr-order, limits, routes");
    }

    @Test
    void namesTheLineOfBrokenYaml() {
        assertThat(sentence("routes:\n  - path: /a\n   public: true\n")).startsWith("gateway.yaml, line 3: not YAML");
        assertThat(sentence("routes: [\n")).startsWith("gateway.yaml, line ");
    }

    @Test
    void refusesAKeyThatIsGivenTwice() {
        assertThat(sentence("routes:\n  - path: /a\n    public: true\n    path: /b\n"))
                .isEqualTo("gateway.yaml, line 4: 'path' is given twice");
    }

    @Test
    void refusesValuesThatAreNotOnTheList() {
        assertThat(sentence("unmatched: allow\n"))
                .isEqualTo("gateway.yaml, line 1: 'allow' is not one of authenticated, deny");
        assertThat(sentence("routes:\n  - path: /a\n    public: yes\n"))
                .isEqualTo("gateway.yaml, line 3: 'yes' is not one of true, false");
        assertThat(sentence("routes:\n  - path: /a\n    organization: needed\n"))
                .contains("line 3");
    }

    @Test
    void refusesAPublicRouteThatAsksForSomething() {
        assertThat(sentence("routes:\n  - path: /a\n    public: true\n    scopes: [x]\n"))
                .contains("line 4");
        assertThat(sentence("routes:\n  - path: /a\n    public: true\n    organization: optional\n"))
                .contains("line 4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"api", "/a/**/b", "/a*", "/a/../b", "/a//b", "/a;x", "/a?x=1", "'*'", "''", "/a/%2f", "/***"})
    void refusesPatternsThatCannotMatchWhatTheySay(String pattern) {
        assertThat(sentence("routes:\n  - public: true\n    path: " + pattern + "\n"))
                .contains("line 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "routes: x",
                "routes: {}",
                "routes: [x]",
                "routes: [{public: true}]",
                "routes: [{path: [x]}]",
                "routes: [{path: /a, methods: GET}]",
                "routes: [{path: /a, methods: [get]}]",
                "routes: [{path: /a, methods: []}]",
                "routes: [{path: /a, scopes: media.read}]",
                "routes: [{path: /a, permission: asset.view}]",
                "routes: [{path: /a, team: t}]",
                "routes: [{path: /a, project: p}]",
                "routes: [{path: /a, permission: asset.view, team: '{team}'}]",
                "routes: [{path: '/{team}/*', permission: asset.view, team: '{other}'}]",
                "routes: [{path: '/{team}/{team}', permission: asset.view, team: '{team}'}]",
                "routes: [{path: '/a{team}', permission: asset.view, team: t}]",
                "routes: [{path: '/{Team}', permission: asset.view, team: t}]",
                "routes: [{path: /a, permission: from-gateway, team: t}]",
                "routes: [{path: /a, permission: 'a b', team: t}]",
                "routes: [{path: /a, public: true, permission: asset.view, team: t}]",
                "routes: [{path: /a, public: true, acr: '1'}]",
                "routes: [{path: /a, acr: '4'}]",
                "routes: [{path: /a, max-age: soon}]",
                "routes: [{path: /a, max-age: -1}]",
                "limits: {subject: 10}",
                "limits: {subject: {requests: 10}}",
                "limits: {subject: {requests: 0, seconds: 1}}",
                "limits: {subject: {requests: 1, seconds: 100000}}",
                "limits: {person: {requests: 1, seconds: 1}}",
                "routes: [{path: /a, scopes: ['a b']}]",
                "routes: [{path: /a, scopes: []}]",
                "- path: /a",
                "just text",
                "unmatched: {}",
                "routes: [{path: &a /a}, {path: *a}]",
                "---\nroutes: [{path: /a}]\n---\nroutes: [{path: /b}]"
            })
    void refusesEverythingElseThatHasNoMeaning(String yaml) {
        assertThat(sentence(yaml)).startsWith("gateway.yaml, line ");
    }

    @Test
    void readsAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("gateway.yaml"), "routes: [{path: /a}]");
        assertThat(RouteFile.read(file)).isInstanceOf(RouteFile.Loaded.class);
    }

    @Test
    void saysWhichFileCannotBeRead(@TempDir Path folder) throws IOException {
        Path missing = folder.resolve("missing.yaml");
        assertThat(RouteFile.read(missing))
                .isEqualTo(new RouteFile.Broken("the routes file " + missing + " does not exist"));
        assertThat(RouteFile.read(folder))
                .isEqualTo(new RouteFile.Broken("the routes file " + folder + " cannot be read"));
        Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(RouteFile.read(binary))
                .isEqualTo(new RouteFile.Broken("the routes file " + binary + " is not UTF-8 text"));
    }
}
