package io.stagedoor.gateway.permissions;

import io.stagedoor.gateway.verifier.AccessTokenPrincipal.Organization;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Where role catalogues come from. */
@FunctionalInterface
public interface Catalogues {

    /** The catalogue of an organization, empty where it cannot be had; never completes exceptionally, and never waits itself. */
    CompletionStage<Optional<RoleCatalogue>> of(Organization organization);

    /** No catalogue: then only exceptions and tokens for one team can be judged. */
    static Catalogues none() {
        return organization -> CompletableFuture.completedFuture(Optional.empty());
    }
}
