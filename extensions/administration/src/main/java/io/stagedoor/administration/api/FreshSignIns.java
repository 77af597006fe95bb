package io.stagedoor.administration.api;

import io.stagedoor.administration.domain.FreshAuthentication;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.representations.AccessToken;

/** Asks people, and no programs, to have signed in within {@link FreshAuthentication#LONGEST}. */
final class FreshSignIns {

    private FreshSignIns() {}

    /** @throws ProblemException 401 (RFC 9470 3), with nothing of this call's transaction kept */
    static void require(KeycloakSession session, @Nullable UserModel caller, AccessToken token) {
        boolean program = caller != null && caller.getServiceAccountClientLink() != null;
        @Nullable Long authTime = token.getAuth_time();
        boolean fresh = FreshAuthentication.isGiven(
                authTime == null ? null : Instant.ofEpochSecond(authTime),
                Instant.ofEpochMilli(Time.currentTimeMillis()));
        if (!program && !fresh) {
            session.getTransactionManager().setRollbackOnly();
            throw new ProblemException(
                    Problem.freshAuthenticationRequired(),
                    Map.of(
                            "WWW-Authenticate",
                            "Bearer error=\"insufficient_user_authentication\","
                                    + " error_description=\"A more recent sign-in is required\", max_age="
                                    + FreshAuthentication.LONGEST.toSeconds()));
        }
    }
}
