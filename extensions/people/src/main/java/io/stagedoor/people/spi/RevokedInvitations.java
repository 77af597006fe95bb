package io.stagedoor.people.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.people.store.Invitations;
import io.stagedoor.provisioning.api.Revocation;
import io.stagedoor.provisioning.api.RevocationFactory;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Invitations that somebody was sent or has sent: whoever left lets nobody in, and comes back by no letter of before. */
@AutoService(RevocationFactory.class)
public final class RevokedInvitations implements RevocationFactory {

    @Override
    public String getId() {
        return "invitations";
    }

    @Override
    public Revocation create(KeycloakSession session) {
        return new Revocation() {
            @Override
            public String name() {
                return "invitations";
            }

            @Override
            public int revoke(RealmModel realm, @Nullable String organizationId, String personId) {
                @Nullable UserModel person = session.users().getUserById(realm, personId);
                @Nullable String email = person == null ? null : person.getEmail();
                return Invitations.withdrawOf(
                        session.getProvider(JpaConnectionProvider.class).getEntityManager(),
                        realm.getId(),
                        organizationId,
                        personId,
                        email == null ? "" : email);
            }
        };
    }
}
