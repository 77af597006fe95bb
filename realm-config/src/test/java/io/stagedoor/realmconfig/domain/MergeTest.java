package io.stagedoor.realmconfig.domain;

import static io.stagedoor.realmconfig.domain.Declared.json;
import static io.stagedoor.realmconfig.domain.Declared.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergeTest {
    private final List<Problem> problems = new ArrayList<>();
    private final Merge merge = new Merge(problems);

    @Test
    void filesOfOneFolderCompleteEachOther() {
        var merged = merge.within(yaml("settings: {enabled: true}"), yaml("settings: {displayName: S}\nkeys: []"));

        assertThat(merged.toJson()).isEqualTo(json("{'settings':{'enabled':true,'displayName':'S'},'keys':[]}"));
        assertThat(problems).isEmpty();
    }

    @Test
    void filesOfOneFolderMustNotContradictEachOther() {
        merge.within(yaml("a.yaml", "settings:\n  enabled: true"), yaml("b.yaml", "settings:\n  enabled: false"));

        assertThat(problems).singleElement().hasToString("b.yaml:2: 'enabled' is declared twice, first at a.yaml:2.");
    }

    @Test
    void filesOfOneFolderMaySayTheSame() {
        merge.within(yaml("realm: studio"), yaml("realm: studio"));

        assertThat(problems).isEmpty();
    }

    @Test
    void anOverlayHasTheLastWord() {
        var merged = merge.over(yaml("settings: {enabled: true, displayName: S}"), yaml("settings: {enabled: false}"));

        assertThat(merged.toJson()).isEqualTo(json("{'settings':{'enabled':false,'displayName':'S'}}"));
        assertThat(problems).isEmpty();
    }

    @Test
    void anOverlaysValueKeepsItsOwnPlace() {
        var merged = merge.over(yaml("a.yaml", "realm: x"), yaml("b.yaml", "\nrealm: y"));

        assertThat(merged.entries())
                .extractingByKey("realm")
                .extracting(Node.Entry::at)
                .isEqualTo(new Location("b.yaml", 2));
    }

    @Test
    void entriesMeetByTheirIdentity() {
        var merged = merge.over(
                yaml("clients: [{clientId: a, name: A}, {clientId: b, name: B}]"),
                yaml("clients: [{clientId: b, enabled: false}, {clientId: c}]"));

        assertThat(merged.toJson())
                .isEqualTo(json("{'clients':[{'clientId':'a','name':'A'},{'clientId':'b','name':'B','enabled':false},"
                        + "{'clientId':'c'}]}"));
    }

    @Test
    void nestedEntriesMeetByTheirIdentityToo() {
        var merged = merge.over(
                yaml("clientScopes: [{name: s, protocolMappers: [{name: m, protocol: a}]}]"),
                yaml("clientScopes: [{name: s, protocolMappers: [{name: m, state: absent}]}]"));

        assertThat(merged.toJson())
                .isEqualTo(json("{'clientScopes':[{'name':'s','protocolMappers':"
                        + "[{'name':'m','protocol':'a','state':'absent'}]}]}"));
    }

    @Test
    void listsWithoutIdentitiesAreReplaced() {
        var merged = merge.over(
                yaml("clients: [{clientId: a, redirectUris: [x, y]}]"),
                yaml("clients: [{clientId: a, redirectUris: [z]}]"));

        assertThat(merged.toJson()).isEqualTo(json("{'clients':[{'clientId':'a','redirectUris':['z']}]}"));
    }
}
