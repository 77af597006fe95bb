package io.stagedoor.gateway.permissions;

import io.stagedoor.gateway.verifier.AccessTokenPrincipal;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal.Organization;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Answers what a person may do in a team. Safe for use by many threads. */
public final class Permissions {

    private static final long WAIT_SECONDS = 5;

    private final Catalogues catalogues;

    public Permissions(Catalogues catalogues) {
        this.catalogues = catalogues;
    }

    /** Whether the caller has a permission in a team, for what belongs to no project. */
    public Ruling requires(AccessTokenPrincipal caller, String permission, String team) {
        return requires(caller, new Question(permission, team, null, false));
    }

    /** Whether the caller has a permission in a team and project. */
    public Ruling requires(AccessTokenPrincipal caller, String permission, String team, @Nullable String project) {
        return requires(caller, new Question(permission, team, project, false));
    }

    /** Waits only where a catalogue has to be fetched. */
    public Ruling requires(AccessTokenPrincipal caller, Question question) {
        try {
            return requiresAsync(caller, question).toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return new Ruling.Undecided("the role catalogue did not arrive in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Ruling.Undecided("interrupted while waiting for the role catalogue");
        } catch (ExecutionException e) {
            throw new IllegalStateException("the permission check failed by a bug", e.getCause());
        }
    }

    /** As {@link #requires}, for callers that must not wait: the stage is complete already unless a catalogue is fetched. */
    public CompletionStage<Ruling> requiresAsync(AccessTokenPrincipal caller, Question question) {
        Optional<Ruling> byToken = PermissionRules.byToken(caller, question);
        Organization organization = caller.organization();
        if (byToken.isPresent() || organization == null) {
            return CompletableFuture.completedFuture(byToken.orElseGet(() -> Ruling.Reason.NO_ORGANIZATION.refused()));
        }
        return catalogues
                .of(organization)
                .thenApply(catalogue -> catalogue
                        .map(known -> PermissionRules.byRole(caller, question, known))
                        .orElseGet(() -> new Ruling.Undecided("the role catalogue cannot be had")));
    }
}
