package io.stagedoor.realmconfig.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.stagedoor.realmconfig.domain.Change;
import io.stagedoor.realmconfig.domain.Change.Action;
import io.stagedoor.realmconfig.domain.Difference;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Shape;
import io.stagedoor.realmconfig.domain.Shapes;
import io.stagedoor.realmconfig.keycloak.AdminApi;
import io.stagedoor.realmconfig.keycloak.Realm;
import java.util.ArrayList;
import java.util.List;

/**
 * Demonstration people: created once, then theirs. Neither password nor profile of someone who exists is ever written;
 * only a declared membership that is missing is added.
 */
final class People implements Kind {
    private static final Shape SHAPE = Shapes.DECLARATION.under("people");

    private final Comparison comparison;

    People(Comparison comparison) {
        this.comparison = comparison;
    }

    @Override
    public List<Change> plan(Mapping declaration, Realm realm) {
        List<Change> changes = new ArrayList<>();
        for (Mapping person : declaration.mappings("people")) {
            String username = person.text("username").orElse("");
            String id = id(username, realm);
            if (person.absent()) {
                if (!id.isEmpty()) {
                    changes.add(new Change(
                            Action.DELETE, "person", username, List.of(), () -> realm.delete("/users/" + id)));
                }
                continue;
            }
            if (id.isEmpty()) {
                changes.add(creation(person, username, realm));
            }
            changes.addAll(memberships(person, username, id, realm));
        }
        return changes;
    }

    private Change creation(Mapping person, String username, Realm realm) {
        Mapping itself = person.without("organizations");
        List<Difference> differences = comparison.differences(itself, MissingNode.getInstance(), SHAPE);
        return new Change(Action.CREATE, "person", username, differences, () -> realm.post("/users", body(person)));
    }

    private ObjectNode body(Mapping person) {
        ObjectNode body = comparison.fresh(person.without("organizations", "password"), SHAPE);
        person.text("password")
                .ifPresent(password -> body.putArray("credentials")
                        .addObject()
                        .put("type", "password")
                        .put("value", password)
                        .put("temporary", false));
        return body;
    }

    private static List<Change> memberships(Mapping person, String username, String id, Realm realm) {
        List<Change> changes = new ArrayList<>();
        for (String alias : person.texts("organizations")) {
            if (!isMember(id, alias, realm)) {
                changes.add(new Change(
                        Action.CREATE,
                        "membership in organization '" + alias + "' of",
                        username,
                        List.of(),
                        () -> realm.post(members(alias, realm), TextNode.valueOf(id(username, realm)))));
            }
        }
        return changes;
    }

    private static boolean isMember(String id, String alias, Realm realm) {
        String organization = Organizations.id(alias, realm);
        return !id.isEmpty()
                && !organization.isEmpty()
                && !realm.get("/organizations/" + organization + "/members/" + id)
                        .isMissingNode();
    }

    private static String members(String alias, Realm realm) {
        return "/organizations/" + Organizations.id(alias, realm) + "/members";
    }

    private static String id(String username, Realm realm) {
        JsonNode found = realm.entry("/users?exact=true&username=" + AdminApi.encode(username), "username", username);
        return found.path("id").asText();
    }
}
