package io.stagedoor.helm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NotesTest {

    @Test
    void sayWherePeopleAndGatewaysFindIt() {
        assertThat(StagedoorChart.withValueSet("full").notes())
                .contains("https://id.studio.example:8443/realms/studio")
                .contains("http://front-door-gateway.identity.svc:8090/verify");
    }

    @Test
    void warnOfWhatWasLeftOpen() {
        assertThat(StagedoorChart.minimal()
                        .with("networkPolicy: {enabled: false}")
                        .notes())
                .contains("xforwarded headers of EVERY caller")
                .contains("connection to the database is not verified")
                .contains("any pod can reach the management port")
                .contains("No Ingress was asked for");
    }

    @Test
    void warnOfNothingWhereNothingIsOpen() {
        assertThat(StagedoorChart.withValueSet("full").notes())
                .doesNotContain("EVERY caller", "not verified", "any pod", "No Ingress");
    }

    @Test
    void remindOfTheTemporaryAdministrator() {
        assertThat(StagedoorChart.withValueSet("full").notes())
                .contains("temporary administrator of Secret stagedoor-bootstrap");
        assertThat(StagedoorChart.minimal().notes()).doesNotContain("temporary administrator");
    }
}
