package io.stagedoor.people.change;

import io.stagedoor.federation.api.CompanySignIn;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.authentication.actiontoken.DefaultActionToken;
import org.keycloak.authentication.actiontoken.execactions.ExecuteActionsActionToken;
import org.keycloak.authentication.actiontoken.inviteorg.InviteOrgActionToken;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationInvitationModel;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.light.LightweightUserAdapter;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocolService;
import org.keycloak.protocol.oidc.utils.OIDCResponseType;
import org.keycloak.services.Urls;
import org.keycloak.services.resources.LoginActionsService;

/** Keycloak's letters to people. A letter that cannot be sent is an {@link EmailException}: the caller undoes what it was about. */
public final class Letters {

    private final KeycloakSession session;
    private final RealmModel realm;

    public Letters(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** A link by which somebody chooses a new password. */
    public void passwordReset(UserModel person) throws EmailException {
        List<String> actions = List.of(UserModel.RequiredAction.UPDATE_PASSWORD.name());
        int lifespan = realm.getActionTokenGeneratedByAdminLifespan();
        ExecuteActionsActionToken token = new ExecuteActionsActionToken(
                person.getId(),
                person.getEmail(),
                now() + lifespan,
                actions,
                null,
                Constants.ACCOUNT_MANAGEMENT_CLIENT_ID);
        session.getProvider(EmailTemplateProvider.class)
                .setAttribute(Constants.TEMPLATE_ATTR_REQUIRED_ACTIONS, actions)
                .setAttribute(Constants.IGNORE_ACCEPT_LANGUAGE_HEADER, true)
                .setRealm(realm)
                .setUser(person)
                .sendExecuteActions(actionLink(token), minutes(lifespan));
    }

    /**
     * A link by which somebody joins an organization: with the account that they have, through their company, or by making an account.
     *
     * @param person null where there is no account of that address
     */
    public void invitation(
            OrganizationModel organization, OrganizationInvitationModel invitation, @Nullable UserModel person)
            throws EmailException {
        boolean companys =
                CompanySignIn.connectionFor(session, invitation.getEmail()).isPresent();
        InviteOrgActionToken token = new InviteOrgActionToken(
                person == null || companys ? null : person.getId(),
                invitation.getExpiresAt(),
                invitation.getEmail(),
                Constants.ACCOUNT_MANAGEMENT_CLIENT_ID);
        token.setOrgId(organization.getId());
        token.id(invitation.getId());
        token.setRedirectUri(afterJoining(organization));
        // Where it leads is decided when it is followed (flow.InvitationPage): a connection may come and go meanwhile.
        String link = token.getUserId() == null ? registrationLink(token) : actionLink(token);
        invitation.setInviteLink(link);
        session.getProvider(EmailTemplateProvider.class)
                .setRealm(realm)
                .setUser(person == null ? nobodyYet(invitation) : person)
                .sendOrgInviteEmail(organization, link, minutes(invitation.getExpiresAt() - now()));
    }

    /** For somebody who holds an invitation's link for making an account, and has one: where they are asked whether they join with that. */
    public String joiningLink(InviteOrgActionToken invitation, UserModel person) {
        InviteOrgActionToken token = new InviteOrgActionToken(
                person.getId(), invitation.getExp().intValue(), invitation.getEmail(), invitation.getIssuedFor());
        token.setOrgId(invitation.getOrgId());
        token.id(invitation.getId());
        token.setRedirectUri(invitation.getRedirectUri());
        return actionLink(token);
    }

    private UserModel nobodyYet(OrganizationInvitationModel invitation) {
        UserModel nobody = new LightweightUserAdapter(session, realm, null);
        nobody.setEmail(invitation.getEmail());
        nobody.setFirstName(invitation.getFirstName());
        nobody.setLastName(invitation.getLastName());
        return nobody;
    }

    private String afterJoining(OrganizationModel organization) {
        @Nullable String chosen = organization.getRedirectUrl();
        return chosen == null || chosen.isBlank()
                ? Urls.accountBase(base()).path("/").build(realm.getName()).toString()
                : chosen;
    }

    private String actionLink(DefaultActionToken token) {
        return LoginActionsService.actionTokenProcessor(session.getContext().getUri())
                .queryParam("key", serialized(token))
                .build(realm.getName())
                .toString();
    }

    private String registrationLink(DefaultActionToken token) {
        return OIDCLoginProtocolService.registrationsUrl(
                        session.getContext().getUri().getBaseUriBuilder())
                .queryParam(OAuth2Constants.RESPONSE_TYPE, OIDCResponseType.CODE)
                .queryParam(Constants.CLIENT_ID, Constants.ACCOUNT_MANAGEMENT_CLIENT_ID)
                .queryParam(Constants.TOKEN, serialized(token))
                // The realm asks every client for a challenge (RFC 7636). Nobody has the verifier of this one: the code
                // that comes of
                // it is worth nothing, and whoever joined signs in to the account console by their session.
                .queryParam(
                        OAuth2Constants.CODE_CHALLENGE,
                        SecretGenerator.getInstance().randomString(43))
                .queryParam(OAuth2Constants.CODE_CHALLENGE_METHOD, OAuth2Constants.PKCE_METHOD_S256)
                .buildFromMap(Map.of("realm", realm.getName(), "protocol", OIDCLoginProtocol.LOGIN_PROTOCOL))
                .toString();
    }

    private String serialized(DefaultActionToken token) {
        return token.serialize(session, realm, session.getContext().getUri());
    }

    private URI base() {
        return session.getContext().getUri().getBaseUri();
    }

    private static int now() {
        return (int) Providers.CLOCK.instant().getEpochSecond();
    }

    private static long minutes(int seconds) {
        return TimeUnit.SECONDS.toMinutes(seconds);
    }
}
