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

/** Which flow the realm uses for what. Comes after the flows, so that a binding never names a flow that is not there. */
final class FlowBindings implements Kind {
    private static final Shape SHAPE = Shapes.DECLARATION.under("flowBindings");

    private final Comparison comparison;

    FlowBindings(Comparison comparison) {
        this.comparison = comparison;
    }

    @Override
    public List<Change> plan(Mapping declaration, Realm realm) {
        Mapping bindings = Sections.mapping(declaration, "flowBindings");
        List<Difference> differences = comparison.differences(bindings, realm.representation(), SHAPE);
        return differences.isEmpty()
                ? List.of()
                : List.of(new Change(
                        Action.CHANGE,
                        "flow bindings of realm",
                        realm.name(),
                        differences,
                        () -> bind(bindings, realm)));
    }

    private void bind(Mapping bindings, Realm realm) {
        JsonNode before = realm.representation();
        realm.put("", comparison.laidOver(before, bindings, SHAPE));
    }
}
