package io.stagedoor.serviceaccounts.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.serviceaccounts.change.KnownAccounts;
import io.stagedoor.serviceaccounts.domain.Bounds;
import io.stagedoor.serviceaccounts.domain.ServiceAccount;
import io.stagedoor.teams.api.ApprovedRights;
import io.stagedoor.teams.api.ApprovedRightsFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Tells those who build tokens what was approved. */
@AutoService(ApprovedRightsFactory.class)
public final class StoredApprovals implements ApprovedRightsFactory {

    @Override
    public String getId() {
        return "stored";
    }

    @Override
    public ApprovedRights create(KeycloakSession session) {
        return new ApprovedRights() {
            @Override
            public Optional<String> organization(RealmModel realm, UserModel user) {
                return KnownAccounts.clientOf(session, realm, user)
                        .flatMap(client -> KnownAccounts.organization(session, realm, client));
            }

            @Override
            public Optional<Approved> of(RealmModel realm, UserModel user, long version) {
                return KnownAccounts.clientOf(session, realm, user)
                        .flatMap(client -> KnownAccounts.forToken(session, realm, client, version))
                        .map(StoredApprovals::approved);
            }
        };
    }

    private static ApprovedRights.Approved approved(ServiceAccount account) {
        Map<String, ApprovedRights.InTeam> teams = new HashMap<>();
        Bounds bounds = account.bounds();
        bounds.teams()
                .forEach((team, bound) ->
                        teams.put(team, new ApprovedRights.InTeam(bound.permissions(), bound.projects())));
        return new ApprovedRights.Approved(account.organization(), bounds.everywhere(), teams);
    }
}
