package io.stagedoor.signals.source;

import io.stagedoor.signals.api.SessionEnds;
import io.stagedoor.signals.api.Signal;
import io.stagedoor.signals.api.SignalLog;
import io.stagedoor.signals.store.SignalTable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/** Follows changes of Keycloak's own model, through whichever door they come; part of their transaction. */
final class ModelChanges implements ProviderEventListener {

    @Override
    public void onEvent(ProviderEvent event) {
        switch (event) {
            case UserModel.UserPreRemovedEvent removed ->
                removed.getKeycloakSession()
                        .getProvider(SessionEnds.class)
                        .beforeDeletion(removed.getRealm(), removed.getUser());
            case ClientModel.ClientUpdatedEvent updated -> {
                if (!updated.getUpdatedClient().isEnabled()) {
                    suspended(updated.getKeycloakSession(), updated.getUpdatedClient(), "disabled");
                }
            }
            case ClientModel.ClientRemovedEvent removed ->
                suspended(removed.getKeycloakSession(), removed.getClient(), "deleted");
            case OrganizationModel.OrganizationRemovedEvent removed -> {
                KeycloakSession session = removed.getKeycloakSession();
                String realmId = session.getContext().getRealm().getId();
                raise(
                        session,
                        Signal.organizationDisabled(
                                realmId, removed.getOrganization().getId()));
            }
            case RealmModel.RealmRemovedEvent removed ->
                new SignalTable(removed.getKeycloakSession()
                                .getProvider(JpaConnectionProvider.class)
                                .getEntityManager())
                        .forget(removed.getRealm().getId());
            default -> {}
        }
    }

    private static void suspended(KeycloakSession session, ClientModel client, String reason) {
        raise(session, Signal.clientSuspended(client.getRealm().getId(), null, client.getClientId(), reason));
    }

    private static void raise(KeycloakSession session, Signal signal) {
        session.getProvider(SignalLog.class).raise(signal);
    }
}
