package io.stagedoor.people.flow;

import com.google.auto.service.AutoService;
import io.stagedoor.federation.api.CompanySignIn;
import io.stagedoor.people.change.Following;
import io.stagedoor.people.change.Letters;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.FormAuthenticator;
import org.keycloak.authentication.FormAuthenticatorFactory;
import org.keycloak.authentication.FormContext;
import org.keycloak.authentication.actiontoken.inviteorg.InviteOrgActionToken;
import org.keycloak.authentication.forms.RegistrationPage;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.ClientSessionCode;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Where the link of an invitation leads, decided when it is followed: people whose company has an active connection to that connection, people
 * with an account to the page that asks whether they join, everybody else to the form that makes an account. Keycloak has verified the link and
 * looked at the invitation before.
 */
@AutoService(FormAuthenticatorFactory.class)
public final class InvitationPage extends RegistrationPage {

    @Override
    public FormAuthenticator create(KeycloakSession session) {
        return this;
    }

    /** Stands in the place of Keycloak's own, in every flow. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Response render(FormContext context, LoginFormsProvider form) {
        return InvitationLink.tokenIn(context.getSession())
                .flatMap(token -> toCompany(context, token).or(() -> toOwnAccount(context, token)))
                .orElseGet(() -> super.render(context, form));
    }

    private static Optional<Response> toCompany(FormContext context, InviteOrgActionToken token) {
        return CompanySignIn.connectionFor(context.getSession(), token.getEmail())
                .map(alias -> {
                    AuthenticationSessionModel attempt = context.getAuthenticationSession();
                    attempt.setAuthNote(Following.NOTE, token.getId());
                    attempt.setRedirectUri(token.getRedirectUri());
                    return Response.seeOther(address(context, alias, token.getEmail()))
                            .build();
                });
    }

    /** An account that has come to be since the letter. Not one whose address nobody has confirmed: that may be anybody's. */
    private static Optional<Response> toOwnAccount(FormContext context, InviteOrgActionToken token) {
        KeycloakSession session = context.getSession();
        @Nullable UserModel person = session.users().getUserByEmail(context.getRealm(), token.getEmail());
        return person == null || !person.isEmailVerified()
                ? Optional.empty()
                : Optional.of(Response.seeOther(
                                URI.create(new Letters(session, context.getRealm()).joiningLink(token, person)))
                        .build());
    }

    /** As {@code IdentityProviderAuthenticator.redirect} makes it. */
    private static URI address(FormContext context, String alias, String email) {
        KeycloakSession session = context.getSession();
        RealmModel realm = context.getRealm();
        AuthenticationSessionModel attempt = context.getAuthenticationSession();
        return Urls.identityProviderAuthnRequest(
                context.getUriInfo().getBaseUri(),
                alias,
                realm.getName(),
                new ClientSessionCode<>(session, realm, attempt).getOrGenerateCode(),
                attempt.getClient().getClientId(),
                attempt.getTabId(),
                AuthenticationProcessor.getClientData(session, attempt),
                email);
    }
}
