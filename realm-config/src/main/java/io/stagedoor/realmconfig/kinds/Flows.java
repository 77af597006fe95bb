package io.stagedoor.realmconfig.kinds;

import io.stagedoor.realmconfig.domain.Change;
import io.stagedoor.realmconfig.domain.Change.Action;
import io.stagedoor.realmconfig.domain.Difference;
import io.stagedoor.realmconfig.domain.Flow;
import io.stagedoor.realmconfig.domain.FlowReplacement;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.keycloak.Realm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Authentication flows, each owned as a whole. */
final class Flows implements Kind {
    @Override
    public List<Change> plan(Mapping declaration, Realm realm) {
        FlowStore store = new FlowStore(realm);
        List<Change> changes = new ArrayList<>();
        for (Mapping declared : declaration.mappings("authenticationFlows")) {
            plan(declared, store).ifPresent(changes::add);
        }
        return changes;
    }

    private static Optional<Change> plan(Mapping declared, FlowStore store) {
        Flow wanted = Flow.of(declared);
        String alias = wanted.alias();
        Optional<Flow> actual = store.read(wanted);
        if (declared.absent()) {
            return actual.map(flow -> change(Action.DELETE, alias, List.of(), () -> store.delete(alias)));
        }
        List<Difference> differences =
                actual.orElseGet(() -> new Flow(alias, "", List.of())).differencesTo(wanted);
        boolean leftover = store.exists(alias + FlowReplacement.STANDBY);
        if (actual.isPresent() && differences.isEmpty() && !leftover) {
            return Optional.empty();
        }
        Action action = actual.isPresent() ? Action.CHANGE : Action.CREATE;
        return Optional.of(change(action, alias, differences, () -> new FlowReplacement(store).apply(wanted)));
    }

    private static Change change(Action action, String alias, List<Difference> differences, Change.Effect effect) {
        return new Change(action, "authentication flow", alias, differences, effect);
    }
}
