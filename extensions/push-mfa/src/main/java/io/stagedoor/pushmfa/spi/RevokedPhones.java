package io.stagedoor.pushmfa.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.provisioning.api.Revocation;
import io.stagedoor.provisioning.api.RevocationFactory;
import io.stagedoor.pushmfa.change.Devices;
import io.stagedoor.pushmfa.change.Providers;
import io.stagedoor.pushmfa.store.DeviceStore;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Whoever leaves for good approves nothing any more. */
@AutoService(RevocationFactory.class)
public final class RevokedPhones implements RevocationFactory {

    private static final String NAME = "push-devices";

    @Override
    public String getId() {
        return NAME;
    }

    @Override
    public Revocation create(KeycloakSession session) {
        return new Revocation() {
            @Override
            public String name() {
                return NAME;
            }

            // A phone that is suspended with its person says nothing; one that is gone has to be set up anew, so the
            // brake comes first.
            @Override
            public boolean waitsForTheBrake(RealmModel realm, @Nullable String organizationId, String personId) {
                return organizationId == null
                        && new DeviceStore(Providers.entities(session), realm.getId()).isHeldBy(personId);
            }

            // A guest's phone is their own: it stays with them.
            @Override
            public int revoke(RealmModel realm, @Nullable String organizationId, String personId) {
                if (organizationId != null) {
                    return 0;
                }
                @Nullable UserModel person = session.users().getUserById(realm, personId);
                if (person != null) {
                    person.credentialManager()
                            .getStoredCredentialsByTypeStream(Devices.TYPE)
                            .map(CredentialModel::getId)
                            .toList()
                            .forEach(person.credentialManager()::removeStoredCredentialById);
                }
                return new DeviceStore(Providers.entities(session), realm.getId()).forgetPerson(personId);
            }
        };
    }
}
