package io.stagedoor.audit.api;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * Whose trail it belongs to what a program does: a program is a member of no organization. Whoever has just decided about it says so, for the rest of the
 * request; nobody is asked again for it.
 */
public final class ProgramsHome {

    private static final String ATTRIBUTE = "stagedoor.programs-home:";

    private ProgramsHome() {}

    /**
     * Says it.
     *
     * @param user id of the program's user
     * @param organization id
     */
    public static void is(KeycloakSession session, String user, String organization) {
        session.setAttribute(ATTRIBUTE + user, organization);
    }

    /** Empty where nobody has said it. */
    public static Optional<String> of(KeycloakSession session, String user) {
        return Optional.ofNullable(session.getAttribute(ATTRIBUTE + user, String.class));
    }
}
