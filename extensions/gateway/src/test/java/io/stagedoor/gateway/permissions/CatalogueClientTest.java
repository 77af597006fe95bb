package io.stagedoor.gateway.permissions;

import static io.stagedoor.gateway.TokenMother.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.gateway.AdjustableClock;
import io.stagedoor.gateway.IssuerServer;
import io.stagedoor.gateway.issuer.ClientCredentials;
import io.stagedoor.gateway.signals.Signal;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal.Organization;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueClientTest {

    private static final Organization ACME = new Organization("org-42", "acme");
    private static final Duration OUTAGE = Duration.ofMinutes(15);

    private final IssuerServer issuer = new IssuerServer();
    private final AdjustableClock clock = new AdjustableClock(NOW);
    private final CatalogueClient catalogue = new CatalogueClient(
            issuer.issuer(), new ClientCredentials(issuer.tokenEndpoint(), "gateway", "s3cret", clock), OUTAGE, clock);

    @BeforeEach
    void publish() {
        publish(1);
    }

    @AfterEach
    void stop() {
        catalogue.close();
        issuer.close();
    }

    private void publish(int version) {
        issuer.publish(
                "{'organization':{'id':'org-42','alias':'acme'},'version':" + version
                        + ",'permissions':[],'teamRoles':{'reviewer':{'permissions':['asset.view']}}}",
                "\"" + version + "\"");
    }

    private Optional<RoleCatalogue> ask() {
        return catalogue
                .of(ACME)
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private static Signal changed(String organization) {
        return new Signal(Signal.CATALOGUE_CHANGED, 0, organization, "acme", null, null, null, null, null, null, false);
    }

    private long version() {
        return ask().map(RoleCatalogue::version).orElse(-1L);
    }

    @Test
    void asksOnceAMinute() {
        assertThat(version()).isEqualTo(1);
        publish(2);
        clock.set(NOW.plusSeconds(59));
        assertThat(version()).isEqualTo(1);
        assertThat(issuer.catalogueFetches()).isEqualTo(1);
    }

    @Test
    void asksAgainAtOnceWhereASignalSaysSoAndWaitsForIt() {
        assertThat(version()).isEqualTo(1);
        publish(2);
        catalogue.signal(changed("org-43"));
        assertThat(version()).isEqualTo(1);
        catalogue.signal(changed("org-42"));
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void asksAgainWhereTheFeedStartsAfresh() {
        assertThat(version()).isEqualTo(1);
        publish(2);
        catalogue.afresh();
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void sendsTheTagAndKeepsWhatHasNotChanged() {
        assertThat(version()).isEqualTo(1);
        catalogue.afresh();
        assertThat(version()).isEqualTo(1);
        assertThat(issuer.catalogueFetches()).isEqualTo(2);
        assertThat(issuer.catalogueBodies()).isEqualTo(1);
    }

    @Test
    void keepsTheOldOneInAnOutageUpToTheBound() {
        assertThat(version()).isEqualTo(1);
        issuer.answerCatalogueWith(500);
        clock.set(NOW.plus(OUTAGE).minusSeconds(1));
        assertThat(version()).isEqualTo(1);
        clock.set(NOW.plus(OUTAGE));
        assertThat(ask()).isEmpty();
        issuer.answerCatalogueWith(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void usesNoCatalogueThatItKnowsToBeOutdated() {
        assertThat(version()).isEqualTo(1);
        issuer.answerCatalogueWith(500);
        catalogue.afresh();
        assertThat(ask()).isEmpty();
        issuer.answerCatalogueWith(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void doesNotAskForEveryRequestDuringAnOutage() {
        issuer.answerCatalogueWith(500);
        assertThat(ask()).isEmpty();
        assertThat(ask()).isEmpty();
        assertThat(issuer.catalogueFetches()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'organization':{'id':'org-43','alias':'acme'},'version':1,'teamRoles':{}}",
                "{'organization':{'id':'org-42','alias':'acme'},'version':'1','teamRoles':{}}",
                "{'organization':{'id':'org-42'},'version':1,'teamRoles':{'a':{'permissions':'all'}}}",
                "{'organization':{'id':'org-42'},'version':1,'teamRoles':{'a':{},'a':{}}}",
                "{'version':1,'teamRoles':{}}",
                "[]",
                ""
            })
    void believesNoDocumentThatIsNotOne(String document) {
        issuer.publish(document, "\"x\"");
        assertThat(ask()).isEmpty();
    }
}
