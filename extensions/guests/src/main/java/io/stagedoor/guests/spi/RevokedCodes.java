package io.stagedoor.guests.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.guests.change.Providers;
import io.stagedoor.guests.store.EmailCodes;
import io.stagedoor.provisioning.api.Revocation;
import io.stagedoor.provisioning.api.RevocationFactory;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Codes by e-mail that somebody was sent: they belong to no organization, and end with the account alone. */
@AutoService(RevocationFactory.class)
public final class RevokedCodes implements RevocationFactory {

    @Override
    public String getId() {
        return "sign-in-codes";
    }

    @Override
    public Revocation create(KeycloakSession session) {
        return new Revocation() {
            @Override
            public String name() {
                return "sign-in-codes";
            }

            @Override
            public int revoke(RealmModel realm, @Nullable String organizationId, String personId) {
                return organizationId == null
                        ? new EmailCodes(Providers.entities(session), realm.getId()).forgetPerson(personId)
                        : 0;
            }
        };
    }
}
