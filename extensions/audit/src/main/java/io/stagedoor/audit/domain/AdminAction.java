package io.stagedoor.audit.domain;

import io.stagedoor.audit.api.AuditFact.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator did, read from the resource path of Keycloak's admin event; its representation is never looked at.
 *
 * @param action as {@code noun.verb}
 * @param target what it was done to, null where the path names nothing
 * @param organization id of the organization in the path, null where it names none
 * @param person id of the person in the path, null where it names none
 */
public record AdminAction(
        String action,
        @Nullable Target target,
        @Nullable String organization,
        @Nullable String person) {

    private static final Map<String, String> VERBS =
            Map.of("CREATE", "create", "UPDATE", "change", "DELETE", "delete", "ACTION", "act");

    private static final Map<String, String> NOUNS = Map.of(
            "USER", "person",
            "USER_SESSION", "session",
            "ORGANIZATION_MEMBERSHIP", "membership",
            "USER_LOGIN_FAILURE", "lock-out");

    /** Reads it; all three come from Keycloak, which takes the path from the caller's request. */
    public static AdminAction of(String resourceType, String operation, @Nullable String path) {
        List<String> steps = path == null ? List.of() : Arrays.asList(path.split("/"));
        String noun = NOUNS.getOrDefault(resourceType, kebab(resourceType));
        @Nullable String under = steps.size() > 1 ? steps.get(0) : null;
        @Nullable String id = steps.size() > 1 ? steps.get(1) : null;
        @Nullable String person = "users".equals(under) ? id : memberOf(steps);
        @Nullable
        Target target = person != null ? new Target("person", person) : id == null ? null : new Target(noun, id);
        return new AdminAction(
                action(noun, operation, steps), target, "organizations".equals(under) ? id : null, person);
    }

    private static @Nullable String memberOf(List<String> steps) {
        return steps.size() > 3
                        && steps.get(0).equals("organizations")
                        && steps.get(2).equals("members")
                ? steps.get(3)
                : null;
    }

    private static String action(String noun, String operation, List<String> steps) {
        String last = steps.isEmpty() ? "" : steps.getLast();
        if (operation.equals("ACTION") && last.matches("[a-z][a-z-]{0,39}")) {
            return noun + "." + last; // person.reset-password, person.logout, realm.push-revocation
        }
        if (steps.size() == 4 && steps.get(2).equals("credentials")) {
            return "credential." + VERBS.getOrDefault(operation, "act");
        }
        return noun + "." + VERBS.getOrDefault(operation, "act");
    }

    private static String kebab(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
