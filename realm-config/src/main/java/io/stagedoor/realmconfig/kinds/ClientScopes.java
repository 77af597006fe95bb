package io.stagedoor.realmconfig.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.realmconfig.domain.Change;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Shapes;
import io.stagedoor.realmconfig.keycloak.Realm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Client scopes with their mappers, and whether new clients get them. */
final class ClientScopes implements Kind {
    private final Comparison comparison;

    ClientScopes(Comparison comparison) {
        this.comparison = comparison;
    }

    @Override
    public List<Change> plan(Mapping declaration, Realm realm) {
        List<Mapping> declared = declaration.mappings("clientScopes");
        Map<String, JsonNode> actual = ByKey.index(realm.list("/client-scopes"), "name");
        Entries entries = new Entries("client scope", Shapes.DECLARATION.under("clientScopes"), comparison, false);
        List<Change> changes = new ArrayList<>();
        for (Mapping scope : declared) {
            JsonNode before = actual.getOrDefault(scope.text("name").orElse(""), null);
            Mapping itself = before == null ? scope.without("realmAssignment") : OwnParts.of(scope);
            changes.addAll(entries.plan(List.of(itself), actual, Collection.byId(realm, "/client-scopes")));
            if (before != null && !scope.absent()) {
                changes.addAll(mappers(scope, before, realm));
            }
        }
        changes.addAll(new RealmAssignments().plan(declared, realm));
        return changes;
    }

    private List<Change> mappers(Mapping scope, JsonNode before, Realm realm) {
        String path = "/client-scopes/" + before.path("id").asText();
        return new Mappers(comparison)
                .plan(scope, "client scope '" + before.path("name").asText() + "'", before, path, realm);
    }
}
