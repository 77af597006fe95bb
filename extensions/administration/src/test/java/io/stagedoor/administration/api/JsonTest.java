package io.stagedoor.administration.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

    record Rename(String name, int limit) {

        Rename {
            if (name.isBlank()) {
                throw new IllegalArgumentException("name is 1 to 100 characters");
            }
        }
    }

    @Test
    void readsWhatIsMeant() {
        assertThat(Json.read("{\"name\": \"Dailies\", \"limit\": 3}", Rename.class))
                .isEqualTo(new Rename("Dailies", 3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name": "a", "limit": 3, "extra": 1}  | /extra | This member is not known here.
            {"name": "a", "limit": "three"}        | /limit | This value has the wrong type, or is missing.
            {"name": "a", "limit": "3"}            | /limit | This value has the wrong type, or is missing.
            {"name": "a", "limit": null}           | /limit | This value has the wrong type, or is missing.
            {"name": " ", "limit": 3}              |        | name is 1 to 100 characters
            """)
    void saysWhichMemberIsWrong(String body, String pointer, String detail) {
        Problem problem = refuse(body);

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.pointer()).isEqualTo(pointer == null ? "" : pointer);
        assertThat(problem.detail()).isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{",
                "{\"name\": \"a\", \"name\": \"b\", \"limit\": 3}",
                "{\"name\": \"a\", \"limit\": 3} x",
                "nonsense"
            })
    void refusesWhatIsNotWellFormed(String body) {
        assertThat(refuse(body).status()).isEqualTo(400);
    }

    @Test
    void refusesNothingAndNull() {
        assertThat(refuse("").status()).isEqualTo(400);
        assertThat(refuse("null").status()).isEqualTo(400);
    }

    @Test
    void refusesWhatIsTooLongOrTooDeep() {
        assertThat(refuse("{\"name\": \"" + "x".repeat(Json.LONGEST) + "\", \"limit\": 3}")
                        .status())
                .isEqualTo(413);
        assertThat(refuse("{\"name\": " + "[".repeat(500) + "]".repeat(500) + "}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void countsBytesAndNotCharacters() {
        assertThat(refuse("{\"name\": \"" + "ü".repeat(Json.LONGEST / 2) + "\"}")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void onlyWhatBringsADocumentMayBeLonger() {
        String document = "{\"name\": \"" + "x".repeat(Json.LONGEST) + "\", \"limit\": 3}";
        assertThat(Json.readWithDocument(document, Rename.class).name()).hasSize(Json.LONGEST);
        String tooLong = "{\"name\": \"" + "x".repeat(Json.LONGEST_WITH_DOCUMENT) + "\", \"limit\": 3}";
        assertThat(catchThrowableOfType(ProblemException.class, () -> Json.readWithDocument(tooLong, Rename.class))
                        .problem()
                        .status())
                .isEqualTo(413);
    }

    private static Problem refuse(String body) {
        return catchThrowableOfType(ProblemException.class, () -> Json.read(body, Rename.class))
                .problem();
    }
}
