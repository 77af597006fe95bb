package io.stagedoor.serviceaccounts.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.serviceaccounts.change.KnownAccounts;
import io.stagedoor.serviceaccounts.domain.Bounds;
import io.stagedoor.serviceaccounts.domain.ServiceAccount;
import io.stagedoor.teams.api.ApprovedRights;
import io.stagedoor.teams.api.ApprovedRightsFactory;
import java.util.HashMap;
import java.util.Map;
import org.keycloak.models.KeycloakSession;

/** Tells those who build tokens what was approved. */
@AutoService(ApprovedRightsFactory.class)
public final class StoredApprovals implements ApprovedRightsFactory {

    @Override
    public String getId() {
        return "stored";
    }

    @Override
    public ApprovedRights create(KeycloakSession session) {
        return (realm, user) -> KnownAccounts.clientOf(session, realm, user)
                .flatMap(client -> KnownAccounts.of(session, realm, client))
                .map(StoredApprovals::approved);
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
