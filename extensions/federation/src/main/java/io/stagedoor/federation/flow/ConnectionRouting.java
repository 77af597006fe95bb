package io.stagedoor.federation.flow;

import static org.keycloak.authentication.AuthenticatorUtil.isSSOAuthentication;

import io.stagedoor.federation.change.ConnectionRules;
import io.stagedoor.federation.domain.DomainName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowException;
import org.keycloak.authentication.FlowStatus;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.organization.authentication.authenticators.browser.OrganizationAuthenticator;
import org.keycloak.organization.utils.Organizations;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The e-mail address first; then the connection that its domain is for, whether anybody has that address or not: what the browser sees is the
 * same. Whoever is signed in already goes on, also into a named organization, without a detour through their company.
 */
final class ConnectionRouting extends OrganizationAuthenticator {

    /** Authorization request parameter {@code stagedoor_local=true}. */
    private static final String LOCAL =
            AuthorizationEndpoint.LOGIN_SESSION_NOTE_ADDITIONAL_REQ_PARAMS_PREFIX + "stagedoor_local";

    private final KeycloakSession session;

    ConnectionRouting(KeycloakSession session) {
        super(session);
        this.session = session;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        AuthenticationSessionModel attempt = context.getAuthenticationSession();
        if (isSSOAuthentication(attempt)) {
            if (!goOn(context, Organizations.resolveOrganization(session))) {
                super.authenticate(context);
            }
            return;
        }
        @Nullable String hint = attempt.getClientNote(OIDCLoginProtocol.LOGIN_HINT_PARAM);
        if (!route(context, hint)) {
            asEverybody(context, hint, () -> super.authenticate(context));
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        if (isSSOAuthentication(context.getAuthenticationSession())) {
            @Nullable String chosen = posted(context, OrganizationModel.ORGANIZATION_ATTRIBUTE);
            if (chosen == null
                    || !goOn(
                            context,
                            session.getProvider(OrganizationProvider.class).getByAlias(chosen))) {
                super.action(context);
            }
            return;
        }
        @Nullable String email = posted(context, UserModel.USERNAME);
        if (!route(context, email)) {
            asEverybody(context, email, () -> super.action(context));
        }
    }

    /**
     * Keycloak goes on with whom it has found, and tells who gave an address that nobody has, or that of an account that is disabled or locked: from
     * here on it is unknown who it is, until a password, a passkey or a code says so. The page looks as the organization that was asked for, or
     * as the one that has proved the domain: not as the one that somebody belongs to.
     */
    private void asEverybody(AuthenticationFlowContext context, @Nullable String email, Runnable keycloaks) {
        if (context.getUser() != null || email == null || email.isBlank()) {
            keycloaks.run();
            return;
        }
        AuthenticationSessionModel attempt = context.getAuthenticationSession();
        @Nullable String named = attempt.getAuthNote(OrganizationModel.ORGANIZATION_ATTRIBUTE);
        if (tells(context, keycloaks)) {
            context.clearUser();
            attempt.setAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME, email.strip());
            attempt.setAuthNote(AbstractUsernameFormAuthenticator.USERNAME_HIDDEN, "true");
            attempt.setAuthNote(OrganizationChoice.NOTE, "true");
            showAs(attempt, named, email);
            context.attempted();
        }
    }

    /** Whether what Keycloak would answer depends on who is there. */
    private static boolean tells(AuthenticationFlowContext context, Runnable keycloaks) {
        try {
            keycloaks.run();
        } catch (AuthenticationFlowException e) {
            return true; // AuthenticationProcessor.validateUser: disabled, or locked after too many failures
        }
        return context.getStatus() == FlowStatus.ATTEMPTED || context.getStatus() == FlowStatus.CHALLENGE;
    }

    private void showAs(AuthenticationSessionModel attempt, @Nullable String named, String email) {
        Optional<OrganizationModel> shown = named == null
                ? DomainName.ofAddress(email.strip()).flatMap(new ConnectionRules(session)::owner)
                : Optional.ofNullable(
                        session.getProvider(OrganizationProvider.class).getById(named));
        session.getContext().setOrganization(shown.orElse(null));
        shown.ifPresentOrElse(
                organization -> attempt.setAuthNote(OrganizationModel.ORGANIZATION_ATTRIBUTE, organization.getId()),
                () -> attempt.removeAuthNote(OrganizationModel.ORGANIZATION_ATTRIBUTE));
    }

    /** Sends the browser to the connection of that address. */
    private boolean route(AuthenticationFlowContext context, @Nullable String email) {
        if (isLocal(context)) {
            return email != null && !email.isBlank() && askForPassword(context, email);
        }
        Optional<IdentityProviderModel> connection = new ConnectionRules(session).forAddress(email);
        connection.ifPresent(found -> redirect(context, found.getAlias(), email));
        return connection.isPresent();
    }

    /** Whether the application asked for a sign-in without a company: people with an exception have no other way on the day that it is down. */
    private static boolean isLocal(AuthenticationFlowContext context) {
        return Boolean.parseBoolean(context.getAuthenticationSession().getClientNote(LOCAL));
    }

    /** The same page for addresses that nobody has; whose password counts is for {@code extensions/passwords} to say. */
    private static boolean askForPassword(AuthenticationFlowContext context, String email) {
        AuthenticationSessionModel attempt = context.getAuthenticationSession();
        attempt.setAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME, email);
        attempt.setClientNote(OIDCLoginProtocol.LOGIN_HINT_PARAM, email);
        context.attempted();
        return true;
    }

    /** Into that organization with the session that there is; whether its way in is good enough is for the gates behind. */
    private static boolean goOn(AuthenticationFlowContext context, @Nullable OrganizationModel organization) {
        @Nullable UserModel person = context.getUser();
        if (person == null || organization == null || !organization.isEnabled() || !organization.isMember(person)) {
            return false;
        }
        AuthenticationSessionModel attempt = context.getAuthenticationSession();
        attempt.setAuthNote(OrganizationModel.ORGANIZATION_ATTRIBUTE, organization.getId());
        attempt.setClientNote(OrganizationModel.ORGANIZATION_ATTRIBUTE, organization.getId());
        context.getSession().getContext().setOrganization(organization);
        context.success();
        return true;
    }

    private static @Nullable String posted(AuthenticationFlowContext context, String name) {
        return context.getHttpRequest().getDecodedFormParameters().getFirst(name);
    }
}
