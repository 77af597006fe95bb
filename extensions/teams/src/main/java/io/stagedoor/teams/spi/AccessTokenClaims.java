package io.stagedoor.teams.spi;

import io.stagedoor.signals.api.SignalLog;
import io.stagedoor.teams.api.ApprovedRights.Approved;
import io.stagedoor.teams.api.TokenParameters;
import io.stagedoor.teams.change.Changes;
import io.stagedoor.teams.domain.Access;
import io.stagedoor.teams.domain.HeldTeams;
import io.stagedoor.teams.domain.HeldTeamsCache;
import io.stagedoor.teams.domain.TeamId;
import io.stagedoor.teams.domain.TokenOrganization;
import io.stagedoor.teams.domain.TokenRights;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.protocol.oidc.token.TokenInterceptorException;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorContext;
import org.keycloak.representations.AccessToken;

/** Writes into every access token, whatever grant it is for, what {@code extensions/gateway/CLAIMS.md} promises about it. */
final class AccessTokenClaims implements TokenPostProcessor {

    /** Nobody else's mapper writes these: what stands under them, gateways believe. */
    private static final List<String> OURS = List.of(
            "organization", "teams", "teams_truncated", "team", "project", "permissions", "svc", "ver", "client_id");

    private static final String GONE = "The organization of this service account is gone.";

    private final KeycloakSession session;
    private final HeldTeamsCache cache;

    AccessTokenClaims(KeycloakSession session, HeldTeamsCache cache) {
        this.session = session;
        this.cache = cache;
    }

    @Override
    public void process(TokenPostProcessorContext context) {
        @Nullable AccessToken token = context.accessToken();
        if (token == null) {
            return;
        }
        UserModel user =
                context.clientSessionCtx().getClientSession().getUserSession().getUser();
        ApprovedClaims approvals = new ApprovedClaims(session);
        @Nullable String approving = approvals.organization(user).orElse(null);
        @Nullable
        OrganizationModel organization = approving == null ? organization(context, user) : approving(approving);
        // First of all reads: a change that comes between is then in what is read, beside the version before it, and
        // never the other way round.
        SignalLog.Versions versions = versions(organization, user);
        @Nullable
        Approved approved = approving == null
                ? null
                : approvals
                        .of(user, versions.person())
                        .orElseThrow(() -> new TokenInterceptorException("invalid_grant", GONE));
        if (organization != null && !(organization.isEnabled() && (approved != null || organization.isMember(user)))) {
            throw new TokenInterceptorException(
                    "invalid_grant", "The person does not belong to the organization any more.");
        }
        Instant now = Changes.CLOCK.instant();
        Map<String, Object> claims = token.getOtherClaims();
        OURS.forEach(claims::remove);
        claims.put("ver", versions.person());
        claims.put("client_id", token.getIssuedFor());
        if (user.getServiceAccountClientLink() != null) {
            claims.put("svc", true);
        }
        if (organization != null) {
            claims.put("organization", Map.of("id", organization.getId(), "alias", organization.getAlias()));
        }
        write(
                approved == null
                        ? rights(organization, user, versions, now)
                        : approvedRights(approvals, approved, user, versions, now),
                token);
    }

    private OrganizationModel approving(String id) {
        @Nullable
        OrganizationModel organization =
                session.getProvider(OrganizationProvider.class).getById(id);
        if (organization == null) {
            throw new TokenInterceptorException("invalid_grant", GONE);
        }
        return organization;
    }

    private TokenRights approvedRights(
            ApprovedClaims approvals, Approved approved, UserModel user, SignalLog.Versions versions, Instant now) {
        TokenParameters parameters = TokenParameters.of(session);
        @Nullable String asked = parameters.team();
        NavigableMap<TeamId, Access> teams = asked != null || Changes.areOpenIn(session)
                ? approvals.teams(approved, asked)
                : cache.approved(
                        approved.organization(),
                        user.getId(),
                        versions.person(),
                        versions.organization(),
                        now,
                        () -> approvals.teams(approved, null));
        return TokenRights.of(teams, asked, parameters.project());
    }

    private @Nullable OrganizationModel organization(TokenPostProcessorContext context, UserModel user) {
        return switch (RequestedOrganization.of(session, context.clientSessionCtx(), user)) {
            case TokenOrganization.None<OrganizationModel> none -> null;
            case TokenOrganization.One<OrganizationModel>(OrganizationModel one) -> one;
            case TokenOrganization.Refused<OrganizationModel>(String error, String description) ->
                throw new TokenInterceptorException(error, description);
        };
    }

    private SignalLog.Versions versions(@Nullable OrganizationModel organization, UserModel user) {
        @Nullable SignalLog signals = session.getProvider(SignalLog.class);
        if (signals == null) {
            throw new IllegalStateException("extensions/signals is missing: no token may go without a version");
        }
        return signals.versions(organization == null ? null : organization.getId(), user.getId());
    }

    private TokenRights rights(
            @Nullable OrganizationModel organization, UserModel user, SignalLog.Versions versions, Instant now) {
        TokenParameters parameters = TokenParameters.of(session);
        if (organization == null) {
            return TokenRights.withoutOrganization(parameters.team(), parameters.project());
        }
        return TokenRights.of(
                teams(organization.getId(), user.getId(), versions, now), parameters.team(), parameters.project());
    }

    private NavigableMap<TeamId, Access> teams(
            String organization, String person, SignalLog.Versions versions, Instant now) {
        Supplier<HeldTeams> read =
                () -> Changes.stores(session, organization).heldTeams().of(person, now);
        return Changes.areOpenIn(session)
                ? read.get().at(now)
                : cache.get(organization, person, versions.person(), versions.organization(), now, read);
    }

    private static void write(TokenRights rights, AccessToken token) {
        switch (rights) {
            case TokenRights.Refused(String error, String description) ->
                throw new TokenInterceptorException(error, description);
            case TokenRights.Granted(Map<String, Object> claims, Instant until) -> {
                token.getOtherClaims().putAll(claims);
                @Nullable Long end = token.getExp();
                if (until != null && (end == null || until.getEpochSecond() < end)) {
                    // What ends by time raises no signal: the token ends with it.
                    token.exp(until.getEpochSecond());
                }
            }
        }
    }
}
