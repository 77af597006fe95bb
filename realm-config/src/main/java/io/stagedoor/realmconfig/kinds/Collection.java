package io.stagedoor.realmconfig.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.realmconfig.keycloak.Realm;
import java.util.function.Function;

/** The usual REST collection: POST to the list; PUT and DELETE at each entry's own address. */
record Collection(Realm realm, String path, Function<JsonNode, String> addressOf) implements Entries.Writer {

    static Collection byId(Realm realm, String path) {
        return new Collection(
                realm, path, entry -> path + "/" + entry.path("id").asText());
    }

    @Override
    public void create(ObjectNode body) {
        realm.post(path, body);
    }

    @Override
    public void change(JsonNode before, ObjectNode body) {
        realm.put(addressOf.apply(before), body);
    }

    @Override
    public void delete(JsonNode before) {
        realm.delete(addressOf.apply(before));
    }
}
