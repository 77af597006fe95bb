package io.stagedoor.applications.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.applications.change.Providers;
import io.stagedoor.applications.domain.Application;
import io.stagedoor.applications.domain.Kind;
import io.stagedoor.applications.store.ApplicationRows;
import io.stagedoor.serviceaccounts.api.SecretHolders;
import io.stagedoor.serviceaccounts.api.SecretHoldersFactory;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Tells whoever authenticates clients which application has kept secrets. */
@AutoService(SecretHoldersFactory.class)
public final class ApplicationSecrets implements SecretHoldersFactory {

    @Override
    public String getId() {
        return "applications";
    }

    @Override
    public SecretHolders create(KeycloakSession session) {
        return new SecretHolders() {
            @Override
            public String prefix() {
                return Application.CLIENT_PREFIX;
            }

            @Override
            public Optional<Holder> of(RealmModel realm, String clientId) {
                return new ApplicationRows(Providers.entities(session), realm.getId())
                        .find(clientId.substring(Application.CLIENT_PREFIX.length()))
                        .filter(application -> application.kind() == Kind.WEB)
                        .map(application -> new Holder(application.id(), application.organization(), "application"));
            }
        };
    }
}
