package io.stagedoor.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.gateway.limits.Limits;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

    private static Access.Authenticated authenticated(Set<String> scopes, boolean organization) {
        return new Access.Authenticated(scopes, organization, null, StepUp.NONE, Limits.NONE, 0);
    }

    private static final Access ADMIN = authenticated(Set.of("admin"), false);
    private static final Access READ = authenticated(Set.of("media.read"), true);
    private static final Access WRITE = authenticated(Set.of("media.write"), true);
    private static final Access.Authenticated ANY = authenticated(Set.of(), false);

    private final RouteTable table = table("""
            routes:
              - path: /api/public/**
                public: true
              - path: /api/admin/**
                scopes: [admin]
              - path: /api/assets/*
                methods: [GET]
                scopes: [media.read]
                organization: required
              - path: /api/assets/*
                methods: [POST, DELETE]
                scopes: [media.write]
                organization: required
              - path: /login
                public: true
            """);

    private static RouteTable table(String yaml) {
        RouteFile.Outcome outcome = RouteFile.parse(yaml, "gateway.yaml");
        assertThat(outcome).isInstanceOf(RouteFile.Loaded.class);
        return ((RouteFile.Loaded) outcome).table();
    }

    private Access access(String method, String target) {
        RequestPath.Outcome outcome = RequestPath.parse(target);
        return outcome instanceof RequestPath.Normal normal
                ? table.accessTo(method, normal.path())
                : new Access.Unclear("path");
    }

    @Test
    void takesTheFirstRouteThatCoversMethodAndPath() {
        assertThat(access("GET", "/api/public/logo")).isEqualTo(new Access.Public());
        assertThat(access("GET", "/api/admin/users")).isEqualTo(ADMIN);
        assertThat(access("GET", "/api/assets/42")).isEqualTo(READ);
        assertThat(access("POST", "/api/assets/42")).isEqualTo(WRITE);
    }

    @Test
    void asksForAGoodTokenWhereNoRouteFits() {
        assertThat(access("GET", "/api/other")).isEqualTo(ANY);
    }

    @Test
    void deniesAMethodThatNobodyThoughtOfOnAPathThatSomeRouteIsAbout() {
        assertThat(access("PUT", "/api/assets/42")).isEqualTo(new Access.Denied());
        assertThat(RouteTable.authenticatedOnly().unmatched()).isEqualTo(ANY);
    }

    @Test
    void deniesWhatFitsNoRouteWhereConfigured() {
        assertThat(table("unmatched: deny").unmatched()).isEqualTo(new Access.Denied());
    }

    @Test
    void takesHeadForGet() {
        assertThat(access("HEAD", "/api/assets/42")).isEqualTo(READ);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/admin/**,/api/admin,true",
        "/api/admin/**,/api/admin/,true",
        "/api/admin/**,/api/admin/a/b/c,true",
        "/api/admin/**,/api/administrator,false",
        "/api/admin/**,/api,false",
        "/login,/login,true",
        "/login,/login/,true",
        "/login/,/login,true",
        "/login,/login/x,false",
        "/a/*/c,/a/b/c,true",
        "/a/*/c,/a/b/d/c,false",
        "/a/*/c,/a/c,false",
        "/a/*,/a,false",
        "/a/*,/a/,false",
        "/**,/,true",
        "/**,/any/thing,true",
        "/,/,true",
        "/,/a,false",
        "/caf%C3%A9,/caf%c3%a9,true",
        "/%61pi,/api,true"
    })
    void matchesSegmentBySegment(String pattern, String target, boolean expected) {
        RequestPath.Outcome outcome = RequestPath.parse(target);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RequestPath.Normal.class,
                        normal -> assertThat(PathPattern.parse(pattern).matches(normal.path()))
                                .isEqualTo(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/public/../admin",
                "/api/public/%2e%2e/admin",
                "/api//admin",
                "/api/admin;x=/public",
                "/api/public/..%2fadmin",
                "/api/public%2f..%2fadmin",
                "/api/%61dmin",
                "/api/admin/",
                "/api/admin%2f",
                "/api/admin?x=/api/public/",
                "/API/admin",
                "/api/ADMIN/users",
                "/api/public/%252e%252e/admin",
                "/api/admin/.",
                "\\api\\admin",
                "//api/admin",
                "/api/\u212Aadmin",
                "http://x/api/public/"
            })
    void letsNobodySlipPastAnAdminRoute(String target) {
        assertThat(access("GET", target))
                .satisfiesAnyOf(
                        access -> assertThat(access).isEqualTo(ADMIN),
                        access -> assertThat(access).isInstanceOf(Access.Unclear.class));
    }

    @Test
    void refusesPathsThatAnApplicationWhichIgnoresCaseWouldTakeForAnotherRoute() {
        assertThat(access("GET", "/API/admin")).isInstanceOf(Access.Unclear.class);
        assertThat(access("GET", "/api/Public/logo")).isInstanceOf(Access.Unclear.class);
        assertThat(access("GET", "/Login")).isInstanceOf(Access.Unclear.class);
    }

    @Test
    void leavesCaseAloneWhereNoRouteNamesTheSegment() {
        assertThat(access("GET", "/api/assets/AbC")).isEqualTo(READ);
        assertThat(access("GET", "/api/admin/Users")).isEqualTo(ADMIN);
        assertThat(access("GET", "/Other")).isEqualTo(ANY);
    }
}
