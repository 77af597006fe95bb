package io.stagedoor.teams.domain;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** What a service account has in a team: no team role gives it anything, each permission stands there as an allowed one. */
public final class ApprovedTeams {

    /** What stands under {@code role}; custom team roles never begin so. */
    public static final String KEY = "service-account";

    private static final TeamRole NOTHING = new TeamRole(KEY, "Service account", Set.of(), Set.of());

    private ApprovedTeams() {}

    /**
     * In one team.
     *
     * @param words of permissions; what nobody knows any more is left out
     */
    public static Access access(Collection<String> words, Projects projects) {
        Map<Permission, Access.Allowance> allow = new EnumMap<>(Permission.class);
        words.forEach(word -> Permission.of(word)
                .ifPresent(permission -> allow.put(permission, new Access.Allowance("", Projects.ALL))));
        // A team role always says login, which an account has where it was approved and nowhere else.
        Set<Permission> deny = allow.containsKey(Permission.LOGIN) ? Set.of() : Set.of(Permission.LOGIN);
        return new Access(NOTHING, projects, allow, deny, null);
    }
}
