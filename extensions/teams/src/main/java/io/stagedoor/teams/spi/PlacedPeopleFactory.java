package io.stagedoor.teams.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.teams.api.AboutPeople;
import io.stagedoor.teams.api.AboutPeopleFactory;
import org.keycloak.models.KeycloakSession;

/** Wires what other capabilities may ask about people. */
@AutoService(AboutPeopleFactory.class)
public final class PlacedPeopleFactory implements AboutPeopleFactory {

    @Override
    public String getId() {
        return "placed";
    }

    @Override
    public AboutPeople create(KeycloakSession session) {
        return new PlacedPeople(session);
    }
}
