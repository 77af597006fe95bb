package io.stagedoor.scim.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedactionTest {

    @Test
    void theShapeStaysAndWhatTellsOfPeopleGoes() {
        assertThat(Redaction.of(
                        "{\"schemas\":[\"urn:x\"],\"userName\":\"maya@acme.example\",\"active\":true,\"password\":\"secret\","
                                + "\"emails\":[{\"value\":\"maya@acme.example\",\"type\":\"work\"}]}"))
                .isEqualTo(
                        "{\"schemas\":[\"urn:x\"],\"userName\":\"(address, 17)\",\"active\":true,\"password\":\"(password)\","
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
    void whatIsNoJsonIsNotKept() {
        assertThat(Redaction.of("password=secret")).isEmpty();
    }
}
