package io.stagedoor.realmconfig.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.realmconfig.domain.Change;
import io.stagedoor.realmconfig.domain.Node;
import io.stagedoor.realmconfig.domain.Node.Entry;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Node.Sequence;
import io.stagedoor.realmconfig.domain.Shape;
import io.stagedoor.realmconfig.domain.Shapes;
import io.stagedoor.realmconfig.keycloak.Realm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Key providers. The keys themselves are made by Keycloak and never leave it; a rotation is one more provider. */
final class Keys implements Kind {
    private static final String TYPE = "org.keycloak.keys.KeyProvider";
    private static final Shape SHAPE = Shapes.DECLARATION.under("keys");

    private final Comparison comparison;

    Keys(Comparison comparison) {
        this.comparison = comparison;
    }

    @Override
    public List<Change> plan(Mapping declaration, Realm realm) {
        List<Mapping> declared =
                declaration.mappings("keys").stream().map(Keys::withLists).toList();
        Map<String, JsonNode> actual = ByKey.index(realm.list("/components?type=" + TYPE), "name");
        return new Entries("key provider", SHAPE, comparison, false).plan(declared, actual, new Components(realm));
    }

    /** Keycloak's component configuration is a multimap; the file says {@code priority: 100}. */
    private static Mapping withLists(Mapping key) {
        if (!(key.get("config").orElse(null) instanceof Mapping config)) {
            return key;
        }
        Map<String, Entry> lists = new LinkedHashMap<>();
        config.entries().forEach((name, entry) -> lists.put(name, new Entry(entry.at(), asList(entry.value()))));
        Map<String, Entry> entries = new LinkedHashMap<>(key.entries());
        entries.put("config", new Entry(config.at(), new Mapping(lists, config.at())));
        return new Mapping(entries, key.at());
    }

    private static Node asList(Node value) {
        return value instanceof Sequence ? value : new Sequence(List.of(value), value.at());
    }

    private record Components(Realm realm) implements Entries.Writer {
        @Override
        public void create(ObjectNode body) {
            String realmId = realm.representation().path("id").asText();
            realm.post("/components", body.put("providerType", TYPE).put("parentId", realmId));
        }

        @Override
        public void change(JsonNode before, ObjectNode body) {
            realm.put("/components/" + before.path("id").asText(), body);
        }

        @Override
        public void delete(JsonNode before) {
            realm.delete("/components/" + before.path("id").asText());
        }
    }
}
