package io.stagedoor.mfapolicy.change;

import io.stagedoor.administration.api.HomeOrganization;
import io.stagedoor.federation.api.CompanySignIn;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * Whose policies count for a sign-in.
 *
 * @param named what the token is for; null where that is not known
 * @param home null for people whom no organization owns
 * @param visited the others that count
 * @param isExempt the person has a break-glass account: of the home organization, or where they have none, of each that counts
 */
public record Concerned(
        @Nullable OrganizationModel named,
        @Nullable OrganizationModel home,
        List<OrganizationModel> visited,
        boolean isExempt) {

    /** Everybody's own account: it is their home organization's alone. */
    private static final Set<String> ACCOUNT =
            Set.of(Constants.ACCOUNT_MANAGEMENT_CLIENT_ID, Constants.ACCOUNT_CONSOLE_CLIENT_ID);

    public Concerned {
        visited = List.copyOf(visited);
    }

    /** By the application where no organization is named. */
    public static Concerned of(
            KeycloakSession session,
            @Nullable OrganizationModel named,
            UserModel person,
            @Nullable String application) {
        @Nullable
        OrganizationModel home = HomeOrganization.of(session, person)
                .filter(OrganizationModel::isEnabled)
                .orElse(null);
        if (home == null) {
            return ofNobody(session, named, person);
        }
        boolean exempt = CompanySignIn.isExempted(session, home, person);
        if (named != null) {
            boolean atHome = home.getId().equals(named.getId());
            return new Concerned(named, exempt ? null : home, atHome ? List.of() : List.of(named), exempt && atHome);
        }
        if (exempt || (application != null && ACCOUNT.contains(application))) {
            return new Concerned(null, home, List.of(), exempt);
        }
        return new Concerned(
                null,
                home,
                organizations(session, person)
                        .filter(one -> !one.getId().equals(home.getId()))
                        .toList(),
                false);
    }

    /** Whom no organization owns, each may exempt from its own policies. */
    private static Concerned ofNobody(KeycloakSession session, @Nullable OrganizationModel named, UserModel person) {
        List<OrganizationModel> all =
                named == null ? organizations(session, person).toList() : List.of(named);
        List<OrganizationModel> bound = all.stream()
                .filter(one -> !CompanySignIn.isExempted(session, one, person))
                .toList();
        boolean exempt = bound.isEmpty() && !all.isEmpty();
        return new Concerned(named, null, exempt ? all : bound, exempt);
    }

    private static Stream<OrganizationModel> organizations(KeycloakSession session, UserModel person) {
        return session.getProvider(OrganizationProvider.class)
                .getByMember(person)
                .filter(OrganizationModel::isEnabled);
    }

    public List<OrganizationModel> all() {
        return Stream.concat(Stream.ofNullable(home), visited.stream()).toList();
    }

    /** Only those that may keep the person out although nobody has named them. */
    public List<OrganizationModel> withoutVisits() {
        return home == null ? List.of() : List.of(home);
    }

    /** Whether organizations count that the person visits, and that nobody has named. */
    public boolean areVisitsAsked() {
        return named == null && home != null && !visited.isEmpty();
    }

    /**
     * Whether an organization may know where somebody went, and from where: they are at home there, or they went to it. Of people whom no organization owns, the only one
     * that they belong to; and whoever has exempted them is to hear of it.
     */
    boolean mayKnow(OrganizationModel organization) {
        if (named != null && named.getId().equals(organization.getId())) {
            return true;
        }
        return home == null ? isExempt || visited.size() == 1 : home.getId().equals(organization.getId());
    }
}
