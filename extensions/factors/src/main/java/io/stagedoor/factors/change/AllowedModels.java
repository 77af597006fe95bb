package io.stagedoor.factors.change;

import io.stagedoor.administration.api.HomeOrganization;
import io.stagedoor.factors.domain.PasskeyModels;
import io.stagedoor.factors.store.ModelStore;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * What somebody's home organization allows; of people without one, anything.
 *
 * @param organization its name, for people
 */
public record AllowedModels(String organization, PasskeyModels models) {

    public static AllowedModels of(KeycloakSession session, UserModel person) {
        return HomeOrganization.of(session, person)
                .map(home -> new AllowedModels(
                        home.getName(),
                        new ModelStore(Providers.entities(session))
                                .read(home.getId())
                                .models()))
                .orElse(new AllowedModels("", PasskeyModels.ANY));
    }
}
