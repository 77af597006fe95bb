package io.stagedoor.mfapolicy.flow;

import io.stagedoor.mfapolicy.assurance.Need;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.models.Constants;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.TokenUtil;

/** What the application asked for in its request. It asks; whether it gets it is for what the person proves. */
final class Requested {

    private static final int HIGHEST = 3;

    private Requested() {}

    /** Of {@code acr_values}, {@code claims} and {@code max_age}, as Keycloak has read them; a level that nobody knows asks for nothing. */
    static Need of(AuthenticationSessionModel attempt) {
        int level = level(attempt);
        if (level < 1 || level > HIGHEST) {
            return Need.NOTHING;
        }
        return level == 1 ? Need.NOTHING : new Need(level, Need.ANY, true, maximumAge(attempt));
    }

    /**
     * {@code max_age} is about the level that was asked for, too: a fresh password beside yesterday's factor is no fresh factor. What this attempt has
     * proved is fresh for as long as the page waits.
     */
    private static @Nullable Duration maximumAge(AuthenticationSessionModel attempt) {
        @Nullable String asked = attempt.getClientNote(OIDCLoginProtocol.MAX_AGE_PARAM);
        if (asked == null) {
            return null;
        }
        Duration age = Duration.ofSeconds(Math.max(0, Integer.parseInt(asked)));
        Duration page = Duration.ofSeconds(attempt.getRealm().getAccessCodeLifespanUserAction());
        return age.compareTo(page) < 0 ? page : age;
    }

    /** Whether it asked for a level, an age or a new sign-in: nothing that is only remembered answers that. */
    static boolean isAnything(AuthenticationSessionModel attempt) {
        return level(attempt) > 1
                || attempt.getClientNote(OIDCLoginProtocol.MAX_AGE_PARAM) != null
                || TokenUtil.hasPrompt(
                        attempt.getClientNote(OIDCLoginProtocol.PROMPT_PARAM), OIDCLoginProtocol.PROMPT_VALUE_LOGIN);
    }

    /** OpenID Connect core 5.5.1.1: whether nothing less will do, and the level does not exist here. */
    static boolean cannotBeMet(AuthenticationSessionModel attempt) {
        return Boolean.parseBoolean(attempt.getClientNote(Constants.FORCE_LEVEL_OF_AUTHENTICATION))
                && level(attempt) > HIGHEST;
    }

    /** OpenID Connect core 3.1.2.1: {@code prompt=none}, nobody may be asked anything. */
    static boolean isPassive(AuthenticationSessionModel attempt) {
        return TokenUtil.hasPrompt(
                        attempt.getClientNote(OIDCLoginProtocol.PROMPT_PARAM), OIDCLoginProtocol.PROMPT_VALUE_NONE)
                || Boolean.parseBoolean(attempt.getAuthNote(AuthenticationProcessor.FORWARDED_PASSIVE_LOGIN));
    }

    private static int level(AuthenticationSessionModel attempt) {
        @Nullable String level = attempt.getClientNote(Constants.REQUESTED_LEVEL_OF_AUTHENTICATION);
        return level == null ? 0 : Integer.parseInt(level);
    }
}
