package io.stagedoor.mfapolicy.change;

import io.stagedoor.administration.api.Letter;
import io.stagedoor.mfapolicy.domain.AccessPass;
import java.time.Duration;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Tells people of their access passes, so that one that they did not ask for is noticed. The code is in no letter. */
public final class PassLetters {

    private PassLetters() {}

    /**
     * That they have one.
     *
     * @throws EmailException where it cannot be sent: nobody is given a pass that they are not told of
     */
    public static void given(
            KeycloakSession session,
            RealmModel realm,
            OrganizationModel organization,
            UserModel person,
            AccessPass pass)
            throws EmailException {
        long minutes = Duration.between(pass.createdAt(), pass.expiresAt()).toMinutes();
        new Letter(
                        "accessPassGivenSubject",
                        "access-pass-given.ftl",
                        Map.of("organizationName", organization.getName(), "minutes", minutes))
                .send(session, realm, person);
    }

    static void usedLater(KeycloakSession session, RealmModel realm, UserModel person) {
        new Letter(
                        "accessPassUsedSubject",
                        "access-pass-used.ftl",
                        Map.of("address", session.getContext().getConnection().getRemoteAddr()))
                .sendAfterCommit(session, realm, person);
    }
}
