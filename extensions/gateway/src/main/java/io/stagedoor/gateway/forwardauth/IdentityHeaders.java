package io.stagedoor.gateway.forwardauth;

import io.stagedoor.gateway.verifier.AccessTokenPrincipal;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal.Organization;
import io.stagedoor.gateway.verifier.TeamMembership;
import io.stagedoor.gateway.verifier.TeamRights.SingleTeam;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The headers by which applications learn who calls. All of them are on every answer, empty where there is nothing to say, so that
 * a gateway that copies them overwrites what a client made up.
 */
final class IdentityHeaders {

    /** In the order of the README. */
    static final List<String> NAMES = List.copyOf(of(null, null).keySet());

    private IdentityHeaders() {}

    static Map<String, String> of(@Nullable AccessTokenPrincipal principal, @Nullable Granted granted) {
        Map<String, String> headers = new LinkedHashMap<>();
        Organization organization = principal == null ? null : principal.organization();
        headers.put("X-Auth-Subject", principal == null ? "" : HeaderValue.of(principal.subject()));
        headers.put(
                "X-Auth-Username",
                principal == null ? "" : HeaderValue.of(principal.profile().username()));
        headers.put(
                "X-Auth-Email",
                principal == null ? "" : HeaderValue.of(principal.profile().email()));
        headers.put("X-Auth-Client", principal == null ? "" : HeaderValue.of(principal.client()));
        headers.put("X-Auth-Organization", organization == null ? "" : HeaderValue.of(organization.alias()));
        headers.put("X-Auth-Organization-Id", organization == null ? "" : HeaderValue.of(organization.id()));
        headers.put("X-Auth-Session", principal == null ? "" : HeaderValue.of(principal.sessionId()));
        headers.put("X-Auth-Scopes", principal == null ? "" : HeaderValue.of(principal.scopes()));
        headers.put("X-Auth-Audience", principal == null ? "" : HeaderValue.of(principal.audiences()));
        headers.put(
                "X-Auth-Acr",
                principal == null ? "" : HeaderValue.of(principal.assurance().level()));
        headers.put(
                "X-Auth-Amr",
                principal == null ? "" : HeaderValue.of(principal.assurance().methods()));
        headers.put(
                "X-Auth-Expires",
                principal == null ? "" : String.valueOf(principal.expiresAt().getEpochSecond()));
        putTeam(headers, principal, granted);
        return headers;
    }

    /** The team that was checked; else that of a token for one team. */
    private static void putTeam(
            Map<String, String> headers, @Nullable AccessTokenPrincipal principal, @Nullable Granted granted) {
        SingleTeam single = principal == null ? null : principal.rights().single();
        String team = granted != null ? granted.team() : single == null ? null : single.team();
        TeamMembership membership =
                principal == null || team == null ? null : principal.teams().get(team);
        Set<String> projects = membership == null ? null : membership.projects();
        headers.put("X-Auth-Team", HeaderValue.of(team));
        headers.put("X-Auth-Team-Role", membership == null ? "" : HeaderValue.of(membership.role()));
        headers.put("X-Auth-Permission-Constraint", granted == null ? "" : HeaderValue.of(granted.constraint()));
        // '-': narrowed to nothing, which an empty header could not say
        headers.put("X-Auth-Projects", projects == null ? "" : projects.isEmpty() ? "-" : HeaderValue.of(projects));
    }
}
