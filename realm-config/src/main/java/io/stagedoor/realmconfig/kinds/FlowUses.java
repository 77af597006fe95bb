package io.stagedoor.realmconfig.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.realmconfig.keycloak.AdminApi;
import io.stagedoor.realmconfig.keycloak.Realm;
import java.util.ArrayList;
import java.util.List;

/** Who uses a flow: the realm's bindings, identity providers, and clients with a flow of their own. */
final class FlowUses {
    private static final List<String> BINDINGS = List.of(
            "browserFlow",
            "registrationFlow",
            "directGrantFlow",
            "resetCredentialsFlow",
            "clientAuthenticationFlow",
            "dockerAuthenticationFlow",
            "firstBrokerLoginFlow");
    private static final List<String> BROKER_FLOWS = List.of("firstBrokerLoginFlowAlias", "postBrokerLoginFlowAlias");
    /** A client names its flows by id. */
    private static final List<String> CLIENT_BINDINGS = List.of("browser", "direct_grant");

    private static final String OVERRIDES = "authenticationFlowBindingOverrides";
    private static final String PROVIDERS = "/identity-provider/instances";

    private final Realm realm;

    FlowUses(Realm realm) {
        this.realm = realm;
    }

    boolean any(JsonNode flow) {
        String alias = flow.path("alias").asText();
        String id = flow.path("id").asText();
        return !alias.isEmpty()
                && (uses(realm.representation(), BINDINGS, alias)
                        || providers().stream().anyMatch(provider -> uses(provider, BROKER_FLOWS, alias))
                        || clients().stream().anyMatch(client -> uses(overrides(client), CLIENT_BINDINGS, id)));
    }

    /** Moves every use from one flow to the other. Each use moves by one write, so it always points to a whole flow. */
    void move(JsonNode from, JsonNode to) {
        String alias = from.path("alias").asText();
        String successor = to.path("alias").asText();
        JsonNode representation = realm.representation();
        if (uses(representation, BINDINGS, alias)) {
            realm.put("", replaced(representation, BINDINGS, alias, successor));
        }
        for (JsonNode provider : providers()) {
            if (uses(provider, BROKER_FLOWS, alias)) {
                String path =
                        PROVIDERS + "/" + AdminApi.encode(provider.path("alias").asText());
                realm.put(path, replaced(realm.get(path), BROKER_FLOWS, alias, successor));
            }
        }
        moveClients(from.path("id").asText(), to.path("id").asText());
    }

    private void moveClients(String from, String to) {
        for (JsonNode client : clients()) {
            JsonNode overrides = overrides(client);
            if (uses(overrides, CLIENT_BINDINGS, from)) {
                ObjectNode changed = client.deepCopy();
                changed.set(OVERRIDES, replaced(overrides, CLIENT_BINDINGS, from, to));
                realm.put("/clients/" + client.path("id").asText(), changed);
            }
        }
    }

    private List<JsonNode> clients() {
        List<JsonNode> clients = new ArrayList<>();
        realm.list("/clients").forEach(clients::add);
        return clients;
    }

    private static JsonNode overrides(JsonNode client) {
        return client.path(OVERRIDES);
    }

    private List<JsonNode> providers() {
        List<JsonNode> providers = new ArrayList<>();
        realm.list(PROVIDERS).forEach(providers::add);
        return providers;
    }

    private static boolean uses(JsonNode representation, List<String> keys, String alias) {
        return keys.stream().anyMatch(key -> representation.path(key).asText().equals(alias));
    }

    private static ObjectNode replaced(JsonNode representation, List<String> keys, String alias, String successor) {
        ObjectNode changed = representation.deepCopy();
        for (String key : keys) {
            if (changed.path(key).asText().equals(alias)) {
                changed.put(key, successor);
            }
        }
        return changed;
    }
}
