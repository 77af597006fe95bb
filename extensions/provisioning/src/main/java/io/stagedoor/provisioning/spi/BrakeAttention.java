package io.stagedoor.provisioning.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.organizations.api.Attention;
import io.stagedoor.organizations.api.AttentionSource;
import io.stagedoor.organizations.api.AttentionSourceFactory;
import io.stagedoor.provisioning.change.Providers;
import io.stagedoor.provisioning.store.Receipts;
import io.stagedoor.provisioning.store.RuleStore;
import java.util.List;
import org.keycloak.models.KeycloakSession;

/** A brake that waits for somebody's decision. */
@AutoService(AttentionSourceFactory.class)
public final class BrakeAttention implements AttentionSourceFactory {

    @Override
    public String getId() {
        return "provisioning";
    }

    @Override
    public AttentionSource create(KeycloakSession session) {
        return call -> {
            String organization = call.organization().getId();
            String run = new RuleStore(Providers.entities(session))
                    .read(organization)
                    .run();
            return run.isEmpty()
                    ? List.of()
                    : List.of(new Attention(
                            "deprovisioning-brake",
                            Math.max(1, new Receipts(Providers.entities(session), organization).countOf(run))));
        };
    }
}
