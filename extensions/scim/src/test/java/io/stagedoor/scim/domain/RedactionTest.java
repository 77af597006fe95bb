package io.stagedoor.scim.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RedactionTest {

    @Test
    void theShapeStaysAndWhatTellsOfPeopleGoes() {
        assertThat(Redaction.of(
                        "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"maya@acme.example\",\"active\":true,\"password\":\"secret\","
                                + "\"emails\":[{\"value\":\"maya@acme.example\",\"type\":\"work\"}]}"))
                .isEqualTo(
                        "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"(address, 17)\",\"active\":true,\"password\":\"(password)\","
                                + "\"emails\":[{\"value\":\"(address, 17)\",\"type\":\"work\"}]}");
    }

    @Test
    void pathsLoseWhatStandsInQuotationMarks() {
        assertThat(Redaction.of("{\"path\":\"emails[value eq \\\"maya@acme.example\\\"]\"}"))
                .doesNotContain("maya");
    }

    @Test
    void aPasswordThatIsWrittenAsANumberIsNotKeptEither() {
        assertThat(
                        Redaction.of(
                                "{\"password\":4711471147114711,\"op\":{\"path\":\"password\",\"value\":[4711.5]},\"count\":5}"))
                .doesNotContain("4711")
                .contains("5");
    }

    @Test
    void namesAndValuesThatAreNobodysVocabularyGo() {
        String redacted = Redaction.of(
                "{\"maya@acme.example\":1234567,\"Hunter2\":[\"x\"],\"password\":987654321,\"type\":\"Hunter2\","
                        + "\"op\":\"Hunter2\",\"active\":true,\"EMAILS\":[{\"type\":\"Work\"}],\"name.givenName\":\"Maya\","
                        + "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department\":\"Post\","
                        + "\"emails[type eq \\\"work\\\"].value\":\"m\",\"path\":\"Hunter2.value\"}");
        assertThat(redacted)
                .doesNotContain("maya", "Maya", "1234567", "987654321", "Hunter2", "Post")
                .contains(
                        "\"active\":true",
                        "\"EMAILS\":[{\"type\":\"Work\"}]",
                        "name.givenName",
                        "enterprise:2.0:User:department");
    }

    @Test
    void addressesKeepIdsAndEndpointsAlone() {
        assertThat(Redaction.address(List.of("Users", "0193a1b2-0000-7000-8000-000000000001")))
                .isEqualTo("/Users/0193a1b2-0000-7000-8000-000000000001");
        assertThat(Redaction.address(List.of("groups", ".search"))).isEqualTo("/groups/.search");
        assertThat(Redaction.address(List.of("Users", "maya@acme.example", "x")))
                .isEqualTo("/Users/…/…");
        assertThat(Redaction.address(List.of("Schemas", "urn:ietf:params:scim:schemas:core:2.0:User")))
                .isEqualTo("/Schemas/urn:ietf:params:scim:schemas:core:2.0:User");
    }

    @Test
    void whatIsNoJsonIsNotKept() {
        assertThat(Redaction.of("password=secret")).isEmpty();
    }
}
