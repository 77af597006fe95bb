package io.stagedoor.realmconfig.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.realmconfig.domain.Change;
import io.stagedoor.realmconfig.domain.Change.Action;
import io.stagedoor.realmconfig.domain.Difference;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Shape;
import io.stagedoor.realmconfig.domain.Shapes;
import io.stagedoor.realmconfig.keycloak.Realm;
import java.util.List;

/**
 * The fields of the realm itself. The whole representation is written back, as the console does: Keycloak drops every
 * realm attribute that a partial representation leaves out, and keeps secrets that it masked.
 */
final class Settings implements Kind {
    private static final Shape SHAPE = Shapes.DECLARATION.under("settings");

    private final Comparison comparison;

    Settings(Comparison comparison) {
        this.comparison = comparison;
    }

    @Override
    public List<Change> plan(Mapping declaration, Realm realm) {
        JsonNode before = realm.representation();
        if (before.isMissingNode()) {
            return List.of();
        }
        Mapping settings = Sections.mapping(declaration, "settings");
        List<Difference> differences = comparison.differences(settings, before, SHAPE);
        return differences.isEmpty()
                ? List.of()
                : List.of(new Change(
                        Action.CHANGE,
                        "settings of realm",
                        realm.name(),
                        differences,
                        () -> realm.put("", comparison.laidOverFingerprinted(before, settings, SHAPE))));
    }
}
