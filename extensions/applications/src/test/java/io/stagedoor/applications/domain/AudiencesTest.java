package io.stagedoor.applications.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.applications.domain.Audiences.Granted;
import io.stagedoor.applications.domain.Audiences.Refused;
import io.stagedoor.applications.domain.Audiences.Subscribed;
import java.util.List;
import org.junit.jupiter.api.Test;

class AudiencesTest {

    private static final Subscribed OWN = new Subscribed("acme/own", "acme");
    private static final Subscribed REALM = new Subscribed("realm-wide", Api.REALM);
    private static final Subscribed FOREIGN = new Subscribed("globex/render", "globex");
    private static final Subscribed FOREIGN_TOO = new Subscribed("initech/print", "initech");
    private static final List<Subscribed> ALL = List.of(OWN, REALM, FOREIGN, FOREIGN_TOO);

    @Test
    void whereNothingIsAskedForTheyAreItsOwnAndTheRealms() {
        assertThat(of(ALL)).isEqualTo(new Granted(List.of("media-api", "acme/own", "realm-wide")));
        assertThat(Audiences.of("acme", List.of(), List.of(), List.of())).isEqualTo(new Granted(List.of()));
    }

    @Test
    void whatIsAskedForIsThereAndNothingElse() {
        assertThat(of(ALL, "acme/own")).isEqualTo(new Granted(List.of("acme/own")));
        assertThat(of(ALL, "media-api", "acme/own", "media-api"))
                .isEqualTo(new Granted(List.of("media-api", "acme/own")));
    }

    @Test
    void anApiOfAnotherOrganizationIsThereAlone() {
        assertThat(of(ALL, "globex/render")).isEqualTo(new Granted(List.of("globex/render")));
        assertThat(of(ALL, "globex/render", "media-api")).isInstanceOf(Refused.class);
        assertThat(of(ALL, "globex/render", "initech/print")).isInstanceOf(Refused.class);
        assertThat(of(ALL, "globex/render", "globex/render")).isEqualTo(new Granted(List.of("globex/render")));
    }

    @Test
    void withoutASubscriptionThereIsNoToken() {
        assertThat(of(List.of(), "globex/render")).isInstanceOf(Refused.class);
        assertThat(of(ALL, "stagedoor-admin")).isInstanceOf(Refused.class);
        assertThat(of(ALL, "acme/own", "unknown")).isInstanceOf(Refused.class);
        assertThat(of(ALL, "")).isInstanceOf(Refused.class);
    }

    private static Audiences of(List<Subscribed> subscribed, String... asked) {
        return Audiences.of("acme", List.of("media-api"), subscribed, List.of(asked));
    }
}
