package io.stagedoor.realmconfig.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.realmconfig.keycloak.AdminApi;
import io.stagedoor.realmconfig.keycloak.Realm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Teams and people, which files know by name and policies by id. What has no such name keeps its id. */
final class PolicyNames {
    private static final List<String> TEAMS = List.of("teams", "exceptTeams");
    private static final List<String> PEOPLE = List.of("people", "exceptPeople");

    private final Realm realm;
    private final String alias;
    private final Map<String, String> teams = new HashMap<>();

    /** @param alias of an organization; empty for the realm's floor, where a team's name could be that of several */
    PolicyNames(Realm realm, String alias) {
        this.realm = realm;
        this.alias = alias;
    }

    /** As files say it. */
    ObjectNode named(JsonNode policy) {
        return translated(
                policy,
                id -> teams().getOrDefault(id, id),
                id -> realm.get("/users/" + AdminApi.encode(id))
                        .path("username")
                        .asText(id));
    }

    /** As policies say it. */
    ObjectNode identified(JsonNode policy) {
        return translated(
                policy,
                name -> teams().entrySet().stream()
                        .filter(team -> team.getValue().equals(name))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(name),
                name -> realm.entry("/users?exact=true&username=" + AdminApi.encode(name), "username", name)
                        .path("id")
                        .asText(name));
    }

    private static ObjectNode translated(JsonNode policy, UnaryOperator<String> team, UnaryOperator<String> person) {
        ObjectNode result = policy.deepCopy();
        TEAMS.forEach(key -> replace(result.path("who"), key, team));
        PEOPLE.forEach(key -> replace(result.path("who"), key, person));
        return result;
    }

    private static void replace(JsonNode who, String key, UnaryOperator<String> name) {
        if (who.path(key) instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, name.apply(list.get(i).asText()));
            }
        }
    }

    private Map<String, String> teams() {
        if (teams.isEmpty() && !alias.isEmpty()) {
            teams.putAll(realm.product().teams(alias));
        }
        return teams;
    }
}
