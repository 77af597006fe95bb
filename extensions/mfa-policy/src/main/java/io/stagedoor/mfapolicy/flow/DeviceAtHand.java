package io.stagedoor.mfapolicy.flow;

import io.stagedoor.mfapolicy.change.Devices;
import io.stagedoor.mfapolicy.domain.DeviceAnswer;
import io.stagedoor.mfapolicy.domain.DeviceValue;
import io.stagedoor.mfapolicy.domain.RememberedDevice;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The remembered device that somebody has come from. Its id is kept with the attempt and the session; what it stands for is read anew each time, so that one
 * that has ended stands for nothing from then on.
 */
final class DeviceAtHand {

    /** Of attempts and sessions: the person's id and the device's, or nothing behind the person's where the browser had none. */
    private static final String NOTE = "stagedoor.device";

    /** The same: that it stood in the place of the local sign-in's second factor. */
    private static final String STOOD_IN = "stagedoor.device-stood-in";

    private static final char BETWEEN = '|';

    private DeviceAtHand() {}

    /**
     * Takes what the browser shows, once in each attempt: it is replaced by that. Not where nobody may be asked, which applications do in the background, in
     * several tabs at once.
     */
    static void show(KeycloakSession session, AuthenticationSessionModel attempt, UserModel person) {
        if (Requested.isPassive(attempt)
                || isNoted(attempt, person)
                || inSession(session, attempt, person).isPresent()) {
            return;
        }
        DeviceCookie cookie = new DeviceCookie(session, attempt.getRealm(), person);
        Devices devices = new Devices(session, attempt.getRealm());
        String id = "";
        @Nullable DeviceValue shown = cookie.value().orElse(null);
        if (shown != null) {
            switch (devices.answer(person, shown, attempt.getClient().getClientId())) {
                case DeviceAnswer.Known(RememberedDevice device, DeviceValue next) -> {
                    cookie.keep(device, next, SessionProofs.CLOCK.instant());
                    id = device.id();
                }
                case DeviceAnswer.Copied copied -> cookie.forget();
                case DeviceAnswer.None none -> cookie.forget();
            }
        }
        note(attempt, person, id);
    }

    /** From now on the attempt comes from that one. */
    static void note(AuthenticationSessionModel attempt, UserModel person, String id) {
        String note = person.getId() + BETWEEN + id;
        attempt.setAuthNote(NOTE, note);
        attempt.setUserSessionNote(NOTE, note);
    }

    /** That of an attempt, or of the session that it goes on with. */
    static Optional<RememberedDevice> of(
            KeycloakSession session, AuthenticationSessionModel attempt, UserModel person) {
        return id(attempt.getAuthNote(NOTE), person)
                .or(() -> inSession(session, attempt, person))
                .flatMap(id -> new Devices(session, attempt.getRealm()).open(person, id));
    }

    static Optional<RememberedDevice> of(KeycloakSession session, UserSessionModel open) {
        return id(open.getNote(NOTE), open.getUser())
                .flatMap(id -> new Devices(session, open.getRealm()).open(open.getUser(), id));
    }

    /** What the attempt's browser was until now, whether or not it is of any use. */
    static Optional<String> id(AuthenticationSessionModel attempt, UserModel person) {
        return id(attempt.getAuthNote(NOTE), person);
    }

    /** The local sign-in has asked for no second factor because of it. */
    static void standIn(AuthenticationSessionModel attempt, UserModel person) {
        attempt.setAuthNote(STOOD_IN, person.getId());
        attempt.setUserSessionNote(STOOD_IN, person.getId());
    }

    static boolean stoodIn(KeycloakSession session, AuthenticationSessionModel attempt, UserModel person) {
        return person.getId().equals(attempt.getAuthNote(STOOD_IN))
                || SessionProofs.open(session, attempt, person)
                        .filter(DeviceAtHand::stoodIn)
                        .isPresent();
    }

    static boolean stoodIn(UserSessionModel open) {
        return open.getUser().getId().equals(open.getNote(STOOD_IN));
    }

    private static Optional<String> inSession(
            KeycloakSession session, AuthenticationSessionModel attempt, UserModel person) {
        return SessionProofs.open(session, attempt, person).flatMap(open -> id(open.getNote(NOTE), person));
    }

    private static boolean isNoted(AuthenticationSessionModel attempt, UserModel person) {
        @Nullable String note = attempt.getAuthNote(NOTE);
        return note != null && note.startsWith(person.getId() + BETWEEN);
    }

    private static Optional<String> id(@Nullable String note, UserModel person) {
        String owner = person.getId() + BETWEEN;
        return note == null || !note.startsWith(owner) || note.length() == owner.length()
                ? Optional.empty()
                : Optional.of(note.substring(owner.length()));
    }
}
