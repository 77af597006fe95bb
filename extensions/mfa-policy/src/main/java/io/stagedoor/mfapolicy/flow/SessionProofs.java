package io.stagedoor.mfapolicy.flow;

import io.stagedoor.federation.api.CompanyAssurance;
import io.stagedoor.mfapolicy.assurance.Method;
import io.stagedoor.mfapolicy.assurance.Proofs;
import io.stagedoor.mfapolicy.assurance.ProofsNote;
import io.stagedoor.mfapolicy.assurance.Upstream;
import io.stagedoor.mfapolicy.domain.Requirement;
import io.stagedoor.mfapolicy.domain.SessionAge;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Keeps what is proved with the attempt, and from there with the session. */
final class SessionProofs {

    /** Of sessions and attempts alike. */
    static final String NOTE = "stagedoor.proofs";

    /** Of sessions: when something was last had from it, in seconds since 1970. */
    static final String USED = "stagedoor.used";

    /** Behind the id of the person who has proved it, in the attempt's note. */
    private static final char OWNER = '|';

    /** Keycloak's clock, which its tests can move. */
    static final InstantSource CLOCK = () -> Instant.ofEpochMilli(Time.currentTimeMillis());

    /** Of extensions/push-mfa: type of its credentials, and id of its step. */
    static final String PUSH = "stagedoor-push";

    /** Of the same: what its step succeeds with where the phone has checked its person. */
    private static final String PUSH_BY_PASSKEY = "stagedoor-push-passkey";

    /** Of extensions/guests: what its step succeeds with. */
    private static final String EMAIL_CODE = "stagedoor-email-code";

    /** By Keycloak's type of the credential: an authenticator that succeeds with one names it. */
    private static final Map<String, Method> CREDENTIALS = Map.of(
            PasswordCredentialModel.TYPE,
            Method.PASSWORD,
            OTPCredentialModel.TYPE,
            Method.TOTP,
            RecoveryAuthnCodesCredentialModel.TYPE,
            Method.RECOVERY_CODE,
            EMAIL_CODE,
            Method.EMAIL_CODE,
            PUSH,
            Method.PUSH,
            PUSH_BY_PASSKEY,
            Method.PUSH_BY_PASSKEY,
            WebAuthnCredentialModel.TYPE_TWOFACTOR,
            Method.SECURITY_KEY,
            WebAuthnCredentialModel.TYPE_PASSWORDLESS,
            Method.PASSKEY);

    private SessionProofs() {}

    static Proofs of(UserSessionModel open) {
        return ProofsNote.read(open.getNote(NOTE));
    }

    static Optional<Method> method(String credentialType) {
        return Optional.ofNullable(CREDENTIALS.get(credentialType));
    }

    /** What the attempt has proved itself, and what the session that it goes on with had before. */
    static Proofs of(KeycloakSession session, AuthenticationSessionModel attempt, UserModel person) {
        for (String credential : AuthenticatorUtil.getAuthnCredentials(attempt)) {
            method(credential)
                    .filter(method -> !here(attempt, person).methods().containsKey(method))
                    .ifPresent(method -> proved(attempt, person, method, CLOCK.instant()));
        }
        Proofs mine = here(attempt, person);
        Proofs here = CompanyAssurance.of(attempt)
                .map(one -> mine.with(new Upstream(one.level(), one.at(), one.references())))
                .orElse(mine);
        Proofs all =
                open(session, attempt, person).map(open -> of(open).and(here)).orElse(here);
        attempt.setUserSessionNote(NOTE, ProofsNote.write(all));
        return all;
    }

    /** The session of the same person that the attempt goes on with. */
    static Optional<UserSessionModel> open(
            KeycloakSession session, AuthenticationSessionModel attempt, UserModel person) {
        return Optional.ofNullable(new AuthenticationSessionManager(session).getUserSession(attempt))
                .filter(open -> open.getUser() != null
                        && person.getId().equals(open.getUser().getId())
                        && AuthenticationManager.isSessionValid(attempt.getRealm(), open));
    }

    /** When the session's person last signed in; the session's own beginning where nothing says so. */
    static Instant authenticatedAt(UserSessionModel open) {
        @Nullable String note = open.getNote(AuthenticationManager.AUTH_TIME);
        return Instant.ofEpochSecond(note == null ? open.getStarted() : Long.parseLong(note));
    }

    /** Keycloak writes a use down as soon as it has found the session, before anybody has asked whether it is over: ours is what counts where there is one. */
    static SessionAge age(UserSessionModel open) {
        @Nullable String used = open.getNote(USED);
        return new SessionAge(
                authenticatedAt(open),
                Instant.ofEpochSecond(used == null ? open.getLastSessionRefresh() : Long.parseLong(used)));
    }

    /** What to write down of a use; empty where no policy says how long a session may be idle. */
    static Optional<String> use(Requirement requirement, Instant now) {
        return requirement.idleTime() == null ? Optional.empty() : Optional.of(Long.toString(now.getEpochSecond()));
    }

    static void proved(AuthenticationSessionModel attempt, UserModel person, Method method, Instant at) {
        Proofs all = here(attempt, person).with(method, at);
        attempt.setAuthNote(NOTE, person.getId() + OWNER + ProofsNote.write(all));
    }

    /** An attempt can change hands, where somebody comes back from a company as somebody else: what another one has proved is not theirs. */
    static Proofs here(AuthenticationSessionModel attempt, UserModel person) {
        @Nullable String note = attempt.getAuthNote(NOTE);
        String owner = person.getId() + OWNER;
        return note == null || !note.startsWith(owner) ? Proofs.NONE : ProofsNote.read(note.substring(owner.length()));
    }
}
