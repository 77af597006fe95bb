package io.stagedoor.serviceaccounts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stagedoor.database.WrittenMeanwhileException;
import io.stagedoor.serviceaccounts.domain.TrustedIssuer;
import io.stagedoor.serviceaccounts.domain.Workload;
import io.stagedoor.testing.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkloadStoresTest {

    private static final String ISSUER = "https://kubernetes.example";
    private static final String SUBJECT = "system:serviceaccount:ci:build";
    private static final TrustedIssuer CLUSTER =
            new TrustedIssuer("i", "acme", "Cluster", ISSUER, null, null, false, 1);

    private final Database database = new Database("service-accounts");
    private final TrustedIssuers issuers = new TrustedIssuers(database.entities(), "acme");
    private final Workloads workloads = new Workloads(database.entities(), "realm");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void issuersOfAnotherOrganizationAreNotSeen() {
        issuers.insert(CLUSTER);
        assertThat(issuers.find("i")).contains(CLUSTER);
        assertThat(issuers.list(null, 10)).containsExactly(CLUSTER);
        TrustedIssuers others = new TrustedIssuers(database.entities(), "globex");
        assertThat(others.find("i")).isEmpty();
        assertThat(others.hold("i")).isFalse();
        assertThat(others.change(second())).isFalse();
        assertThat(others.delete(CLUSTER)).isFalse();
    }

    @Test
    void oneOfTwoWhoChangeAnIssuerAtOnceIsRefused() {
        issuers.insert(CLUSTER);
        assertThat(issuers.hold("i")).isTrue();
        assertThat(issuers.change(second())).isTrue();
        assertThat(issuers.change(second())).isFalse();
        assertThat(issuers.find("i")).contains(second());
        assertThat(issuers.delete(CLUSTER)).isFalse();
        assertThat(issuers.delete(second())).isTrue();
    }

    @Test
    void aWorkloadIsFoundByWhatItsTokensSay() {
        Workload workload = new Workload("a", "i", ISSUER, SUBJECT);
        workloads.insert(workload);
        assertThat(workloads.of(ISSUER, SUBJECT)).contains(workload);
        assertThat(workloads.of("a")).contains(workload);
        assertThat(workloads.by("i")).containsExactly(workload);
        assertThat(workloads.of(ISSUER, "system:serviceaccount:ci:other")).isEmpty();
        assertThat(workloads.of("https://another.example", SUBJECT)).isEmpty();
        assertThat(new Workloads(database.entities(), "other").of(ISSUER, SUBJECT))
                .isEmpty();
        workloads.remove("a");
        assertThat(workloads.of(ISSUER, SUBJECT)).isEmpty();
    }

    @Test
    void aWorkloadStandsForOneAccountWhosesoeverItIs() {
        workloads.insert(new Workload("a", "i", ISSUER, SUBJECT));
        assertThatThrownBy(() -> workloads.insert(new Workload("b", "another", ISSUER, SUBJECT)))
                .isInstanceOf(WrittenMeanwhileException.class);
    }

    private static TrustedIssuer second() {
        return new TrustedIssuer("i", "acme", "Cluster", ISSUER, ISSUER + "/keys", null, true, 2);
    }
}
