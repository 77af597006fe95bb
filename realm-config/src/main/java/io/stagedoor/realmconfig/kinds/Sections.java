package io.stagedoor.realmconfig.kinds;

import io.stagedoor.realmconfig.domain.Node.Mapping;
import java.util.Map;

/** The top-level parts of a declaration; one that is not declared is empty. */
final class Sections {
    private Sections() {}

    static Mapping mapping(Mapping declaration, String key) {
        return declaration
                .get(key)
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .orElseGet(() -> new Mapping(Map.of(), declaration.at()));
    }
}
