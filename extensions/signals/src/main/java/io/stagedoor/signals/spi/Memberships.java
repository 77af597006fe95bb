package io.stagedoor.signals.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/** Which organizations somebody belongs to, at home or as a guest. */
final class Memberships {

    private Memberships() {}

    static List<String> of(KeycloakSession session, String realmId, String subject) {
        return inRealm(session, realmId, realm -> {
            @Nullable UserModel user = session.users().getUserById(realm, subject);
            @Nullable OrganizationProvider organizations = session.getProvider(OrganizationProvider.class);
            return user == null || organizations == null || !realm.isOrganizationsEnabled()
                    ? List.of()
                    : organizations
                            .getByMember(user)
                            .map(OrganizationModel::getId)
                            .sorted()
                            .toList();
        });
    }

    /** The provider of organizations looks at the context's realm. */
    private static List<String> inRealm(
            KeycloakSession session, String realmId, java.util.function.Function<RealmModel, List<String>> read) {
        @Nullable RealmModel before = session.getContext().getRealm();
        if (before != null && before.getId().equals(realmId)) {
            return read.apply(before);
        }
        @Nullable RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return List.of();
        }
        session.getContext().setRealm(realm);
        try {
            return read.apply(realm);
        } finally {
            session.getContext().setRealm(before);
        }
    }
}
