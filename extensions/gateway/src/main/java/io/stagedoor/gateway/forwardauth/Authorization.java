package io.stagedoor.gateway.forwardauth;

import io.stagedoor.gateway.limits.RateLimit;
import io.stagedoor.gateway.limits.RateLimiter;
import io.stagedoor.gateway.permissions.Permissions;
import io.stagedoor.gateway.permissions.Question;
import io.stagedoor.gateway.permissions.Ruling;
import io.stagedoor.gateway.route.Access;
import io.stagedoor.gateway.route.Check;
import io.stagedoor.gateway.route.StepUp;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal;
import io.stagedoor.gateway.verifier.TeamMembership;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What a route asks of a caller whose token is good: limits, organization, scopes, step-up, and last the permission. */
final class Authorization {

    private final Permissions permissions;
    private final RateLimiter limiter;
    private final @Nullable PeerSecret secret;
    private final Clock clock;
    private final Duration skew;

    Authorization(
            Permissions permissions, RateLimiter limiter, @Nullable PeerSecret secret, Clock clock, Duration skew) {
        this.permissions = permissions;
        this.limiter = limiter;
        this.secret = secret;
        this.clock = clock;
        this.skew = skew;
    }

    /** Takes a decision about the token further; one that is a refusal already stays. */
    CompletionStage<Decision> authorize(Decision decision, Access.Authenticated needed, AuthRequest request) {
        AccessTokenPrincipal caller = decision.principal();
        if (!decision.isAllowed() || caller == null) {
            return done(decision);
        }
        RateLimit limit = limiter.take(caller, needed.limits(), needed.limitScope());
        if (!limit.allowed()) {
            return done(Decision.of(429, "RATE_LIMITED", "too many requests; see Retry-After")
                    .by(caller)
                    .within(limit));
        }
        Optional<Decision> refusal = byOrganization(caller, needed)
                .or(() -> byScopes(caller, needed))
                .or(() -> byStepUp(caller, needed.stepUp()));
        if (refusal.isPresent()) {
            return done(refusal.get().by(caller).within(limit));
        }
        return byPermission(decision, caller, needed.check(), request)
                .thenApply(judged -> judged.by(caller).within(limit));
    }

    private static Optional<Decision> byOrganization(AccessTokenPrincipal caller, Access.Authenticated needed) {
        if (!needed.organizationRequired() || caller.organization() != null) {
            return Optional.empty();
        }
        String detail = "the token is for no organization";
        return Optional.of(Decision.challenged(
                403, "NO_ORGANIZATION", detail, Challenge.insufficientScope(detail, List.of("organization"))));
    }

    private static Optional<Decision> byScopes(AccessTokenPrincipal caller, Access.Authenticated needed) {
        if (caller.scopes().containsAll(needed.scopes())) {
            return Optional.empty();
        }
        String detail = "the token lacks a scope";
        return Optional.of(Decision.challenged(
                403,
                "INSUFFICIENT_SCOPE",
                detail,
                Challenge.insufficientScope(detail, new TreeSet<>(needed.scopes()))));
    }

    /** RFC 9470. Who has no level, or no moment of authentication (service accounts), has not enough of it. */
    private Optional<Decision> byStepUp(AccessTokenPrincipal caller, StepUp needed) {
        String level = caller.assurance().level();
        if (needed.level() != null && (level == null || !needed.goodEnough().contains(level))) {
            return stepUp("ACR_TOO_LOW", "a stronger authentication is needed", needed);
        }
        Instant authenticated = caller.assurance().authenticatedAt();
        Duration age = needed.maximumAge();
        if (age != null
                && (authenticated == null
                        || !clock.instant()
                                .isBefore(authenticated.plus(age).plus(skew).plusSeconds(1)))) {
            return stepUp("AUTHENTICATION_TOO_OLD", "a more recent authentication is needed", needed);
        }
        return Optional.empty();
    }

    private static Optional<Decision> stepUp(String reason, String detail, StepUp needed) {
        return Optional.of(Decision.challenged(401, reason, detail, Challenge.stepUp(detail, needed)));
    }

    private CompletionStage<Decision> byPermission(
            Decision decision, AccessTokenPrincipal caller, @Nullable Check check, AuthRequest request) {
        return switch (check) {
            case null -> done(decision);
            case Check.Stated stated
            when stated.team().isBlank()
                    || (stated.project() != null && stated.project().isBlank()) ->
                done(refused(Ruling.Reason.NOT_IN_TEAM.name(), "the path names no team or project"));
            case Check.Stated stated ->
                ask(
                        decision,
                        caller,
                        new Question(
                                stated.permission(), stated.team(), stated.project(), stated.narrowedByApplication()));
            case Check.ByGateway byGateway -> {
                Question question = GatewayCheck.read(request, secret);
                yield question == null
                        ? done(Decision.badRequest(
                                "CHECK_REFUSED", "the gateway does not say, or may not say, what is to be checked"))
                        : ask(decision, caller, question);
            }
        };
    }

    private CompletionStage<Decision> ask(Decision decision, AccessTokenPrincipal caller, Question question) {
        return permissions.requiresAsync(caller, question).thenApply(ruling -> switch (ruling) {
            case Ruling.Allowed allowed -> decision.granting(granted(caller, question, allowed));
            case Ruling.Refused refused -> refused(refused.reason().name(), refused.detail());
            case Ruling.Undecided undecided -> Decision.unavailable("CATALOGUE_UNAVAILABLE", undecided.detail());
        });
    }

    private static Decision refused(String reason, String detail) {
        return Decision.challenged(403, reason, detail, Challenge.notPermitted(detail));
    }

    private static Granted granted(AccessTokenPrincipal caller, Question question, Ruling.Allowed allowed) {
        TeamMembership membership = caller.teams().get(question.team());
        return new Granted(
                question.team(), membership == null ? "" : membership.role(), allowed.constraint(), allowed.projects());
    }

    private static CompletionStage<Decision> done(Decision decision) {
        return CompletableFuture.completedFuture(decision);
    }
}
