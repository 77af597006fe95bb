package io.stagedoor.pushmfa.flow;

import io.stagedoor.pushmfa.domain.SignIn;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.services.Urls;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What is known of the browser that signs in. */
final class Browsers {

    /** In the order in which they are looked for: some call themselves several of these. */
    private static final List<String> NAMES = List.of("Edg", "OPR", "Firefox", "Chrome", "Safari");

    private static final List<String> SYSTEMS =
            List.of("Android", "iPhone", "iPad", "Windows", "Mac OS", "CrOS", "Linux");

    private Browsers() {}

    static SignIn signIn(KeycloakSession session, AuthenticationSessionModel attempt, @Nullable String userAgent) {
        String client = attempt.getClient().getClientId();
        @Nullable String name = attempt.getClient().getName();
        @Nullable OrganizationModel organization = session.getContext().getOrganization();
        return new SignIn(
                attempt(attempt),
                name == null || name.isBlank() || name.startsWith("${") ? client : name,
                organization == null ? null : organization.getName(),
                session.getContext().getConnection().getRemoteAddr(),
                name(userAgent));
    }

    /** One tab of one browser. */
    static String attempt(AuthenticationSessionModel attempt) {
        return attempt.getParentSession().getId() + '.' + attempt.getTabId();
    }

    /** Where the page asks how it stands. */
    static String waiting(KeycloakSession session, String ticket) {
        return address(session) + "/waiting/" + ticket;
    }

    /** Of everything that is served here. */
    static String address(KeycloakSession session) {
        return Urls.realmIssuer(
                        session.getContext().getUri().getBaseUri(),
                        session.getContext().getRealm().getName())
                + "/push";
    }

    /** What people call it; the rest of what a browser says of itself helps nobody who looks at a phone. */
    static String name(@Nullable String userAgent) {
        if (userAgent == null) {
            return "";
        }
        String name = first(NAMES, userAgent).replace("Edg", "Edge").replace("OPR", "Opera");
        String system = first(SYSTEMS, userAgent).replace("Mac OS", "macOS").replace("CrOS", "ChromeOS");
        return (name + ' ' + system).strip();
    }

    private static String first(List<String> words, String userAgent) {
        return words.stream().filter(userAgent::contains).findFirst().orElse("");
    }
}
