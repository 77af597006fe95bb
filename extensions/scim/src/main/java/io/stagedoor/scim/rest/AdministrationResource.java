package io.stagedoor.scim.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.EntityTag;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Page;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.administration.domain.OrganizationRole;
import io.stagedoor.audit.api.ChangeTrail;
import io.stagedoor.database.WrittenMeanwhileException;
import io.stagedoor.scim.change.Providers;
import io.stagedoor.scim.domain.BearerToken;
import io.stagedoor.scim.domain.RoleMapping;
import io.stagedoor.scim.domain.TokenScope;
import io.stagedoor.scim.store.Counts;
import io.stagedoor.scim.store.RequestStore;
import io.stagedoor.scim.store.SettingsStore;
import io.stagedoor.scim.store.TokenStore;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What administrators see and choose of their directory's way in. */
public final class AdministrationResource {

    /** Both directions. */
    record RoleMappingJson(@Nullable Map<String, List<String>> organizationRoles) {}

    /** Where a directory finds us. */
    record ScimJson(String baseUrl, RoleMappingJson roleMapping, long people, long groups) {}

    /** What may be chosen. */
    record ScimRequestJson(@Nullable RoleMappingJson roleMapping) {}

    /** A token to be made. */
    record TokenRequest(
            @Nullable String name,
            @Nullable List<String> scopes,
            @Nullable String expiresAt) {}

    /** A token, with itself once. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TokenJson(
            String id,
            String name,
            List<String> scopes,
            String createdAt,
            String createdBy,
            String expiresAt,
            @Nullable String lastUsedAt,
            @Nullable String token) {}

    /** All of an organization. */
    record TokensJson(List<TokenJson> items) {}

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LONGEST_NAME = 100;

    private final AdministrativeCall call;

    AdministrationResource(AdministrativeCall call) {
        this.call = call;
    }

    @GET
    @Path("")
    public Response read() {
        call.permit(AdministrativeAction.READ_SCIM);
        return settings();
    }

    @PUT
    @Path("")
    public Response change(@HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        call.permit(AdministrativeAction.CHANGE_SCIM);
        SettingsStore.Stored present = store().read();
        new EntityTag(present.version()).require(ifMatch);
        RoleMapping mapping = mapping(Json.read(body, ScimRequestJson.class));
        if (mapping.makesOwners() || present.roleMapping().makesOwners()) {
            // Whoever may not make owners makes no mapping that does, and ends none.
            call.permitAbout(AdministrativeAction.CHANGE_SCIM, OrganizationRole.OWNER);
        }
        if (!isWritten(mapping, present.version())) {
            throw call.fail(Problem.preconditionFailed());
        }
        ChangeTrail.record(
                call,
                "scim.settings-change",
                Map.of(
                        "organizationRoles", mapping.organizationRoles().toString(),
                        "organizationRolesBefore",
                                present.roleMapping().organizationRoles().toString()));
        return settings();
    }

    @GET
    @Path("tokens")
    public Response tokens() {
        call.permit(AdministrativeAction.READ_SCIM);
        return Answers.ok(new TokensJson(
                tokenStore().list(id()).stream().map(token -> json(token, null)).toList()));
    }

    @POST
    @Path("tokens")
    public Response makeToken(String body) {
        call.permit(AdministrativeAction.CHANGE_SCIM);
        if (store().read().roleMapping().makesOwners()) {
            // A token would be as good as the organization role.
            call.permitAbout(AdministrativeAction.CHANGE_SCIM, OrganizationRole.OWNER);
        }
        TokenRequest asked = Json.read(body, TokenRequest.class);
        String name = asked.name() == null ? "" : asked.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw call.fail(Problem.invalid("A name has 1 to " + LONGEST_NAME + " characters.", "/name"));
        }
        Set<TokenScope> scopes = scopes(asked.scopes());
        Instant now = Providers.CLOCK.instant();
        Instant expires = expires(asked.expiresAt(), now);
        // One after the other, so that two administrators at once do not make a third one.
        tokenStore().lock(call.realm().getId(), id());
        List<TokenStore.Stored> present = tokenStore().list(id());
        if (present.stream()
                        .filter(token -> token.expiresAt() > now.toEpochMilli())
                        .count()
                >= BearerToken.MOST) {
            throw call.fail(Problem.conflict(
                    "too-many-tokens",
                    "There are two tokens already",
                    "Delete the one that the directory does not use any more, then make a new one."));
        }
        BearerToken token = BearerToken.random(RANDOM);
        TokenStore.Stored stored = new TokenStore.Stored(
                UUID.randomUUID().toString(),
                id(),
                name,
                scopes,
                now.toEpochMilli(),
                call.caller().subject(),
                expires.toEpochMilli(),
                0);
        tokenStore().insert(call.realm().getId(), token.hash(), stored);
        ChangeTrail.record(
                call,
                "scim-token.create",
                Map.of("token", stored.id(), "name", name, "scopes", TokenScope.words(scopes)));
        return Answers.created(json(stored, token.value()));
    }

    @DELETE
    @Path("tokens/{id}")
    public Response deleteToken(@PathParam("id") String token) {
        call.permit(AdministrativeAction.CHANGE_SCIM);
        if (!tokenStore().delete(id(), token)) {
            throw call.fail(Problem.notFound());
        }
        ChangeTrail.record(call, "scim-token.delete", Map.of("token", token));
        return Answers.nothing();
    }

    @GET
    @Path("requests")
    public Response requests(
            @QueryParam("limit") @Nullable String limit, @QueryParam("before") @Nullable String before) {
        call.permit(AdministrativeAction.READ_SCIM);
        int size = Page.size(limit);
        @Nullable String position = Page.position(before);
        if (position != null && position.indexOf('\0') >= 0) {
            throw call.fail(Problem.badRequest("before is the 'next' of the page before, unchanged.", null));
        }
        return Answers.ok(
                Page.of(new RequestStore(entities()).list(id(), position, size + 1), size, RequestStore.Kept::id)
                        .map(RequestJson::of));
    }

    private RoleMapping mapping(ScimRequestJson asked) {
        if (asked.roleMapping() == null || asked.roleMapping().organizationRoles() == null) {
            throw call.fail(Problem.invalid("Say what roles mean, {} for nothing.", "/roleMapping/organizationRoles"));
        }
        Map<String, Set<String>> roles = new HashMap<>();
        asked.roleMapping().organizationRoles().forEach((value, words) -> {
            for (String word : words) {
                if (OrganizationRole.of(word).isEmpty() || word.equals(OrganizationRole.MEMBER.word())) {
                    throw call.fail(
                            Problem.invalid("There is no such organization role.", "/roleMapping/organizationRoles"));
                }
            }
            roles.put(value, Set.copyOf(words));
        });
        return Checked.value(() -> new RoleMapping(roles), "/roleMapping/organizationRoles");
    }

    private boolean isWritten(RoleMapping mapping, long expected) {
        try {
            return store().write(call.realm().getId(), mapping, expected);
        } catch (WrittenMeanwhileException e) {
            return false;
        }
    }

    private Set<TokenScope> scopes(@Nullable List<String> words) {
        Set<TokenScope> scopes = EnumSet.noneOf(TokenScope.class);
        for (String word : words == null ? List.<String>of() : words) {
            scopes.add(TokenScope.of(word)
                    .orElseThrow(() -> call.fail(Problem.invalid("Scopes are users, groups, read-only.", "/scopes"))));
        }
        if (!scopes.contains(TokenScope.USERS) && !scopes.contains(TokenScope.GROUPS)) {
            throw call.fail(Problem.invalid("A token reaches users, groups, or both.", "/scopes"));
        }
        return scopes;
    }

    private Instant expires(@Nullable String asked, Instant now) {
        if (asked == null) {
            return now.plus(BearerToken.DEFAULT_LIFE);
        }
        try {
            Instant expires = Instant.parse(asked);
            if (expires.isAfter(now) && !expires.isAfter(now.plus(BearerToken.LONGEST_LIFE))) {
                return expires;
            }
        } catch (DateTimeException e) {
            // answered below
        }
        throw call.fail(
                Problem.invalid("A token expires within two years: a time like 2027-01-31T00:00:00Z.", "/expiresAt"));
    }

    private Response settings() {
        SettingsStore.Stored stored = store().read();
        Map<String, List<String>> roles = new java.util.TreeMap<>();
        stored.roleMapping()
                .organizationRoles()
                .forEach((value, words) ->
                        roles.put(value, words.stream().sorted().toList()));
        Counts counts = new Counts(entities(), id());
        String base = call.session()
                .getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms")
                .path(call.realm().getName())
                .path("scim")
                .path(call.organization().getAlias())
                .path("v2")
                .build()
                .toString();
        return Answers.ok(
                new ScimJson(base, new RoleMappingJson(roles), counts.users(), counts.groups()),
                new EntityTag(stored.version()));
    }

    private static TokenJson json(TokenStore.Stored stored, @Nullable String token) {
        return new TokenJson(
                stored.id(),
                stored.name(),
                stored.scopes().stream().sorted().map(TokenScope::word).toList(),
                Instant.ofEpochMilli(stored.createdAt()).toString(),
                stored.createdBy(),
                Instant.ofEpochMilli(stored.expiresAt()).toString(),
                stored.lastUsedAt() == 0
                        ? null
                        : Instant.ofEpochMilli(stored.lastUsedAt()).toString(),
                token);
    }

    private String id() {
        return call.organization().getId();
    }

    private SettingsStore store() {
        return new SettingsStore(entities(), id());
    }

    private TokenStore tokenStore() {
        return new TokenStore(entities());
    }

    private EntityManager entities() {
        return Providers.entities(call.session());
    }
}
