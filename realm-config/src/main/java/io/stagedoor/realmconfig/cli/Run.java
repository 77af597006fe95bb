package io.stagedoor.realmconfig.cli;

import io.stagedoor.realmconfig.domain.Change;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.keycloak.Realm;
import io.stagedoor.realmconfig.keycloak.ServerException;
import io.stagedoor.realmconfig.kinds.Kind;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Plans over all kinds, and applies kind by kind in the same order. */
final class Run {
    private final List<Kind> kinds;
    private final Mapping declaration;
    private final Realm realm;

    Run(List<Kind> kinds, Mapping declaration, Realm realm) {
        this.kinds = kinds;
        this.declaration = declaration;
        this.realm = realm;
    }

    /** Reads only. */
    List<Change> plan() {
        return kinds.stream()
                .flatMap(kind -> kind.plan(declaration, realm).stream())
                .toList();
    }

    /** How far an apply came. */
    sealed interface Outcome {
        record Done(List<Change> applied) implements Outcome {}

        record Stopped(List<Change> applied, Change failed, String reason) implements Outcome {}

        /** Written without complaint, and yet the server says something else. */
        record Unsettled(List<Change> applied, List<Change> left) implements Outcome {}
    }

    /**
     * Each kind is planned anew when its turn comes: what the server made by itself (a new realm's own scopes and keys) is
     * seen then, and each is planned once more after its writes, to know that they took.
     */
    Outcome apply(PrintWriter progress) {
        List<Change> applied = new ArrayList<>();
        for (Kind kind : kinds) {
            List<Change> changes = kind.plan(declaration, realm);
            for (Change change : changes) {
                try {
                    change.effect().run();
                } catch (ServerException refused) {
                    return new Outcome.Stopped(applied, change, String.valueOf(refused.getMessage()));
                }
                progress.println(change);
                progress.flush();
                applied.add(change);
            }
            List<Change> left = changes.isEmpty() ? List.of() : kind.plan(declaration, realm);
            if (!left.isEmpty()) {
                return new Outcome.Unsettled(applied, left);
            }
        }
        return new Outcome.Done(applied);
    }
}
