package io.stagedoor.realmconfig.domain;

import static io.stagedoor.realmconfig.domain.Declared.json;
import static io.stagedoor.realmconfig.domain.Declared.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.stagedoor.realmconfig.domain.Node.Entry;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverlayTest {
    private static final Shape CLIENT = Shapes.DECLARATION.under("clients");

    private final Overlay overlay = new Overlay(new PlainFingerprints());

    private JsonNode on(String json, String yaml) {
        return overlay.on(json(json), yaml(yaml), CLIENT, false);
    }

    @Test
    void keepsWhatIsNotDeclared() {
        assertThat(on("{'id':'1','attributes':{'x':'1','y':'2'}}", "attributes: {x: 3}"))
                .isEqualTo(json("{'id':'1','attributes':{'x':3,'y':'2'}}"));
    }

    @Test
    void replacesListsAsAWhole() {
        assertThat(on("{'redirectUris':['a','b']}", "redirectUris: [c]")).isEqualTo(json("{'redirectUris':['c']}"));
    }

    @Test
    void addsChangesAndRemovesIdentifiedEntries() {
        assertThat(on(
                        "{'protocolMappers':[{'id':'1','name':'a','x':1},{'id':'2','name':'b'},{'id':'3','name':'c'}]}",
                        "protocolMappers: [{name: a, protocol: p}, {name: b, state: absent}, {name: d}]"))
                .isEqualTo(json("{'protocolMappers':[{'id':'1','name':'a','x':1,'protocol':'p'},{'id':'3','name':'c'},"
                        + "{'name':'d'}]}"));
    }

    @Test
    void leavesTheServersAnswerUntouched() {
        JsonNode actual = json("{'protocolMappers':[{'name':'a'}]}");

        overlay.on(actual, yaml("protocolMappers: [{name: a, protocol: p}]"), CLIENT, false);

        assertThat(actual).isEqualTo(json("{'protocolMappers':[{'name':'a'}]}"));
    }

    @Test
    void startsFromNothingForANewResource() {
        assertThat(overlay.on(MissingNode.getInstance(), yaml("clientId: a"), CLIENT, false))
                .isEqualTo(json("{'clientId':'a'}"));
    }

    @Test
    void keepsAFingerprintBesideEachSecretWhereAsked() {
        Location here = new Location("realm.yaml", 1);
        Mapping declared = new Mapping(Map.of("clientSecret", new Entry(here, Declared.secret("s"))), here);

        assertThat(overlay.on(json("{}"), declared, Shape.FREE, true))
                .isEqualTo(json("{'clientSecret':'s','stagedoor.applied.clientSecret':'fingerprint of s'}"));
        assertThat(overlay.on(json("{}"), declared, Shape.FREE, false)).isEqualTo(json("{'clientSecret':'s'}"));
    }

    @Test
    void removesTheFirstEntryToo() {
        assertThat(on("{'protocolMappers':[{'name':'a'},{'name':'b'}]}", "protocolMappers: [{name: a, state: absent}]"))
                .isEqualTo(json("{'protocolMappers':[{'name':'b'}]}"));
    }

    @Test
    void removingWhatIsNotThereChangesNothing() {
        assertThat(on("{'protocolMappers':[{'name':'b'}]}", "protocolMappers: [{name: a, state: absent}]"))
                .isEqualTo(json("{'protocolMappers':[{'name':'b'}]}"));
    }
}
