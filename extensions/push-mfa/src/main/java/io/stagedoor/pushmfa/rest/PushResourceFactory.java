package io.stagedoor.pushmfa.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.pushmfa.domain.Places;
import io.stagedoor.pushmfa.places.PlacesFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** {@code /realms/{realm}/push}. */
@AutoService(RealmResourceProviderFactory.class)
public final class PushResourceFactory implements RealmResourceProviderFactory {

    /** A file in the MaxMind DB format that says where addresses are; nothing is shown without one. */
    static final String PLACES = "places-file";

    private Places places = Places.NONE;

    @Override
    public String getId() {
        return "push";
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new RealmResourceProvider() {
            @Override
            public Object getResource() {
                return new PushResource(session, places);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void init(Config.Scope config) {
        @Nullable String file = config.get(PLACES);
        places = file == null || file.isBlank() ? Places.NONE : PlacesFile.open(Path.of(file));
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
