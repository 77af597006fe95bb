package io.stagedoor.signals.domain;

import io.stagedoor.signals.api.Signal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A signal in the words of OpenID CAEP 1.0 and RISC 1.0.
 *
 * @param type the event's URI
 * @param subject {@code sub_id} (RFC 9493)
 * @param body of the event
 */
public record SecurityEvent(String type, Map<String, Object> subject, Map<String, Object> body) {

    private static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";
    private static final String RISC = "https://schemas.openid.net/secevent/risc/event-type/";

    /** Sent on demand, to show that the stream works (OpenID SSF 1.0, 8.1.4.1). */
    public static final String VERIFICATION = "https://schemas.openid.net/secevent/ssf/event-type/verification";

    /** Empty where a receiver has nothing to do with it, or learns it from another row of the log. */
    public static Optional<SecurityEvent> of(LoggedSignal logged, String issuer) {
        Signal signal = logged.signal();
        boolean toldForTheOrganizationToo = logged.shownTo() != null && signal.ver() != null;
        if (signal.subject() == null || toldForTheOrganizationToo) {
            return Optional.empty();
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("event_timestamp", logged.atMillis() / 1000);
        return switch (signal.type()) {
            case SESSION_ENDED, MEMBERSHIP_ENDED, SERVICE_ACCOUNT_SUSPENDED ->
                event(CAEP + "session-revoked", signal, issuer, body);
            case TEAM_RIGHTS_LOST -> {
                body.put("claims", Map.of("ver", signal.ver() == null ? 0 : signal.ver()));
                yield event(CAEP + "token-claims-change", signal, issuer, body);
            }
            case CREDENTIAL_CHANGED -> {
                body.put("credential_type", credential(signal.reason()));
                body.put("change_type", String.valueOf(signal.reason()).endsWith(" removed") ? "delete" : "update");
                yield event(CAEP + "credential-change", signal, issuer, body);
            }
            // RISC 1.0, 2.7: whoever asked the phone had come past the first factor.
            case SIGN_IN_REPORTED -> {
                body.put("credential_type", "password");
                yield event(RISC + "credential-compromise", signal, issuer, body);
            }
            // RISC's own members: the time is the token's.
            case PERSON_DISABLED -> event(RISC + "account-disabled", signal, issuer, Map.of());
            case PERSON_DELETED -> event(RISC + "account-purged", signal, issuer, Map.of());
            default -> Optional.empty();
        };
    }

    private static Optional<SecurityEvent> event(String type, Signal signal, String issuer, Map<String, Object> body) {
        Map<String, Object> user = Map.of("format", "iss_sub", "iss", issuer, "sub", String.valueOf(signal.subject()));
        Map<String, Object> subject = signal.session() == null
                ? user
                : Map.of(
                        "format",
                        "complex",
                        "user",
                        user,
                        "session",
                        Map.of("format", "opaque", "id", signal.session()));
        return Optional.of(new SecurityEvent(type, subject, body));
    }

    /** CAEP 1.0, 3.3.1, as far as Keycloak's types have a counterpart there. */
    private static String credential(@Nullable String reason) {
        String type = reason == null ? "" : reason.split(" ", 2)[0];
        return switch (type) {
            case "password" -> "password";
            case "otp", "stagedoor-push" -> "app";
            case "webauthn", "webauthn-passwordless" -> "fido2-roaming";
            default -> "credential";
        };
    }
}
