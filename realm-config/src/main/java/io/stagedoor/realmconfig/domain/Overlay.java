package io.stagedoor.realmconfig.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Node.Scalar;
import io.stagedoor.realmconfig.domain.Node.Sequence;

/** Builds what to write: the server's own state with the declared keys laid over it, so that nothing else is lost. */
public final class Overlay {
    private final Fingerprints fingerprints;

    public Overlay(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    /**
     * The body to write.
     *
     * @param fingerprinted keep a fingerprint beside each secret, because Keycloak will not show it again
     */
    public ObjectNode on(JsonNode actual, Mapping declared, Shape shape, boolean fingerprinted) {
        ObjectNode result = actual.isObject() ? actual.deepCopy() : JsonNodeFactory.instance.objectNode();
        declared.entries().forEach((key, entry) -> {
            Node value = entry.value();
            result.set(key, value(result.path(key), value, shape.under(key), fingerprinted));
            if (fingerprinted && value instanceof Scalar scalar && scalar.secret()) {
                result.put(Fingerprints.keyFor(key), fingerprints.of(scalar.text()));
            }
        });
        return result;
    }

    private JsonNode value(JsonNode actual, Node declared, Shape shape, boolean fingerprinted) {
        return switch (declared) {
            case Mapping mapping -> on(actual, mapping, shape, fingerprinted);
            case Sequence sequence when shape.isIdentified() -> entries(actual, sequence, shape, fingerprinted);
            case Sequence sequence -> sequence.toJson();
            case Scalar scalar -> scalar.toJson();
        };
    }

    private ArrayNode entries(JsonNode actual, Sequence declared, Shape shape, boolean fingerprinted) {
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        actual.forEach(result::add);
        for (Node item : declared.items()) {
            Mapping entry = (Mapping) item;
            int place = indexOf(
                    result, shape.identity(), entry.text(shape.identity()).orElse(""));
            if (entry.absent()) {
                if (place >= 0) {
                    result.remove(place);
                }
            } else if (place < 0) {
                result.add(on(JsonNodeFactory.instance.objectNode(), entry, shape, fingerprinted));
            } else {
                result.set(place, on(result.get(place), entry, shape, fingerprinted));
            }
        }
        return result;
    }

    private static int indexOf(ArrayNode list, String identity, String wanted) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).path(identity).asText().equals(wanted)) {
                return i;
            }
        }
        return -1;
    }
}
