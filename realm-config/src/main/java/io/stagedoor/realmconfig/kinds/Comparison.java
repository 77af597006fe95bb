package io.stagedoor.realmconfig.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.realmconfig.domain.Diff;
import io.stagedoor.realmconfig.domain.Difference;
import io.stagedoor.realmconfig.domain.Fingerprints;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Overlay;
import io.stagedoor.realmconfig.domain.Shape;
import java.util.List;

/** Diff and overlay over the same fingerprints, as every kind needs both. */
final class Comparison {
    private final Diff diff;
    private final Overlay overlay;

    Comparison(Fingerprints fingerprints) {
        this.diff = new Diff(fingerprints);
        this.overlay = new Overlay(fingerprints);
    }

    List<Difference> differences(Mapping declared, JsonNode actual, Shape shape) {
        return diff.between(declared, actual, shape);
    }

    ObjectNode laidOver(JsonNode actual, Mapping declared, Shape shape) {
        return overlay.on(actual, declared, shape, false);
    }

    ObjectNode fresh(Mapping declared, Shape shape) {
        return laidOver(MissingNode.getInstance(), declared, shape);
    }

    /** For resources whose secrets Keycloak masks. */
    ObjectNode laidOverFingerprinted(JsonNode actual, Mapping declared, Shape shape) {
        return overlay.on(actual, declared, shape, true);
    }
}
