package io.stagedoor.teams.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.EntityTag;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Page;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.administration.domain.OrganizationRole;
import io.stagedoor.teams.change.Changes;
import io.stagedoor.teams.change.OrganizationRoleChanges;
import io.stagedoor.teams.change.Stores;
import io.stagedoor.teams.store.ListVersions;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who administers an organization. The entity tag is the whole list's, as whether the last owner may go depends on all of it. A new
 * organization has no owner: a realm operator names the first one here.
 */
public final class OrganizationRolesResource {

    /** What one person holds. */
    record HolderJson(String person, List<String> organizationRoles) {
        static HolderJson of(String person, Collection<OrganizationRole> roles) {
            return new HolderJson(
                    person, roles.stream().sorted().map(OrganizationRole::word).toList());
        }
    }

    /** What one person is to hold. */
    record HolderRequest(@Nullable List<String> organizationRoles) {
        Set<OrganizationRole> checked() {
            Set<OrganizationRole> found = EnumSet.noneOf(OrganizationRole.class);
            for (String word : Values.required(organizationRoles, "organizationRoles")) {
                found.add(OrganizationRole.of(word)
                        .orElseThrow(() -> new IllegalArgumentException("there is no such organization role")));
            }
            return found;
        }
    }

    private final AdministrativeCall call;

    OrganizationRolesResource(AdministrativeCall call) {
        this.call = call;
    }

    @GET
    @Path("")
    public Response list(@QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        call.permit(AdministrativeAction.READ_ORGANIZATION_ROLES);
        int size = Page.size(limit);
        // The version first: whoever changes meanwhile makes it too old, never too new.
        EntityTag tag = tag();
        Page<String> people =
                Page.of(stores().organizationRoles().people(Page.position(after), size + 1), size, person -> person);
        Map<String, Set<OrganizationRole>> roles = stores().organizationRoles().of(people.items());
        return Answers.ok(people.map(person -> HolderJson.of(person, roles.getOrDefault(person, Set.of()))), tag);
    }

    @GET
    @Path("{person}")
    public Response read(@PathParam("person") String person) {
        call.permit(AdministrativeAction.READ_ORGANIZATION_ROLES);
        EntityTag tag = tag();
        Set<OrganizationRole> roles = stores().organizationRoles().of(person);
        if (roles.isEmpty()) {
            throw call.fail(Problem.notFound());
        }
        return Answers.ok(HolderJson.of(person, roles), tag);
    }

    @PUT
    @Path("{person}")
    public Response put(
            @PathParam("person") String person, @HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        call.permit(AdministrativeAction.CHANGE_ORGANIZATION_ROLES);
        Set<OrganizationRole> roles =
                Checked.value(Json.read(body, HolderRequest.class)::checked, "/organizationRoles");
        if (!Belonging.to(call, person)) {
            throw call.fail(Problem.invalid("This person does not belong to the organization.", null));
        }
        return Answers.ok(HolderJson.of(person, replace(person, roles, ifMatch)), tag());
    }

    @DELETE
    @Path("{person}")
    public Response delete(@PathParam("person") String person, @HeaderParam("If-Match") @Nullable String ifMatch) {
        call.permit(AdministrativeAction.CHANGE_ORGANIZATION_ROLES);
        if (stores().organizationRoles().of(person).isEmpty()) {
            throw call.fail(Problem.notFound());
        }
        replace(person, Set.of(), ifMatch);
        return Answers.nothing();
    }

    private Set<OrganizationRole> replace(String person, Set<OrganizationRole> roles, @Nullable String ifMatch) {
        EntityTag tag = tag();
        Set<OrganizationRole> before = stores().organizationRoles().of(person);
        if (ifMatch != null || !before.isEmpty()) {
            // Whoever holds none yet can lose none: nothing has to have been read.
            tag.require(ifMatch);
        }
        // Neither somebody above oneself, nor somebody to a place above oneself.
        call.permitAbout(AdministrativeAction.CHANGE_ORGANIZATION_ROLES, highest(before));
        call.permitAbout(AdministrativeAction.CHANGE_ORGANIZATION_ROLES, highest(roles));
        Refusals.orFail(call, () -> new OrganizationRoleChanges(stores()).replace(person, roles, tag.version()));
        Trail.record(
                call,
                "organization-role.change",
                "person",
                person,
                Map.of("before", words(before), "after", words(roles)));
        return roles;
    }

    private static OrganizationRole highest(Set<OrganizationRole> roles) {
        return roles.stream().min(Enum::compareTo).orElse(OrganizationRole.MEMBER);
    }

    private static String words(Set<OrganizationRole> roles) {
        return roles.stream().sorted().map(OrganizationRole::word).collect(Collectors.joining(" "));
    }

    private EntityTag tag() {
        return new EntityTag(stores().versions().of(ListVersions.Name.ORGANIZATION_ROLES));
    }

    private Stores stores() {
        return Changes.stores(call.session(), call.organization().getId());
    }
}
