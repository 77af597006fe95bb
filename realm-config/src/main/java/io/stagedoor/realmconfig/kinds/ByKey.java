package io.stagedoor.realmconfig.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lists of the server, indexed by the key that identifies an entry. */
final class ByKey {
    private ByKey() {}

    static Map<String, JsonNode> index(Iterable<JsonNode> list, String key) {
        Map<String, JsonNode> index = new LinkedHashMap<>();
        list.forEach(item -> index.put(item.path(key).asText(), item));
        return index;
    }
}
