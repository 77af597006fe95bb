package io.stagedoor.serviceaccounts.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class PublicKeysTest {

    private static final String GOOD = "{'kty':'EC','crv':'P-256','x':'a','y':'b','kid':'1','use':'sig'}";

    @Test
    void publicKeysForSigningAreTaken() {
        assertThat(PublicKeys.checked(set(GOOD))).contains("P-256");
        assertThat(PublicKeys.checked(null)).isNull();
    }

    @Test
    void aPrivateKeyIsNeverTaken() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PublicKeys.checked(set(GOOD.replace("}", ",'d':'secret'}"))))
                .withMessageContaining("private key");
        assertThatIllegalArgumentException().isThrownBy(() -> PublicKeys.checked(set("{'kty':'oct','k':'secret'}")));
    }

    @Test
    void whatKeycloakWouldPassOverIsNotTaken() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PublicKeys.checked(set(GOOD.replace("'use':'sig'", "'use':'enc'"))));
        assertThatIllegalArgumentException().isThrownBy(() -> PublicKeys.checked(set(GOOD.replace("'kid':'1',", ""))));
    }

    @Test
    void thereAreSomeKeysAndNotMany() {
        assertThatIllegalArgumentException().isThrownBy(() -> PublicKeys.checked(set("")));
        String many = String.join(",", java.util.Collections.nCopies(6, GOOD));
        assertThatIllegalArgumentException().isThrownBy(() -> PublicKeys.checked(set(many)));
    }

    private static JsonNode set(String keys) {
        try {
            return new ObjectMapper().readTree(("{'keys':[" + keys + "]}").replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
