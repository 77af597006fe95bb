package io.stagedoor.federation.broker;

import io.stagedoor.federation.change.CompanyTrust;
import io.stagedoor.federation.change.Providers;
import io.stagedoor.federation.domain.Assurance;
import io.stagedoor.federation.domain.UpstreamTrust;
import io.stagedoor.federation.domain.UpstreamTrust.Proved;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Keeps with the attempt what the company has proved, judged by the connection's rules when it arrived. */
public final class UpstreamProof {

    private static final String NOTE = "stagedoor.upstream-proof";
    private static final String CONNECTION = "stagedoor.upstream-connection";

    private UpstreamProof() {}

    static void write(AuthenticationSessionModel attempt, IdentityProviderModel connection, Assurance said) {
        Instant now = Providers.CLOCK.instant();
        UpstreamTrust trust = CompanyTrust.of(connection);
        Proved proved = trust.judge(said, now, AskedAgain.wasAnew(attempt));
        long at = proved.at().getEpochSecond();
        attempt.setAuthNote(NOTE, proved.level() + "@" + at + " " + String.join(" ", proved.references()));
        attempt.setAuthNote(CONNECTION, connection.getAlias());
        // From it Keycloak makes auth_time: of what has no time, that of the arrival.
        Instant since = said.authTime() == null ? now : proved.at();
        attempt.setClientNote(AuthenticationManager.AUTH_TIME_BROKER, Long.toString(since.getEpochSecond()));
    }

    /** Alias of the connection that this attempt came back by; null for none. */
    public static @Nullable String connection(AuthenticationSessionModel attempt) {
        return attempt.getAuthNote(CONNECTION);
    }

    /** Empty where this attempt came back from no company. */
    public static Optional<Proved> read(AuthenticationSessionModel attempt) {
        @Nullable String note = attempt.getAuthNote(NOTE);
        if (note == null) {
            return Optional.empty();
        }
        int space = note.indexOf(' ');
        int at = note.indexOf('@');
        return Optional.of(new Proved(
                Integer.parseInt(note.substring(0, at)),
                Instant.ofEpochSecond(Long.parseLong(note.substring(at + 1, space))),
                List.of(note.substring(space + 1).split(" ", -1))));
    }
}
