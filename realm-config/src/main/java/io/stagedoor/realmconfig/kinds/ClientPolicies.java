package io.stagedoor.realmconfig.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.realmconfig.domain.Change;
import io.stagedoor.realmconfig.domain.Change.Action;
import io.stagedoor.realmconfig.domain.Difference;
import io.stagedoor.realmconfig.domain.Node.Entry;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Shape;
import io.stagedoor.realmconfig.domain.Shapes;
import io.stagedoor.realmconfig.keycloak.Realm;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Client profiles, or client policies: Keycloak reads and writes each as one document. */
final class ClientPolicies implements Kind {
    private final Comparison comparison;
    private final String section;
    private final String document;
    private final Shape shape;

    private ClientPolicies(Comparison comparison, String section, String document) {
        this.comparison = comparison;
        this.section = section;
        this.document = document;
        this.shape = Shape.around(document, Shapes.DECLARATION.under(section));
    }

    static ClientPolicies profiles(Comparison comparison) {
        return new ClientPolicies(comparison, "clientProfiles", "profiles");
    }

    static ClientPolicies policies(Comparison comparison) {
        return new ClientPolicies(comparison, "clientPolicies", "policies");
    }

    @Override
    public List<Change> plan(Mapping declaration, Realm realm) {
        if (!declaration.has(section)) {
            return List.of();
        }
        Entry list = Objects.requireNonNull(declaration.entries().get(section));
        Mapping wanted = new Mapping(Map.of(document, list), declaration.at());
        String path = "/client-policies/" + document;
        JsonNode before = realm.get(path);
        List<Difference> differences = comparison.differences(wanted, before, shape);
        return differences.isEmpty()
                ? List.of()
                : List.of(new Change(
                        Action.CHANGE,
                        "client " + document + " of realm",
                        realm.name(),
                        differences,
                        () -> realm.put(path, comparison.laidOver(realm.get(path), wanted, shape))));
    }
}
