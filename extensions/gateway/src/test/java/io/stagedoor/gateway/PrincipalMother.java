package io.stagedoor.gateway;

import io.stagedoor.gateway.verifier.AccessTokenPrincipal;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal.Assurance;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal.Lifetime;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal.Organization;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal.Profile;
import io.stagedoor.gateway.verifier.TeamMembership;
import io.stagedoor.gateway.verifier.TeamRights;
import io.stagedoor.gateway.verifier.TeamRights.SingleTeam;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Callers for tests: Maya of acme, reviewer of team-7, ver 17, and any deviation from her. */
public final class PrincipalMother {

    private String subject = "maya";
    private String client = "screening-room";
    private @Nullable Organization organization = new Organization("org-42", "acme");
    private @Nullable String session = "s-1";
    private @Nullable Long version = 17L;
    private Instant issuedAt = TokenMother.NOW;
    private final Map<String, TeamMembership> teams = new LinkedHashMap<>();
    private boolean truncated;
    private @Nullable SingleTeam single;

    private PrincipalMother() {}

    public static PrincipalMother maya() {
        return new PrincipalMother().inTeam("team-7", "reviewer");
    }

    public PrincipalMother subject(String other) {
        subject = other;
        return this;
    }

    public PrincipalMother client(String other) {
        client = other;
        return this;
    }

    public PrincipalMother organization(@Nullable String id) {
        organization = id == null ? null : new Organization(id, "alias-of-" + id);
        return this;
    }

    public PrincipalMother session(@Nullable String other) {
        session = other;
        return this;
    }

    public PrincipalMother version(@Nullable Long other) {
        version = other;
        return this;
    }

    public PrincipalMother issuedAt(Instant other) {
        issuedAt = other;
        return this;
    }

    public PrincipalMother inTeam(String id, String role) {
        return member(id, new TeamMembership(role, Map.of(), Set.of(), null));
    }

    public PrincipalMother member(String id, TeamMembership membership) {
        teams.put(id, membership);
        return this;
    }

    public PrincipalMother withoutTeams() {
        teams.clear();
        return this;
    }

    public PrincipalMother truncated() {
        truncated = true;
        return this;
    }

    public PrincipalMother onlyFor(String team, @Nullable String project, String... permissions) {
        single = new SingleTeam(team, project, Set.of(permissions));
        return this;
    }

    public AccessTokenPrincipal build() {
        return new AccessTokenPrincipal(
                subject,
                TokenMother.ISSUER,
                Set.of(TokenMother.AUDIENCE),
                client,
                organization,
                session,
                Set.of(),
                new Assurance("1", Set.of(), null),
                null,
                new Profile(null, null),
                new Lifetime(issuedAt, null, issuedAt.plusSeconds(300)),
                "jti",
                false,
                version,
                new TeamRights(Map.copyOf(teams), truncated, single));
    }
}
