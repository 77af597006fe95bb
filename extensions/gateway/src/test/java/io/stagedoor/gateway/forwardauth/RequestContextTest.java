package io.stagedoor.gateway.forwardauth;

import static io.stagedoor.gateway.forwardauth.QuestionMother.about;
import static io.stagedoor.gateway.forwardauth.QuestionMother.blank;
import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.gateway.forwardauth.RequestContext.Known;
import io.stagedoor.gateway.forwardauth.RequestContext.None;
import io.stagedoor.gateway.forwardauth.RequestContext.Unusable;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestContextTest {

    private static RequestContext read(QuestionMother question) {
        return RequestContext.read(question.build(), ContextSource.ANY);
    }

    private static Known known(RequestContext context) {
        assertThat(context).isInstanceOf(Known.class);
        return (Known) context;
    }

    private static void assertUnusable(QuestionMother question) {
        assertThat(read(question)).isInstanceOf(Unusable.class);
    }

    @Test
    void readsWhatForwardingGatewaysSend() {
        Known known = known(read(about("POST", "/api/assets/%34?size=1")));
        assertThat(known.method()).isEqualTo("POST");
        assertThat(known.path()).hasToString("/api/assets/4");
        assertThat(known.query()).isEqualTo("size=1");
        assertThat(known.address()).contains(URI.create("https://media.example/api/assets/%34"));
    }

    @Test
    void readsWhatNginxSends() {
        Known known = known(read(blank().with("X-Original-Method", "GET").with("X-Original-URI", "/api")));
        assertThat(known.path()).hasToString("/api");
        assertThat(known.address()).isEmpty();
    }

    @Test
    void readsWhatEnvoySends() {
        Known known = known(read(blank().asked("DELETE", "/api/assets/42?x=1")
                .with("Host", "media.example:8443")
                .with("X-Forwarded-Proto", "https")));
        assertThat(known.method()).isEqualTo("DELETE");
        assertThat(known.path()).hasToString("/api/assets/42");
        assertThat(known.address()).contains(URI.create("https://media.example:8443/api/assets/42"));
    }

    @Test
    void knowsNothingWhereNothingIsSent() {
        assertThat(read(blank())).isInstanceOf(None.class);
        assertThat(read(blank().with("X-Forwarded-Uri", "").with("X-Original-URI", "")))
                .isInstanceOf(None.class);
    }

    @Test
    void refusesAContextThatContradictsItself() {
        assertUnusable(about("GET", "/api/admin").with("X-Original-URI", "/api/public"));
        assertUnusable(about("POST", "/api").with("X-Original-Method", "GET"));
        assertUnusable(about("GET", "/api/public").asked("GET", "/api/admin"));
    }

    @Test
    void acceptsTwoReportsThatAgree() {
        known(read(about("GET", "/api").with("X-Original-URI", "/api").with("X-Original-Method", "GET")));
    }

    @Test
    void refusesAContextThatWasSentTwice() {
        assertUnusable(about("GET", "/api").with("X-Forwarded-Uri", "/api"));
        assertUnusable(about("GET", "/api").with("X-Forwarded-Method", "GET"));
        assertUnusable(about("GET", "/api").with("X-Forwarded-Host", "evil.example"));
        assertUnusable(blank().with("X-Forwarded-Uri", "").with("X-Forwarded-Uri", "/api/public"));
    }

    @Test
    void refusesHalfAContext() {
        assertUnusable(about("GET", "/api").without("X-Forwarded-Uri"));
        assertUnusable(about("GET", "/api").without("X-Forwarded-Method"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "GET POST", "GET\r\n", "{}", "G3T"})
    void refusesMethodsThatAreNone(String method) {
        assertUnusable(about(method, "/api"));
    }

    @Test
    void refusesAmbiguousPaths() {
        assertUnusable(about("GET", "/api/public/../admin"));
        assertUnusable(about("GET", "http://media.example/api"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a, b", "media.example/x", "user@media.example", "media.example:x", "a b", "ev\u0131l.example"})
    void knowsNoAddressWhereTheHostIsOdd(String host) {
        QuestionMother question =
                about("GET", "/api").without("X-Forwarded-Host").with("X-Forwarded-Host", host);
        assertThat(known(read(question)).address()).isEmpty();
    }

    @Test
    void knowsNoAddressWhereTheSchemeIsOddOrThePathIsNoUri() {
        QuestionMother ftp = about("GET", "/api").without("X-Forwarded-Proto").with("X-Forwarded-Proto", "ftp");
        assertThat(known(read(ftp)).address()).isEmpty();
        assertThat(known(read(about("GET", "/api/{id}"))).address()).isEmpty();
    }

    @Test
    void listensOnlyToTheConfiguredSource() {
        AuthRequest both = about("GET", "/api/a")
                .with("X-Original-URI", "/api/b")
                .with("X-Original-Method", "POST")
                .asked("PUT", "/api/c")
                .build();
        assertThat(known(RequestContext.read(both, ContextSource.FORWARDED)).path())
                .hasToString("/api/a");
        assertThat(known(RequestContext.read(both, ContextSource.ORIGINAL)).path())
                .hasToString("/api/b");
        assertThat(known(RequestContext.read(both, ContextSource.PATH)).path()).hasToString("/api/c");
        assertThat(RequestContext.read(both, ContextSource.NONE)).isInstanceOf(None.class);
    }

    @Test
    void refusesAQuestionWithoutTheContextThatTheGatewayWasToSend() {
        AuthRequest silent = QuestionMother.blank().build();
        assertThat(RequestContext.read(silent, ContextSource.FORWARDED)).isInstanceOf(Unusable.class);
        assertThat(RequestContext.read(silent, ContextSource.ORIGINAL)).isInstanceOf(Unusable.class);
        assertThat(RequestContext.read(silent, ContextSource.NONE)).isInstanceOf(None.class);
    }
}
