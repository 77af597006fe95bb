package io.stagedoor.gateway.forwardauth;

import io.stagedoor.gateway.permissions.Question;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the gateway asks to be checked, in headers that count only beside its secret. */
final class GatewayCheck {

    static final List<String> HEADERS = List.of("X-Stagedoor-Permission", "X-Stagedoor-Team", "X-Stagedoor-Project");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");
    private static final String NOTHING = "-";

    private GatewayCheck() {}

    /**
     * The question; null where it must not be answered. All three headers have to be there, once ({@code -} for no project): one that
     * the gateway leaves out would be the client's to fill.
     */
    static @Nullable Question read(AuthRequest request, @Nullable PeerSecret secret) {
        if (secret == null || !secret.isShownBy(request)) {
            return null;
        }
        for (String header : HEADERS) {
            if (request.all(header).size() != 1) {
                return null;
            }
        }
        String permission = request.all(HEADERS.get(0)).get(0);
        String team = request.all(HEADERS.get(1)).get(0);
        String project = request.all(HEADERS.get(2)).get(0);
        boolean named = isName(permission) && isName(team) && (project.equals(NOTHING) || isName(project));
        return named ? new Question(permission, team, project.equals(NOTHING) ? null : project, false) : null;
    }

    private static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
