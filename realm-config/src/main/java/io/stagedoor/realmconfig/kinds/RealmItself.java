package io.stagedoor.realmconfig.kinds;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.realmconfig.domain.Change;
import io.stagedoor.realmconfig.domain.Change.Action;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Shape;
import io.stagedoor.realmconfig.domain.Shapes;
import io.stagedoor.realmconfig.keycloak.Realm;
import java.util.List;

/** Creates the realm where there is none; from the first moment with its declared settings. It is never deleted. */
final class RealmItself implements Kind {
    private static final Shape SHAPE = Shapes.DECLARATION.under("settings");

    private final Comparison comparison;

    RealmItself(Comparison comparison) {
        this.comparison = comparison;
    }

    @Override
    public List<Change> plan(Mapping declaration, Realm realm) {
        if (realm.exists()) {
            return List.of();
        }
        Mapping settings = Sections.mapping(declaration, "settings");
        return List.of(new Change(
                Action.CREATE,
                "realm",
                realm.name(),
                comparison.differences(settings, MissingNode.getInstance(), SHAPE),
                () -> realm.create(body(settings, realm.name()))));
    }

    private ObjectNode body(Mapping settings, String name) {
        ObjectNode body = comparison.laidOverFingerprinted(MissingNode.getInstance(), settings, SHAPE);
        return body.put("realm", name);
    }
}
