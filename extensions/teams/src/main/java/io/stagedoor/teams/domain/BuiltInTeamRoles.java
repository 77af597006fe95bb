package io.stagedoor.teams.domain;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The four team roles that every organization has, strongest first. */
public final class BuiltInTeamRoles {

    private enum Cell {
        Y,
        N,
        C
    }

    private record Row(Permission permission, Cell administrator, Cell teamMember, Cell reviewer, Cell follower) {
        Cell of(int column) {
            return List.of(administrator, teamMember, reviewer, follower).get(column);
        }
    }

    /** Yes, no, conditional: off unless an exception allows it. */
    private static final List<Row> TABLE = List.of(
            new Row(Permission.LOGIN, Cell.Y, Cell.Y, Cell.Y, Cell.Y),
            new Row(Permission.TEAM_MANAGE, Cell.Y, Cell.N, Cell.N, Cell.N),
            new Row(Permission.PROJECT_CREATE, Cell.Y, Cell.Y, Cell.N, Cell.N),
            new Row(Permission.ASSET_VIEW, Cell.Y, Cell.Y, Cell.Y, Cell.Y),
            new Row(Permission.ASSET_UPLOAD, Cell.Y, Cell.Y, Cell.N, Cell.N),
            new Row(Permission.ASSET_DOWNLOAD, Cell.Y, Cell.Y, Cell.C, Cell.C),
            new Row(Permission.ASSET_DELETE, Cell.Y, Cell.C, Cell.N, Cell.N),
            new Row(Permission.COMMENT_ADD, Cell.Y, Cell.Y, Cell.Y, Cell.N),
            new Row(Permission.ASSET_APPROVE, Cell.Y, Cell.Y, Cell.Y, Cell.N),
            new Row(Permission.LINK_SHARE, Cell.Y, Cell.Y, Cell.C, Cell.N),
            new Row(Permission.INTEGRATION_MANAGE, Cell.Y, Cell.Y, Cell.N, Cell.N),
            new Row(Permission.ACTIVITY_READ, Cell.Y, Cell.Y, Cell.N, Cell.N),
            new Row(Permission.SHARED_VIEW, Cell.Y, Cell.Y, Cell.Y, Cell.Y),
            new Row(Permission.PROJECT_SETTINGS, Cell.Y, Cell.C, Cell.N, Cell.N));

    /** Whoever holds it administers the team. */
    public static final TeamRole ADMINISTRATOR = role("administrator", "Administrator", 0);

    public static final TeamRole TEAM_MEMBER = role("team-member", "Team member", 1);
    public static final TeamRole REVIEWER = role("reviewer", "Reviewer", 2);
    public static final TeamRole FOLLOWER = role("follower", "Follower", 3);

    /** Strongest first. */
    public static final List<TeamRole> ALL = List.of(ADMINISTRATOR, TEAM_MEMBER, REVIEWER, FOLLOWER);

    private BuiltInTeamRoles() {}

    public static Optional<TeamRole> of(String key) {
        return ALL.stream().filter(role -> role.key().equals(key)).findFirst();
    }

    private static TeamRole role(String key, String name, int column) {
        return new TeamRole(key, name, those(column, Cell.Y), those(column, Cell.C));
    }

    private static Set<Permission> those(int column, Cell cell) {
        Set<Permission> found = EnumSet.noneOf(Permission.class);
        TABLE.stream().filter(row -> row.of(column) == cell).forEach(row -> found.add(row.permission()));
        return found;
    }
}
