package io.stagedoor.gateway.forwardauth;

import static io.stagedoor.gateway.forwardauth.QuestionMother.blank;
import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.gateway.forwardauth.Credentials.Bearer;
import io.stagedoor.gateway.forwardauth.Credentials.Bound;
import io.stagedoor.gateway.forwardauth.Credentials.None;
import io.stagedoor.gateway.forwardauth.Credentials.Unusable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    private static Credentials read(QuestionMother question) {
        return Credentials.read(question.build(), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer a.b.c", "bearer a.b.c", "BEARER   a.b.c"})
    void readsABearerToken(String header) {
        assertThat(read(blank().with("Authorization", header))).isEqualTo(new Bearer("a.b.c"));
    }

    @Test
    void readsABoundTokenWithItsProof() {
        assertThat(read(blank().with("Authorization", "DPoP a.b.c").with("DPoP", "x.y.z")))
                .isEqualTo(new Bound("a.b.c", "x.y.z"));
        assertThat(read(blank().with("Authorization", "DPoP a.b.c"))).isEqualTo(new Bound("a.b.c", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic dXNlcjpwYXNz", "Negotiate abc", "a.b.c", "Bearerish a.b.c"})
    void readsNothingFromOtherSchemes(String header) {
        assertThat(read(blank().with("Authorization", header))).isInstanceOf(None.class);
    }

    @Test
    void readsNothingWhereNothingIsSent() {
        assertThat(read(blank())).isInstanceOf(None.class);
        assertThat(read(blank().with("Authorization", ""))).isInstanceOf(None.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer a b",
                "Bearer a,Bearer b",
                "Bearer a.b.c, Bearer d.e.f",
                "Bearer \"a\"",
                "DPoP ä"
            })
    void refusesAMalformedHeader(String header) {
        assertThat(read(blank().with("Authorization", header))).isInstanceOf(Unusable.class);
    }

    @Test
    void refusesHeadersThatAreSentTwice() {
        assertThat(read(blank().bearer("a").bearer("a"))).isInstanceOf(Unusable.class);
        assertThat(read(blank().bearer("a").with("Authorization", ""))).isInstanceOf(Unusable.class);
        assertThat(read(blank().with("Authorization", "DPoP a")
                        .with("DPoP", "x")
                        .with("DPoP", "y")))
                .isInstanceOf(Unusable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access_token=a.b.c",
                "x=1&access_token=a",
                "access%5Ftoken=a",
                "access_token",
                "%61ccess_token=a&x"
            })
    void refusesATokenInTheAddress(String query) {
        assertThat(Credentials.read(blank().bearer("a").build(), query)).isInstanceOf(Unusable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x=access_token", "my_access_token=1", "access_tokens=1", "%zz=1", "&&"})
    void acceptsOtherQueries(String query) {
        assertThat(Credentials.read(blank().bearer("a").build(), query)).isInstanceOf(Bearer.class);
    }
}
