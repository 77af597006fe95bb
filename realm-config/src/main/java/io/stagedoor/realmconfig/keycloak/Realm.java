package io.stagedoor.realmconfig.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;

/** One realm on the server. While it does not exist, everything in it is missing. */
public final class Realm {
    private final AdminApi api;
    private final String name;
    private final Product product;

    public Realm(AdminApi api, String name) {
        this.api = api;
        this.name = name;
        this.product = new Product(api, this);
    }

    /** What only Stagedoor's own interface reads and writes. */
    public Product product() {
        return product;
    }

    public String name() {
        return name;
    }

    public boolean exists() {
        return !representation().isMissingNode();
    }

    /** The realm's own representation: its settings. */
    public JsonNode representation() {
        return api.get(path(""));
    }

    public JsonNode get(String path) {
        return api.get(path(path));
    }

    /** A list; empty while the realm does not exist. */
    public ArrayNode list(String path) {
        JsonNode found = get(path);
        return found instanceof ArrayNode array ? array : JsonNodeFactory.instance.arrayNode();
    }

    /** The entry of a list whose key has this text. */
    public JsonNode entry(String path, String key, String text) {
        for (JsonNode item : list(path)) {
            if (item.path(key).asText().equals(text)) {
                return item;
            }
        }
        return MissingNode.getInstance();
    }

    public void create(JsonNode representation) {
        api.post("", representation);
    }

    public String post(String path, JsonNode body) {
        return api.post(path(path), body);
    }

    public void put(String path, JsonNode body) {
        api.put(path(path), body);
    }

    public void delete(String path) {
        api.delete(path(path));
    }

    private String path(String below) {
        return "/" + AdminApi.encode(name) + below;
    }
}
