package io.stagedoor.realmconfig.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.realmconfig.domain.Change;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Shape;
import io.stagedoor.realmconfig.domain.Shapes;
import io.stagedoor.realmconfig.keycloak.Realm;
import java.util.List;

/** Protocol mappers of a client scope or a client. */
final class Mappers {
    private static final Shape SHAPE = Shapes.DECLARATION.under("clients").under("protocolMappers");

    private final Comparison comparison;

    Mappers(Comparison comparison) {
        this.comparison = comparison;
    }

    /** @param owner the scope or client as the server has it: a new one brings its mappers along */
    List<Change> plan(Mapping declared, String ownerTitle, JsonNode owner, String ownerPath, Realm realm) {
        return new Entries("mapper of " + ownerTitle, SHAPE, comparison, false)
                .plan(
                        declared.mappings("protocolMappers"),
                        ByKey.index(owner.path("protocolMappers"), "name"),
                        Collection.byId(realm, ownerPath + "/protocol-mappers/models"));
    }
}
