package io.stagedoor.demo.screeningroom.calls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChallengeTest {

    @Test
    void readsTheDescriptionOfARefusal() {
        assertThat(Challenge.description(
                        "Bearer realm=\"x\", error=\"invalid_token\", error_description=\"it is over\""))
                .contains("it is over");
        assertThat(Challenge.description("Bearer error_description=\"the \\\"typ\\\" is wrong\""))
                .contains("the \"typ\" is wrong");
        assertThat(Challenge.description("Bearer realm=\"x\"")).isEmpty();
    }

    @Test
    void namesTheScopeThatWouldHaveDone() {
        assertThat(Challenge.description("Bearer error_description=\"a scope is missing\", scope=\"vault:read\""))
                .contains("a scope is missing (needed: vault:read)");
    }

    @Test
    void readsTheDetailOfAProblemElseItsTitle() {
        assertThat(Challenge.problem("{\"title\":\"No\",\"detail\":\"because\"}"))
                .contains("because");
        assertThat(Challenge.problem("{\"title\":\"No\"}")).contains("No");
        assertThat(Challenge.problem("<html>")).isEmpty();
        assertThat(Challenge.problem("{}")).isEmpty();
    }
}
