package io.stagedoor.serviceaccounts.change;

import io.stagedoor.database.WrittenMeanwhileException;
import io.stagedoor.serviceaccounts.domain.AccountName;
import io.stagedoor.serviceaccounts.store.Numbers;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Names of new service accounts. */
public final class Naming {

    private Naming() {}

    /**
     * As it was asked for, or by the organization's next number.
     *
     * @throws IllegalArgumentException where a name is not to be had
     */
    public static AccountName of(KeycloakSession session, String organization, @Nullable String asked) {
        return asked == null ? AccountName.numbered(next(session, organization)) : AccountName.chosen(asked);
    }

    private static long next(KeycloakSession session, String organization) {
        Numbers numbers = new Numbers(Providers.entities(session), organization);
        if (!numbers.exist()) {
            begin(session, organization);
        }
        return numbers.next();
    }

    /** Apart: a row that somebody else makes at the same time would end this transaction in PostgreSQL. */
    private static void begin(KeycloakSession session, String organization) {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(),
                    apart -> new Numbers(Providers.entities(apart), organization).begin());
        } catch (WrittenMeanwhileException e) {
            // Then there is one, which is all that is wanted.
        }
    }
}
