package io.stagedoor.teams.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values that tests need again and again. */
final class TeamMother {

    static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    static final TeamId TEAM = team(1);
    static final TeamRole COLORIST = TeamRole.custom(
            "x-colorist",
            "Colorist",
            Set.of(Permission.ASSET_VIEW, Permission.ASSET_DOWNLOAD),
            Set.of(Permission.ASSET_DELETE));
    static final Function<String, Optional<TeamRole>> ROLES =
            key -> key.equals("x-colorist") ? Optional.of(COLORIST) : BuiltInTeamRoles.of(key);

    private TeamMother() {}

    static TeamId team(int number) {
        return new TeamId("team-%017d".formatted(number));
    }

    static Source manual(String role) {
        return Source.manual(role, Projects.ALL, null);
    }

    static Source until(String role, @Nullable Instant end) {
        return Source.manual(role, Projects.ALL, end);
    }

    static Source in(String role, String... projects) {
        return Source.manual(role, new Projects(Set.of(projects)), null);
    }

    static AccessException allow(Permission permission, String constraint) {
        return new AccessException(
                "e1",
                new AccessException.About.Person("maya"),
                permission,
                AccessException.Effect.ALLOW,
                constraint,
                Projects.ALL,
                null);
    }

    static AccessException deny(AccessException.About about, Permission permission, @Nullable Instant end) {
        return new AccessException("e2", about, permission, AccessException.Effect.DENY, "", Projects.ALL, end);
    }
}
