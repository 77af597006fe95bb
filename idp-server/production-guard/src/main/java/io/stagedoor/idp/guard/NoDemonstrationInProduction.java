package io.stagedoor.idp.guard;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;

/**
 * A server that was started with {@code start --production} ends at once where a realm carries the mark of the demonstration
 * overlay: its people and identity providers are known to everybody who has read the documentation.
 */
public final class NoDemonstrationInProduction implements StartupCheckFactory {

    /** The realm attribute that {@code realm-config/demo} sets. */
    static final String DEMONSTRATION_MARK = "stagedoor.demonstration";

    private static final String PRODUCTION = "STAGEDOOR_PRODUCTION";

    @Override
    public String getId() {
        return "no-demonstration-in-production";
    }

    @Override
    public void init(Config.Scope config) {
        // nothing to configure: production is decided by the launcher alone
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        if (!"true".equals(System.getenv(PRODUCTION))) {
            return;
        }
        factory.register(event -> {
            if (event instanceof PostMigrationEvent migrated) {
                KeycloakModelUtils.runJobInTransaction(migrated.getFactory(), NoDemonstrationInProduction::check);
            }
        });
    }

    private static void check(KeycloakSession session) {
        List<String> marked = session.realms()
                .getRealmsStream()
                .filter(realm -> "true".equals(realm.getAttribute(DEMONSTRATION_MARK)))
                .map(RealmModel::getName)
                .toList();
        if (!marked.isEmpty()) {
            throw new IllegalStateException("stagedoor: this database holds demonstration data (realm "
                    + String.join(", ", marked)
                    + "), and --production refuses that. Use an empty database, or start without --production.");
        }
    }

    @Override
    public StartupCheck create(KeycloakSession session) {
        return () -> {};
    }

    @Override
    public void close() {
        // holds nothing
    }
}
