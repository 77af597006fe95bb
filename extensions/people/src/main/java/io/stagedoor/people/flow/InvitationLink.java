package io.stagedoor.people.flow;

import java.util.Optional;
import org.keycloak.authentication.actiontoken.inviteorg.InviteOrgActionToken;
import org.keycloak.common.VerificationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.organization.utils.Organizations;

/** The invitation whose link for making an account the browser is at. */
final class InvitationLink {

    private InvitationLink() {}

    /** Verified; empty where there is none or it does not hold: then Keycloak says so. */
    static Optional<InviteOrgActionToken> tokenIn(KeycloakSession session) {
        try {
            return Optional.ofNullable(Organizations.parseInvitationToken(
                            session, session.getContext().getHttpRequest()))
                    .filter(token -> InviteOrgActionToken.TOKEN_TYPE.equals(token.getActionId()));
        } catch (VerificationException e) {
            return Optional.empty();
        }
    }
}
