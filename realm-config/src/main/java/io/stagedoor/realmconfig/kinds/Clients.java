package io.stagedoor.realmconfig.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.realmconfig.domain.Change;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Shapes;
import io.stagedoor.realmconfig.keycloak.Realm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Clients, their mappers, and the scopes that they get by default or may ask for. */
final class Clients implements Kind {
    private final Comparison comparison;

    Clients(Comparison comparison) {
        this.comparison = comparison;
    }

    @Override
    public List<Change> plan(Mapping declaration, Realm realm) {
        List<Mapping> declared = declaration.mappings("clients");
        if (declared.isEmpty()) {
            return List.of();
        }
        Map<String, JsonNode> actual = ByKey.index(realm.list("/clients"), "clientId");
        Entries entries = new Entries("client", Shapes.DECLARATION.under("clients"), comparison, false);
        List<Change> changes = new ArrayList<>();
        for (Mapping client : declared) {
            JsonNode before = actual.get(client.text("clientId").orElse(""));
            Mapping itself = before == null ? client.without("serviceAccountRoles") : OwnParts.of(client);
            changes.addAll(entries.plan(List.of(itself), actual, Collection.byId(realm, "/clients")));
            if (before != null && !client.absent()) {
                changes.addAll(partsWithAddresses(client, before, realm));
            }
            changes.addAll(new ServiceAccountRoles(realm).plan(client));
        }
        return changes;
    }

    private List<Change> partsWithAddresses(Mapping client, JsonNode before, Realm realm) {
        String clientId = before.path("clientId").asText();
        String path = "/clients/" + before.path("id").asText();
        List<Change> changes =
                new ArrayList<>(new Mappers(comparison).plan(client, "client '" + clientId + "'", before, path, realm));
        new AssignedScopes(realm, clientId, path).plan(client, before).ifPresent(changes::add);
        return changes;
    }
}
