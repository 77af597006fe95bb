package io.stagedoor.teams.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.EntityTag;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.teams.change.Changes;
import io.stagedoor.teams.change.Stores;
import io.stagedoor.teams.domain.BuiltInTeamRoles;
import io.stagedoor.teams.domain.Permission;
import io.stagedoor.teams.domain.TeamRole;
import io.stagedoor.teams.store.ListVersions;
import io.stagedoor.teams.store.TeamRoleStore;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What team roles mean, for gateways: {@code extensions/signals/FEED.md}, 'The role catalogue'. */
public final class CatalogueResource {

    record RoleJson(List<String> permissions, List<String> conditional) {}

    private final AdministrativeCall call;

    CatalogueResource(AdministrativeCall call) {
        this.call = call;
    }

    @GET
    @Path("")
    public Response read(@HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        call.permit(AdministrativeAction.READ_CATALOGUE);
        Stores stores = Changes.stores(call.session(), call.organization().getId());
        // The version first: what is answered is never older than it says.
        EntityTag tag = new EntityTag(stores.versions().of(ListVersions.Name.CATALOGUE));
        Response.ResponseBuilder answer =
                tag.isKnownBy(ifNoneMatch) ? Response.notModified() : Response.ok(body(stores, tag));
        return answer.header("ETag", tag.toString())
                .header("Cache-Control", "private, max-age=60")
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private String body(Stores stores, EntityTag tag) {
        Map<String, RoleJson> roles = new LinkedHashMap<>();
        Stream.concat(
                        BuiltInTeamRoles.ALL.stream(),
                        stores.teamRoles().list().stream().map(TeamRoleStore.Stored::role))
                .forEach((TeamRole role) -> roles.put(
                        role.key(), new RoleJson(Values.words(role.permissions()), Values.words(role.conditional()))));
        Map<String, Object> catalogue = new LinkedHashMap<>();
        catalogue.put(
                "organization",
                Map.of(
                        "id", call.organization().getId(),
                        "alias", call.organization().getAlias()));
        catalogue.put("version", tag.version());
        catalogue.put("permissions", Values.words(EnumSet.copyOf(Arrays.asList(Permission.values()))));
        catalogue.put("teamRoles", roles);
        return Json.write(catalogue);
    }
}
