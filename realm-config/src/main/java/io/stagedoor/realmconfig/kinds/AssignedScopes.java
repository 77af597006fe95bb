package io.stagedoor.realmconfig.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.stagedoor.realmconfig.domain.Change;
import io.stagedoor.realmconfig.domain.Change.Action;
import io.stagedoor.realmconfig.domain.Difference;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.keycloak.Realm;
import io.stagedoor.realmconfig.keycloak.ServerException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The scopes of one client. A declared list is the whole list: what a token may hold must not depend on what somebody
 * once added. Removals go first, because a scope cannot be default and optional at once.
 */
record AssignedScopes(Realm realm, String clientId, String clientPath) {
    private static final Map<String, String> PATHS = Map.of(
            "defaultClientScopes", "/default-client-scopes/", "optionalClientScopes", "/optional-client-scopes/");

    Optional<Change> plan(Mapping client, JsonNode before) {
        List<Difference> differences = new ArrayList<>();
        List<String> removals = new ArrayList<>();
        List<String> additions = new ArrayList<>();
        Map<String, String> ids = new LinkedHashMap<>();
        realm.list("/client-scopes")
                .forEach(scope ->
                        ids.put(scope.path("name").asText(), scope.path("id").asText()));
        for (String key : new TreeSet<>(PATHS.keySet())) {
            if (client.has(key)) {
                compare(key, new TreeSet<>(client.texts(key)), names(before.path(key)), differences);
                paths(key, names(before.path(key)), new TreeSet<>(client.texts(key)), ids, removals);
                paths(key, new TreeSet<>(client.texts(key)), names(before.path(key)), ids, additions);
            }
        }
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(new Change(
                        Action.CHANGE, "scopes of client", clientId, differences, () -> write(removals, additions)));
    }

    private static void compare(String key, Set<String> wanted, Set<String> actual, List<Difference> differences) {
        if (!wanted.equals(actual)) {
            differences.add(new Difference(key, actual.toString(), wanted.toString()));
        }
    }

    /** Addresses of the scopes that are in the first set and not in the second. */
    private void paths(String key, Set<String> from, Set<String> without, Map<String, String> ids, List<String> paths) {
        from.stream()
                .filter(scope -> !without.contains(scope))
                .forEach(scope -> paths.add(clientPath + PATHS.get(key) + ids.getOrDefault(scope, "?" + scope)));
    }

    private void write(List<String> removals, List<String> additions) {
        for (String path : additions) {
            if (path.contains("?")) {
                throw new ServerException("The client '" + clientId + "' asks for the client scope '"
                        + path.substring(path.indexOf('?') + 1) + "', which the realm does not have.");
            }
        }
        removals.forEach(realm::delete);
        additions.forEach(path -> realm.put(path, JsonNodeFactory.instance.objectNode()));
    }

    private static Set<String> names(JsonNode list) {
        Set<String> names = new TreeSet<>();
        list.forEach(item -> names.add(item.asText()));
        return names;
    }
}
