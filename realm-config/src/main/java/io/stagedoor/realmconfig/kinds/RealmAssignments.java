package io.stagedoor.realmconfig.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.stagedoor.realmconfig.domain.Change;
import io.stagedoor.realmconfig.domain.Change.Action;
import io.stagedoor.realmconfig.domain.Difference;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.keycloak.Realm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code realmAssignment: default | optional | none}: which scopes a client gets that is created without saying so. */
final class RealmAssignments {
    private static final Map<String, String> PATHS =
            Map.of("default", "/default-default-client-scopes", "optional", "/default-optional-client-scopes");

    List<Change> plan(List<Mapping> scopes, Realm realm) {
        List<Change> changes = new ArrayList<>();
        for (Mapping scope : scopes) {
            scope.text("realmAssignment").ifPresent(wanted -> {
                String name = scope.text("name").orElse("");
                String actual = assignment(name, realm);
                if (!actual.equals(wanted)) {
                    changes.add(new Change(
                            Action.CHANGE,
                            "assignment of client scope",
                            name,
                            List.of(new Difference("realmAssignment", actual, wanted)),
                            () -> assign(name, actual, wanted, realm)));
                }
            });
        }
        return changes;
    }

    private static String assignment(String scope, Realm realm) {
        for (Map.Entry<String, String> entry : PATHS.entrySet()) {
            if (!realm.entry(entry.getValue(), "name", scope).isMissingNode()) {
                return entry.getKey();
            }
        }
        return "none";
    }

    private static void assign(String scope, String before, String after, Realm realm) {
        JsonNode found = realm.entry("/client-scopes", "name", scope);
        String id = found.path("id").asText();
        if (PATHS.containsKey(before)) {
            realm.delete(PATHS.get(before) + "/" + id);
        }
        if (PATHS.containsKey(after)) {
            realm.put(PATHS.get(after) + "/" + id, JsonNodeFactory.instance.objectNode());
        }
    }
}
