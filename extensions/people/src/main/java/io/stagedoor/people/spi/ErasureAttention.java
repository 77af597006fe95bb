package io.stagedoor.people.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.organizations.api.Attention;
import io.stagedoor.organizations.api.AttentionSource;
import io.stagedoor.organizations.api.AttentionSourceFactory;
import io.stagedoor.people.store.ErasureRequests;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Requests for erasure that wait for the organization's decision. */
@AutoService(AttentionSourceFactory.class)
public final class ErasureAttention implements AttentionSourceFactory {

    @Override
    public String getId() {
        return "people";
    }

    @Override
    public AttentionSource create(KeycloakSession session) {
        return call -> {
            long waiting = new ErasureRequests(
                            session.getProvider(JpaConnectionProvider.class).getEntityManager())
                    .waitingFor(call.organization().getId());
            return waiting == 0 ? List.of() : List.of(new Attention("erasure-requests", waiting));
        };
    }
}
