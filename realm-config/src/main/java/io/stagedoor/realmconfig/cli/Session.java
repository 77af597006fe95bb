package io.stagedoor.realmconfig.cli;

import io.stagedoor.realmconfig.domain.Problem;
import io.stagedoor.realmconfig.domain.ReferenceCheck;
import io.stagedoor.realmconfig.keycloak.AdminApi;
import io.stagedoor.realmconfig.keycloak.Pbkdf2Fingerprints;
import io.stagedoor.realmconfig.keycloak.Realm;
import io.stagedoor.realmconfig.keycloak.ServerNames;
import io.stagedoor.realmconfig.kinds.Kinds;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** Reads and checks the files first, then opens the server. */
final class Session {
    private Session() {}

    static Run open(Target target) {
        return switch (target.declaration()) {
            case Declaration.Refused refused -> throw new RefusedDeclaration(refused.problems());
            case Declaration.Accepted accepted -> open(accepted, target.api());
        };
    }

    private static Run open(Declaration.Accepted declaration, AdminApi api) {
        Realm realm = new Realm(api, declaration.realm());
        List<Problem> problems = new ArrayList<>();
        new ReferenceCheck(declaration.content(), new ServerNames(api, realm), problems).check();
        if (!problems.isEmpty()) {
            throw new RefusedDeclaration(problems);
        }
        return new Run(Kinds.inOrder(new Pbkdf2Fingerprints(new SecureRandom())), declaration.content(), realm);
    }
}
