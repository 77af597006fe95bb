package io.stagedoor.people.rest;

import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.HomeOrganization;
import io.stagedoor.administration.api.OrganizationRoles;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.administration.api.RealmCall;
import io.stagedoor.administration.domain.OrganizationRole;
import io.stagedoor.people.change.Providers;
import io.stagedoor.people.domain.PersonName;
import io.stagedoor.people.store.ErasureRequests;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/** What everybody may know of themselves. */
public final class MeResource {

    /** Whoever calls. */
    record MeJson(String id, String name, String email, boolean operator, List<OrganizationJson> organizations) {}

    /**
     * One organization of theirs.
     *
     * @param organizationRoles above member; everybody here is a member
     */
    record OrganizationJson(
            String id,
            String alias,
            String name,
            boolean home,
            List<String> organizationRoles,
            List<String> administeredTeams) {}

    /** When they asked. */
    record ErasureJson(String askedAt) {}

    private final RealmCall call;

    MeResource(RealmCall call) {
        this.call = call;
    }

    @GET
    @Path("")
    public Response read() {
        UserModel me = call.user();
        Optional<String> home = HomeOrganization.of(session(), me).map(OrganizationModel::getId);
        List<OrganizationJson> organizations = session()
                .getProvider(OrganizationProvider.class)
                .getByMember(me)
                .filter(OrganizationModel::isEnabled)
                .sorted(Comparator.comparing(OrganizationModel::getName).thenComparing(OrganizationModel::getId))
                .map(organization -> organization(
                        organization, home.filter(organization.getId()::equals).isPresent()))
                .toList();
        return Answers.ok(new MeJson(
                me.getId(),
                PersonName.of(me.getFirstName(), me.getLastName(), me.getEmail()),
                PersonName.shown(me.getEmail()),
                call.byOperator(),
                organizations));
    }

    private OrganizationJson organization(OrganizationModel organization, boolean home) {
        OrganizationRoles.Holdings holdings = session()
                .getProvider(OrganizationRoles.class)
                .of(organization.getId(), call.user().getId());
        return new OrganizationJson(
                organization.getId(),
                organization.getAlias(),
                organization.getName(),
                home,
                PersonJson.words(holdings.roles().stream()
                        .filter(role -> role != OrganizationRole.MEMBER)
                        .toList()),
                List.copyOf(new TreeSet<>(holdings.administeredTeams())));
    }

    /** In the organization that the token is for. */
    @GET
    @Path("teams")
    public Response teams() {
        return Answers.ok(Map.of(
                "items",
                Providers.aboutPeople(session())
                        .teams(organization(), call.user().getId())));
    }

    /** A file for the person themselves; everything at once, so a token alone is not enough. */
    @GET
    @Path("export")
    public Response export() {
        call.requireFreshAuthentication();
        person();
        Trail.record(call, home(), "person.export");
        return Answers.json(
                Response.ok().header("Content-Disposition", "attachment; filename=\"my-data.json\""),
                new Export(call).read());
    }

    @GET
    @Path("erasure-request")
    public Response readErasureRequest() {
        return Answers.ok(new ErasureJson(erasureRequests()
                .of(person())
                .orElseThrow(() -> new ProblemException(Problem.notFound()))
                .toString()));
    }

    /** The home organization decides; nothing is erased by asking. */
    @PUT
    @Path("erasure-request")
    public Response askForErasure() {
        if (erasureRequests().ask(call.realm().getId(), home(), person(), Providers.CLOCK.instant())) {
            Trail.record(call, home(), "erasure.request");
        }
        return readErasureRequest();
    }

    @DELETE
    @Path("erasure-request")
    public Response withdrawErasureRequest() {
        if (erasureRequests().withdraw(person())) {
            Trail.record(call, home(), "erasure.withdraw");
        }
        return Answers.nothing();
    }

    private ErasureRequests erasureRequests() {
        return new ErasureRequests(Providers.entities(session()));
    }

    private @Nullable String home() {
        return HomeOrganization.of(session(), call.user())
                .map(OrganizationModel::getId)
                .orElse(null);
    }

    /** @throws ProblemException 403 about a service account */
    private String person() {
        if (call.user().getServiceAccountClientLink() != null) {
            throw new ProblemException(Problem.forbidden("This is for people; a service account is none."));
        }
        return call.user().getId();
    }

    /** @throws ProblemException 403 where the token is for none, or for one that the person has left */
    private String organization() {
        Object claim = call.token().getOtherClaims().get("organization");
        if (claim instanceof Map<?, ?> named && named.get("id") instanceof String id) {
            @Nullable
            OrganizationModel organization =
                    session().getProvider(OrganizationProvider.class).getById(id);
            if (organization != null && organization.isEnabled() && organization.isMember(call.user())) {
                return id;
            }
        }
        throw new ProblemException(
                Problem.forbidden("Your token is for no organization of yours. Ask for scope organization:<alias>."));
    }

    private KeycloakSession session() {
        return call.session();
    }
}
