package io.stagedoor.realmconfig.kinds;

import io.stagedoor.realmconfig.domain.Change;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Shapes;
import io.stagedoor.realmconfig.keycloak.Realm;
import java.util.List;

/** Realm roles. */
final class Roles implements Kind {
    private final Comparison comparison;

    Roles(Comparison comparison) {
        this.comparison = comparison;
    }

    @Override
    public List<Change> plan(Mapping declaration, Realm realm) {
        List<Mapping> declared = declaration.mappings("roles");
        if (declared.isEmpty()) {
            return List.of();
        }
        Collection writer = new Collection(
                realm, "/roles", role -> "/roles-by-id/" + role.path("id").asText());
        return new Entries("role", Shapes.DECLARATION.under("roles"), comparison, false)
                .plan(declared, ByKey.index(realm.list("/roles?briefRepresentation=false"), "name"), writer);
    }
}
