package io.stagedoor.realmconfig.domain;

import static io.stagedoor.realmconfig.domain.Declared.json;
import static io.stagedoor.realmconfig.domain.Declared.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.stagedoor.realmconfig.domain.Node.Entry;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffTest {
    private static final Shape CLIENT = Shapes.DECLARATION.under("clients");

    private final Diff diff = new Diff(new PlainFingerprints());

    private List<Difference> between(String yaml, String json) {
        return diff.between(yaml(yaml), json(json), CLIENT);
    }

    private static Mapping withSecret(String key, String value) {
        Location here = new Location("realm.yaml", 1);
        return new Mapping(Map.of(key, new Entry(here, Declared.secret(value))), here);
    }

    @Test
    void whatTheFileDoesNotNameIsNotItsBusiness() {
        assertThat(between("name: A", "{'name':'A','enabled':false,'attributes':{'x':'1'}}"))
                .isEmpty();
        assertThat(between("attributes: {x: 1}", "{'attributes':{'x':'1','y':'2'}}"))
                .isEmpty();
    }

    @Test
    void namesTheKeyTheOldAndTheNewValue() {
        assertThat(between("attributes: {x: 1}", "{'attributes':{'x':'2'}}"))
                .containsExactly(new Difference("attributes.x", "2", "1"));
    }

    @Test
    void aMissingValueDiffers() {
        assertThat(between("name: A", "{}")).containsExactly(new Difference("name", "(none)", "A"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"300|'300'", "true|'true'", "''|null", "~|''", "'300'|300"})
    void oneValueInTwoSpellingsIsNoDifference(String yaml, String json) {
        assertThat(diff.between(yaml("key: " + yaml), json("{'key':" + json + "}"), Shape.FREE))
                .isEmpty();
    }

    @Test
    void anEmptyValueAgainstASetOneDiffers() {
        assertThat(between("name: ''", "{'name':'A'}")).containsExactly(new Difference("name", "A", "(none)"));
    }

    @Test
    void theOrderOfAListDoesNotCount() {
        assertThat(between("redirectUris: [a, b]", "{'redirectUris':['b','a']}"))
                .isEmpty();
    }

    @Test
    void aListIsOwnedAsAWhole() {
        assertThat(between("redirectUris: [a]", "{'redirectUris':['a','b']}"))
                .containsExactly(new Difference("redirectUris", "[a, b]", "[a]"));
        assertThat(between("redirectUris: [a, a]", "{'redirectUris':['a','b']}"))
                .hasSize(1);
        assertThat(between("redirectUris: []", "{}")).isEmpty();
    }

    @Test
    void entriesWithAnIdentityAreMatchedByIt() {
        String mappers = "{'protocolMappers':[{'name':'n','protocol':'x'},{'name':'m','protocol':'y'}]}";

        assertThat(between("protocolMappers: [{name: m, protocol: z}]", mappers))
                .containsExactly(new Difference("protocolMappers[m].protocol", "y", "z"));
        assertThat(between("protocolMappers: [{name: new}]", mappers))
                .containsExactly(new Difference("protocolMappers[new]", "(none)", "(added)"));
        assertThat(between("protocolMappers: [{name: m, state: absent}]", mappers))
                .containsExactly(new Difference("protocolMappers[m]", "(present)", "(absent)"));
        assertThat(between("protocolMappers: [{name: gone, state: absent}]", mappers))
                .isEmpty();
    }

    @Test
    void everythingDiffersFromNothing() {
        assertThat(diff.between(yaml("clientId: a\nenabled: true"), MissingNode.getInstance(), CLIENT))
                .hasSize(2);
    }

    @Test
    void aReadableSecretIsComparedAndNeverShown() {
        assertThat(diff.between(withSecret("secret", "new"), json("{'secret':'old'}"), CLIENT))
                .containsExactly(new Difference("secret", "(secret)", "(secret)"));
        assertThat(diff.between(withSecret("secret", "same"), json("{'secret':'same'}"), CLIENT))
                .isEmpty();
    }

    @Test
    void aMaskedSecretIsComparedByItsFingerprint() {
        String applied = "{'secret':'**********','stagedoor.applied.secret':'fingerprint of s1'}";

        assertThat(diff.between(withSecret("secret", "s1"), json(applied), CLIENT))
                .isEmpty();
        assertThat(diff.between(withSecret("secret", "s2"), json(applied), CLIENT))
                .containsExactly(new Difference("secret", "(secret)", "(secret)"));
        assertThat(diff.between(withSecret("secret", "s1"), json("{'secret':'**********'}"), CLIENT))
                .hasSize(1);
    }

    @Test
    void aSecretInsideAListIsNeverShown() {
        Location here = new Location("realm.yaml", 1);
        Mapping declared = new Mapping(
                Map.of("keys", new Entry(here, new Node.Sequence(List.of(Declared.secret("s1")), here))), here);

        assertThat(diff.between(declared, json("{'keys':['s0']}"), Shape.FREE))
                .containsExactly(new Difference("keys", "(secret)", "(secret)"));
    }

    @Test
    void aSecretInsideAnEntryOfAListIsNeverShown() {
        Location here = new Location("realm.yaml", 1);
        Node.Sequence list = new Node.Sequence(List.of(withSecret("password", "s1")), here);
        Mapping declared = new Mapping(Map.of("accounts", new Entry(here, list)), here);

        assertThat(diff.between(declared, json("{'accounts':[{'password':'s0'}]}"), Shape.FREE))
                .containsExactly(new Difference("accounts", "(secret)", "(secret)"));
    }

    @Test
    void aPlainListOfEntriesIsShown() {
        assertThat(diff.between(yaml("list: [{a: 1}]"), json("{'list':[{'a':2}]}"), Shape.FREE))
                .containsExactly(new Difference("list", "[{\"a\":2}]", "[{\"a\":1}]"));
    }
}
