package io.stagedoor.realmconfig.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.stagedoor.realmconfig.domain.Change;
import io.stagedoor.realmconfig.domain.Change.Action;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.keycloak.AdminApi;
import io.stagedoor.realmconfig.keycloak.Realm;
import java.util.ArrayList;
import java.util.List;

/** Realm roles of a client's service account; those that it has beside stay. */
record ServiceAccountRoles(Realm realm) {

    List<Change> plan(Mapping client) {
        List<String> declared = client.texts("serviceAccountRoles");
        if (declared.isEmpty() || client.absent()) {
            return List.of();
        }
        String clientId = client.text("clientId").orElse("");
        String account = account(clientId);
        JsonNode held = account.isEmpty() ? MissingNode.getInstance() : realm.get(mappings(account));
        List<Change> changes = new ArrayList<>();
        for (String role : declared) {
            if (!ByKey.index(held, "name").containsKey(role)) {
                changes.add(new Change(
                        Action.CREATE,
                        "realm role of the service account of client '" + clientId + "'",
                        role,
                        List.of(),
                        () -> give(clientId, role)));
            }
        }
        return changes;
    }

    private void give(String clientId, String role) {
        ArrayNode body = JsonNodeFactory.instance.arrayNode().add(realm.get("/roles/" + AdminApi.encode(role)));
        realm.post(mappings(account(clientId)), body);
    }

    /** Empty while there is no such client. */
    private String account(String clientId) {
        JsonNode client = realm.entry("/clients?clientId=" + AdminApi.encode(clientId), "clientId", clientId);
        return client.isMissingNode()
                ? ""
                : realm.get("/clients/" + client.path("id").asText() + "/service-account-user")
                        .path("id")
                        .asText();
    }

    private static String mappings(String account) {
        return "/users/" + account + "/role-mappings/realm";
    }
}
