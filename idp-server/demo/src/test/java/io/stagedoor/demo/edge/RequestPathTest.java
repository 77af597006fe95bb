package io.stagedoor.demo.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/login?email=a%40b", "/assets/mark.svg", "/apiary", "/calls/"})
    void takesOtherPathsForPages(String uri) {
        assertThat(RequestPath.of(uri)).isEqualTo(RequestPath.PAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/", "/api/footage", "/api/footage?x=../..", "/API/footage", "/Api"})
    void takesEverythingUnderApiForCallsInAnySpelling(String uri) {
        assertThat(RequestPath.of(uri)).isEqualTo(RequestPath.API);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/footage",
                "/x/../api/footage",
                "/./api/footage",
                "/%61pi/footage",
                "/api%2ffootage",
                "/x/%2e%2e/api",
                "/x\\..\\api",
                "/x;/api",
                "/api;v=1/vault",
                "/x//api",
                "http://localhost/api/footage",
                "*",
                ""
            })
    void refusesPathsThatTwoProgramsCouldReadDifferently(String uri) {
        assertThat(RequestPath.of(uri)).isEqualTo(RequestPath.AMBIGUOUS);
    }
}
