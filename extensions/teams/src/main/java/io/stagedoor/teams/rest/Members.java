package io.stagedoor.teams.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.teams.change.Stores;
import io.stagedoor.teams.domain.Access;
import io.stagedoor.teams.domain.BuiltInTeamRoles;
import io.stagedoor.teams.domain.Projects;
import io.stagedoor.teams.domain.Source;
import io.stagedoor.teams.domain.TeamRole;
import io.stagedoor.teams.store.MembershipStore;
import io.stagedoor.teams.store.TeamRoleStore;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Shows what the sources of a membership come to. */
record Members(Map<String, TeamRole> custom, Map<String, String> names, Instant now) {

    /**
     * One person in a team.
     *
     * @param name what they are called; whoever administers only a team has nobody else to ask
     * @param teamRole the effective one; absent where every source has expired
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MemberJson(
            String person,
            @Nullable String name,
            @Nullable String teamRole,
            @Nullable Set<String> projects,
            List<SourceJson> sources) {}

    /** One reason why they are in it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SourceJson(
            String source,
            @Nullable String id,
            String teamRole,
            @Nullable Set<String> projects,
            @Nullable String expiresAt) {

        static SourceJson of(Source source) {
            return new SourceJson(
                    source.kind().word(),
                    source.id().isEmpty() ? null : source.id(),
                    source.teamRole(),
                    shown(source.projects()),
                    Values.text(source.expiresAt()));
        }
    }

    static Members of(Stores stores, Collection<String> people, Instant now) {
        Map<String, TeamRole> custom = new HashMap<>();
        for (TeamRoleStore.Stored stored : stores.teamRoles().list()) {
            custom.put(stored.role().key(), stored.role());
        }
        return new Members(custom, stores.names().of(people), now);
    }

    MemberJson json(String person, List<MembershipStore.Stored> all) {
        List<Source> sources = all.stream()
                .filter(stored -> stored.membership().person().equals(person))
                .map(stored -> stored.membership().source())
                .toList();
        Optional<Access> access = Access.of(sources, List.of(), this::role, now);
        return new MemberJson(
                person,
                names.get(person),
                access.map(found -> found.role().key()).orElse(null),
                access.map(found -> shown(found.projects())).orElse(null),
                sources.stream().map(SourceJson::of).toList());
    }

    private Optional<TeamRole> role(String key) {
        return Optional.ofNullable(custom.get(key)).or(() -> BuiltInTeamRoles.of(key));
    }

    static @Nullable Set<String> shown(Projects projects) {
        return projects.only() == null ? null : new TreeSet<>(projects.only());
    }
}
