package io.stagedoor.realmconfig.kinds;

import io.stagedoor.realmconfig.domain.Change;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.keycloak.Realm;
import java.util.List;

/** One kind of resource: reads the server, compares, and says which changes close the gap. Planning never writes. */
public interface Kind {
    List<Change> plan(Mapping declaration, Realm realm);
}
