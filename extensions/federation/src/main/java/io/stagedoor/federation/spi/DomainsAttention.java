package io.stagedoor.federation.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.federation.change.Providers;
import io.stagedoor.federation.domain.DomainClaim;
import io.stagedoor.organizations.api.Attention;
import io.stagedoor.organizations.api.AttentionSource;
import io.stagedoor.organizations.api.AttentionSourceFactory;
import java.util.List;
import org.keycloak.models.KeycloakSession;

/** Domains whose record is gone: soon, or already, nobody is led to the organization's identity provider by them. */
@AutoService(AttentionSourceFactory.class)
public final class DomainsAttention implements AttentionSourceFactory {

    @Override
    public String getId() {
        return "domains";
    }

    @Override
    public AttentionSource create(KeycloakSession session) {
        return call -> {
            long lapsing = Providers.domains(call.session())
                    .list(call.organization().getId())
                    .stream()
                    .filter(claim ->
                            claim.state() == DomainClaim.State.GRACE || claim.state() == DomainClaim.State.LAPSED)
                    .count();
            return lapsing == 0 ? List.of() : List.of(new Attention("domains-lapsing", lapsing));
        };
    }
}
