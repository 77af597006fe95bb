package io.stagedoor.audit.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EventActionTest {

    @Test
    void namesWhatHappenedInTheTrailsOwnWords() {
        assertThat(EventAction.of("LOGIN")).contains("sign-in");
        assertThat(EventAction.of("LOGIN_ERROR")).contains("sign-in");
        assertThat(EventAction.of("UPDATE_CREDENTIAL")).contains("credential.change");
    }

    @Test
    void keepsOfTokensOnlyWhatFailed() {
        assertThat(EventAction.of("REFRESH_TOKEN")).isEmpty();
        assertThat(EventAction.of("REFRESH_TOKEN_ERROR")).contains("token.refresh");
    }

    @Test
    void doesNotSayTheSameTwice() {
        assertThat(EventAction.of("UPDATE_PASSWORD")).isEmpty();
        assertThat(EventAction.of("INTROSPECT_TOKEN")).isEmpty();
    }

    @Test
    void keepsNoDetailThatPeopleTypeOrThatIsASecret() {
        for (String name :
                new String[] {"username", "email", "redirect_uri", "code_id", "token_id", "refresh_token_id", "state"
                }) {
            assertThat(EventAction.detail(name)).as(name).isEmpty();
        }
        assertThat(EventAction.detail("auth_method")).contains("method");
    }

    @Test
    void keepsWhyAConnectionLetSomebodyNotInWhereTheWordsAreOurs() {
        Map<String, String> ours = Map.of("reason", "signature-missing", "correlation_id", "c-1234567");
        assertThat(EventAction.connectionDetail("reason", ours)).contains("reason");
        assertThat(EventAction.connectionDetail("correlation_id", ours)).contains("correlation");
        assertThat(EventAction.connectionDetail("identity_provider_identity", ours))
                .isEmpty();

        assertThat(EventAction.connectionDetail("reason", Map.of("reason", "signature-missing")))
                .as("without a correlation id it is not ours")
                .isEmpty();
        assertThat(EventAction.connectionDetail("reason", Map.of("reason", "Wrong: hunter2", "correlation_id", "c-1")))
                .as("free text")
                .isEmpty();
    }
}
