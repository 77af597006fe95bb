package io.stagedoor.teams.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.organizations.api.Attention;
import io.stagedoor.organizations.api.AttentionSource;
import io.stagedoor.organizations.api.AttentionSourceFactory;
import io.stagedoor.organizations.api.SecondFactors;
import io.stagedoor.teams.change.Changes;
import io.stagedoor.teams.change.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.models.KeycloakSession;

/** What needs attention among memberships and organization roles. */
@AutoService(AttentionSourceFactory.class)
public final class TeamsAttention implements AttentionSourceFactory {

    private static final Duration SOON = Duration.ofDays(7);

    @Override
    public String getId() {
        return "teams";
    }

    @Override
    public AttentionSource create(KeycloakSession session) {
        return TeamsAttention::of;
    }

    private static List<Attention> of(AdministrativeCall call) {
        Stores stores = Changes.stores(call.session(), call.organization().getId());
        Instant now = Changes.CLOCK.instant();
        List<Attention> found = new ArrayList<>();
        add(found, "memberships-expiring", stores.memberships().expiring(now, now.plus(SOON)));
        add(found, "single-owner", stores.organizationRoles().owners() == 1 ? 1 : 0);
        add(
                found,
                "administrators-without-second-factor",
                SecondFactors.missingAmong(call, stores.organizationRoles().administrators()));
        return found;
    }

    private static void add(List<Attention> found, String kind, long count) {
        if (count > 0) {
            found.add(new Attention(kind, count));
        }
    }
}
