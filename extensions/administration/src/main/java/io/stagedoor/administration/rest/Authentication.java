package io.stagedoor.administration.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.OrganizationRoles;
import io.stagedoor.administration.api.OrganizationRoles.Holdings;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.administration.api.RealmCall;
import io.stagedoor.administration.domain.Caller;
import io.stagedoor.kernel.CorrelationId;
import jakarta.ws.rs.NotAuthorizedException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/** Whoever calls, proved by an access token of audience {@code stagedoor-admin} whose session lives. */
final class Authentication {

    /** The resource server that administrative tokens are for. */
    static final String AUDIENCE = "stagedoor-admin";

    private final KeycloakSession session;
    private final AuthResult result;
    private final CorrelationId correlationId;

    private Authentication(KeycloakSession session, AuthResult result) {
        this.session = session;
        this.result = result;
        this.correlationId = CorrelationId.acceptOrCreate(
                session.getContext().getHttpRequest().getHttpHeaders().getHeaderString("X-Request-Id"));
    }

    /** @throws ProblemException 401 (RFC 6750 3) */
    static Authentication of(KeycloakSession session) {
        @Nullable AuthResult result = null;
        try {
            result = new AppAuthManager.BearerTokenAuthenticator(session)
                    .setAudience(AUDIENCE)
                    .authenticate();
        } catch (NotAuthorizedException e) {
            // answered below, in our own form
        }
        if (result == null) {
            boolean sent =
                    session.getContext().getHttpRequest().getHttpHeaders().getHeaderString("Authorization") != null;
            throw new ProblemException(
                    Problem.unauthorized(
                            "Send an access token of audience " + AUDIENCE + " as 'Authorization: Bearer ...'."),
                    Map.of(
                            "WWW-Authenticate",
                            "Bearer realm=\"" + AUDIENCE + "\"" + (sent ? ", error=\"invalid_token\"" : "")));
        }
        return new Authentication(session, result);
    }

    RealmCall realmCall() {
        return new RealmCall(session, realm(), result.user(), result.client(), result.token(), from(), correlationId);
    }

    /**
     * The call about one organization. Whether it exists is found out in the same steps for everybody.
     *
     * @throws ProblemException 404 where there is none of that alias, or it is not the caller's
     */
    AdministrativeCall about(String alias) {
        @Nullable
        OrganizationModel organization =
                session.getProvider(OrganizationProvider.class).getByAlias(alias);
        String id = organization == null ? "" : organization.getId();
        Holdings holdings = holdings(id);
        RealmCall call = realmCall();
        boolean operator = call.byOperator();
        boolean gateway = call.readable().contains(alias);
        Caller caller = new Caller(
                result.user().getId(),
                result.client().getClientId(),
                TokenOrganization.idIn(result.token()),
                holdings.roles(),
                holdings.administeredTeams(),
                operator,
                gateway);
        boolean theirs = operator
                || gateway
                || (id.equals(caller.organization()) && !holdings.roles().isEmpty());
        if (organization == null || !theirs || (!organization.isEnabled() && !operator && !gateway)) {
            throw new ProblemException(Problem.notFound());
        }
        return new AdministrativeCall(session, realm(), organization, caller, from(), correlationId, result.token());
    }

    private Holdings holdings(String organizationId) {
        @Nullable OrganizationRoles roles = session.getProvider(OrganizationRoles.class);
        return roles == null
                ? Holdings.NONE
                : roles.of(organizationId, result.user().getId());
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }

    private String from() {
        return session.getContext().getConnection().getRemoteAddr();
    }
}
