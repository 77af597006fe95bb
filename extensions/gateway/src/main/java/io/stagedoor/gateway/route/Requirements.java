package io.stagedoor.gateway.route;

import io.stagedoor.gateway.limits.Limits;
import io.stagedoor.gateway.limits.Quota;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a route that says what a request must bring, and what holds for all routes.
 *
 * @param levels values of {@code acr}, from the weakest to the strongest
 * @param limits where a route has none of its own
 */
record Requirements(List<String> levels, Limits limits) {

    static final List<String> KEYS =
            List.of("public", "scopes", "organization", "permission", "team", "project", "acr", "max-age", "limits");

    private static final List<String> DEFAULT_LEVELS = List.of("1", "2", "3");
    private static final List<String> LIMIT_KEYS = List.of("subject", "client", "organization");
    private static final List<String> QUOTA_KEYS = List.of("requests", "seconds");
    private static final String BY_GATEWAY = "from-gateway";
    private static final String BY_APPLICATION = "by-application";
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+"); // RFC 6749 3.3
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");
    private static final Pattern PLACE = Pattern.compile("\\{[a-z]{1,32}}|" + NAME.pattern());
    private static final Pattern LEVEL = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,128}");

    static Requirements of(Map<String, Located> file) throws RouteSyntaxException {
        Set<String> order = Nodes.words(
                file.get("acr-order"),
                LEVEL,
                "acr-order lists the levels from weakest to strongest, as in [\"1\", \"2\"]");
        return new Requirements(
                order.isEmpty() ? DEFAULT_LEVELS : List.copyOf(order), limits(file.get("limits"), Limits.NONE));
    }

    /** Any good token, within the limits. */
    Access anyone() {
        return new Access.Authenticated(Set.of(), false, null, StepUp.NONE, limits, 0);
    }

    Access access(Map<String, Located> members, PathPattern pattern, int number) throws RouteSyntaxException {
        if (Nodes.choice(members.get("public"), "false", List.of("true", "false"))
                .equals("true")) {
            for (String key : KEYS) {
                Located extra = key.equals("public") ? null : members.get(key);
                if (extra != null) {
                    throw new RouteSyntaxException(
                            extra.line(), "a public route asks for nothing: no scopes, no organization, no " + key);
                }
            }
            return new Access.Public();
        }
        boolean required = Nodes.choice(members.get("organization"), "optional", List.of("optional", "required"))
                .equals("required");
        Located own = members.get("limits");
        return new Access.Authenticated(
                Nodes.words(members.get("scopes"), SCOPE, "scopes are listed as in [media.read, media.write]"),
                required,
                check(members, pattern),
                stepUp(members),
                own == null ? limits : limits(own, limits),
                own == null ? 0 : number);
    }

    private static @Nullable Check check(Map<String, Located> members, PathPattern pattern)
            throws RouteSyntaxException {
        String permission = Nodes.word(
                members.get("permission"), NAME, "a permission is written as in asset.view, or is " + BY_GATEWAY);
        Located team = members.get("team");
        Located project = members.get("project");
        if (permission == null || permission.equals(BY_GATEWAY)) {
            Located extra = team == null ? project : team;
            if (extra != null) {
                throw new RouteSyntaxException(extra.line(), "team and project need a permission beside them");
            }
            return permission == null ? null : new Check.ByGateway();
        }
        if (team == null) {
            throw new RouteSyntaxException(
                    members.get("permission") == null ? 1 : lineOf(members, "permission"),
                    "a permission needs a team: an id, or {team} from the path");
        }
        boolean byApplication = project != null && Nodes.text(project).equals(BY_APPLICATION);
        return new Check.Stated(
                permission,
                place(team, pattern),
                project == null || byApplication ? null : place(project, pattern),
                byApplication);
    }

    private static int lineOf(Map<String, Located> members, String key) {
        Located node = members.get(key);
        return node == null ? 1 : node.line();
    }

    private static String place(Located node, PathPattern pattern) throws RouteSyntaxException {
        String text =
                String.valueOf(Nodes.word(node, PLACE, "expected an id, or a name from the path as in \"{team}\""));
        if (text.startsWith("{") && !pattern.names().contains(text)) {
            throw new RouteSyntaxException(node.line(), "the path has no segment " + text);
        }
        return text;
    }

    private StepUp stepUp(Map<String, Located> members) throws RouteSyntaxException {
        Located acr = members.get("acr");
        Located age = members.get("max-age");
        String level = acr == null ? null : Nodes.choice(acr, "", levels);
        Duration maximumAge =
                age == null ? null : Duration.ofSeconds(Nodes.number(age, "max-age is a number of seconds"));
        return StepUp.of(level, levels, maximumAge);
    }

    private static Limits limits(@Nullable Located node, Limits inherited) throws RouteSyntaxException {
        if (node == null) {
            return inherited;
        }
        Map<String, Located> members = Nodes.mapping(node, LIMIT_KEYS);
        return new Limits(
                quota(members.get("subject"), inherited.subject()),
                quota(members.get("client"), inherited.client()),
                quota(members.get("organization"), inherited.organization()));
    }

    private static @Nullable Quota quota(@Nullable Located node, @Nullable Quota inherited)
            throws RouteSyntaxException {
        if (node == null) {
            return inherited;
        }
        if (node instanceof Located.Scalar none && none.text().equals("none")) {
            return null;
        }
        Map<String, Located> members = Nodes.mapping(node, QUOTA_KEYS);
        Located requests = members.get("requests");
        Located seconds = members.get("seconds");
        if (requests == null || seconds == null) {
            throw new RouteSyntaxException(node.line(), "a limit has requests and seconds, or is none");
        }
        try {
            String hint = "expected a whole number";
            return new Quota(Nodes.number(requests, hint), Nodes.number(seconds, hint));
        } catch (IllegalArgumentException e) {
            throw new RouteSyntaxException(node.line(), String.valueOf(e.getMessage()));
        }
    }
}
