package io.stagedoor.audit.domain;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What an event of Keycloak's is called in the trail. */
public final class EventAction {

    private static final String ERROR = "_ERROR";

    private static final Map<String, String> ACTIONS = Map.ofEntries(
            Map.entry("LOGIN", "sign-in"),
            Map.entry("LOGOUT", "sign-out"),
            Map.entry("CLIENT_LOGIN", "service-account.sign-in"),
            Map.entry("REGISTER", "person.register"),
            Map.entry("DELETE_ACCOUNT", "person.delete"),
            Map.entry("IMPERSONATE", "person.impersonate"),
            Map.entry("UPDATE_EMAIL", "email.change"),
            Map.entry("VERIFY_EMAIL", "email.verify"),
            Map.entry("UPDATE_PROFILE", "profile.change"),
            Map.entry("UPDATE_CREDENTIAL", "credential.change"),
            Map.entry("REMOVE_CREDENTIAL", "credential.remove"),
            Map.entry("SEND_RESET_PASSWORD", "password-reset.request"),
            Map.entry("RESET_PASSWORD", "password-reset.use"),
            Map.entry("GRANT_CONSENT", "consent.give"),
            Map.entry("UPDATE_CONSENT", "consent.change"),
            Map.entry("REVOKE_GRANT", "consent.revoke"),
            Map.entry("FEDERATED_IDENTITY_LINK", "identity.link"),
            Map.entry("FEDERATED_IDENTITY_OVERRIDE_LINK", "identity.link"),
            Map.entry("REMOVE_FEDERATED_IDENTITY", "identity.unlink"),
            Map.entry("IDENTITY_PROVIDER_LOGIN", "identity.sign-in"),
            Map.entry("IDENTITY_PROVIDER_FIRST_LOGIN", "identity.first-sign-in"),
            Map.entry("EXECUTE_ACTION_TOKEN", "action-link.use"),
            Map.entry("USER_DISABLED_BY_PERMANENT_LOCKOUT", "person.lock-out"),
            Map.entry("USER_DISABLED_BY_TEMPORARY_LOCKOUT", "person.lock-out-for-a-while"),
            Map.entry("TOKEN_EXCHANGE", "token.exchange"),
            Map.entry("JWT_AUTHORIZATION_GRANT", "token.exchange"),
            Map.entry("INVITE_ORG", "invitation.send"),
            Map.entry("CLIENT_REGISTER", "client.create"),
            Map.entry("CLIENT_UPDATE", "client.change"),
            Map.entry("CLIENT_DELETE", "client.delete"),
            Map.entry("CODE_TO_TOKEN", "token.issue"),
            Map.entry("REFRESH_TOKEN", "token.refresh"));

    /** Too many to keep, and nothing that anybody decided; their failures are kept. */
    private static final Set<String> FAILURES_ONLY = Set.of("CODE_TO_TOKEN", "REFRESH_TOKEN");

    /** Details that are words of Keycloak's own. What people type (user names, redirect addresses) may hold a password by mistake. */
    private static final Map<String, String> DETAILS = Map.of(
            "auth_method", "method",
            "credential_type", "credential",
            "grant_type", "grant",
            "identity_provider", "connection",
            "revoked_client", "application",
            "client_auth_method", "clientAuthentication");

    /** Words of ours in events of a connection, which say why somebody was not let in. */
    private static final Map<String, String> CONNECTION_DETAILS =
            Map.of("reason", "reason", "refusal_detail", "detail", "correlation_id", "correlation");

    /** A reason as {@code RefusalReason} writes it. Keycloak's own are free text. */
    private static final Pattern CODE = Pattern.compile("[a-z]{2,20}(-[a-z]{1,20}){0,5}");

    private EventAction() {}

    /** Empty where the trail does not keep it. {@code UPDATE_PASSWORD} and its kin repeat {@code UPDATE_CREDENTIAL}. */
    public static Optional<String> of(String eventType) {
        boolean failure = isFailure(eventType);
        String type = failure ? eventType.substring(0, eventType.length() - ERROR.length()) : eventType;
        return failure || !FAILURES_ONLY.contains(type) ? Optional.ofNullable(ACTIONS.get(type)) : Optional.empty();
    }

    /** Whether Keycloak tells of something that did not come about. */
    public static boolean isFailure(String eventType) {
        return eventType.endsWith(ERROR);
    }

    /** The detail's name in the trail; empty where it is not kept. */
    public static Optional<String> detail(String name) {
        return Optional.ofNullable(DETAILS.get(name));
    }

    /**
     * The name in the trail of a detail that an event of a connection carries; empty where it is not kept.
     *
     * @param details all of the event's
     */
    public static Optional<String> connectionDetail(String name, Map<String, String> details) {
        boolean ours = details.containsKey("correlation_id")
                && CODE.matcher(String.valueOf(details.get("reason"))).matches();
        return ours ? Optional.ofNullable(CONNECTION_DETAILS.get(name)) : Optional.empty();
    }

    /** Whether the event tells of a connection turning somebody away or letting them in. */
    public static boolean isOfAConnection(String eventType) {
        return eventType.startsWith("IDENTITY_PROVIDER_LOGIN");
    }
}
