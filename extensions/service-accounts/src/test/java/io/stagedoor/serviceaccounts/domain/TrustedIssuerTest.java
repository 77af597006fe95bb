package io.stagedoor.serviceaccounts.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedIssuerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://kubernetes.default.svc.cluster.local",
                "https://oidc.eks.eu-central-1.amazonaws.com/id/ABC",
                "http://127.0.0.1:8081/issuer",
                "http://localhost:8081"
            })
    void anIssuerIsAnAddressWhereNobodyReadsAlong(String address) {
        assertThat(issuer(address, null, null).isFetched()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kubernetes/serviceaccount",
                "http://kubernetes.example",
                "ftp://kubernetes.example",
                "https://",
                "https://user:word@kubernetes.example",
                "https://kubernetes.example/#keys",
                "https://kubernetes.example/ x"
            })
    void refusesOtherAddresses(String address) {
        assertThatThrownBy(() -> issuer(address, null, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> issuer("https://kubernetes.example", address, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keysAreInOnePlace() {
        assertThat(issuer("https://kubernetes.example", null, "{\"keys\":[]}").isFetched())
                .isFalse();
        assertThatThrownBy(() -> issuer("https://kubernetes.example", "https://kubernetes.example/keys", "{}"))
                .hasMessageContaining("not both");
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThatThrownBy(() -> issuer("https://" + "k".repeat(248), null, null))
                .hasMessageContaining("255 characters");
        assertThat(issuer("https://" + "k".repeat(247), null, null).issuer()).hasSize(255);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", " system:serviceaccount:ci:build", "repo:acme/*", "system:serviceaccount:ci:build "})
    void aSubjectIsNoPattern(String subject) {
        assertThatThrownBy(() -> new Workload("a", "i", "https://kubernetes.example", subject))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSubjectIsTakenToTheLetter() {
        assertThat(new Workload("a", "i", "https://kubernetes.example", "system:serviceaccount:ci:build").subject())
                .isEqualTo("system:serviceaccount:ci:build");
        assertThatThrownBy(() -> new Workload("a", "i", "https://kubernetes.example", "s".repeat(256)))
                .hasMessageContaining("255");
    }

    private static TrustedIssuer issuer(String address, @Nullable String keysAt, @Nullable String keys) {
        return new TrustedIssuer("i", "acme", "Cluster", address, keysAt, keys, true, 1);
    }
}
