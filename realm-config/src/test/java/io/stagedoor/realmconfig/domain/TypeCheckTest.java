package io.stagedoor.realmconfig.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeCheckTest {
    private static List<String> problems(String yaml) {
        List<Problem> problems = new ArrayList<>();
        new TypeCheck(problems).check(Declared.yaml(yaml), Shapes.DECLARATION);
        return Declared.texts(problems);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "settings: {enabled: maybe} | 'enabled' must be true or false.",
                "settings: {accessTokenLifespan: five minutes} | 'accessTokenLifespan' must be a whole number.",
                "settings: {accessTokenLifespan: 1.5} | 'accessTokenLifespan' must be a whole number.",
                "settings: {attributes: 1} | 'attributes' must be keys of its own.",
                "clients: [{clientId: a, redirectUris: x}] | 'redirectUris' must be a list.",
                "clients: [{clientId: a, name: [x]}] | 'name' must be one value.",
                "clients: [{clientId: a, protocolMappers: [{name: m, config: x}]}] | 'config' must be keys of its own."
            })
    void refusesWhatTheKeyCannotTake(String yaml, String message) {
        assertThat(problems(yaml)).containsExactly("realm.yaml:1: " + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "settings: {enabled: 'true', accessTokenLifespan: '300'}",
                "settings: {enabled: false, accessTokenLifespan: 300, attributes: {a: 1}}",
                "clients: [{clientId: a, redirectUris: []}]"
            })
    void takesValuesThatCameAsTextFromAReference(String yaml) {
        assertThat(problems(yaml)).isEmpty();
    }
}
