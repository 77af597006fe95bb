package io.stagedoor.administration.api;

import io.stagedoor.administration.domain.ProvedDomains;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationDomainModel;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * The one organization that owns a person's identity: whose managed member they are, or, where they are nobody's, the one of theirs that has
 * proved the domain of their confirmed e-mail address. Everywhere else they are guests. Some people have none.
 */
public final class HomeOrganization {

    private HomeOrganization() {}

    public static Optional<OrganizationModel> of(KeycloakSession session, UserModel person) {
        List<OrganizationModel> all = session.getProvider(OrganizationProvider.class)
                .getByMember(person)
                .sorted(Comparator.comparing(OrganizationModel::getId))
                .toList();
        return all.stream()
                .filter(organization -> organization.isManaged(person))
                .findFirst()
                // An address that anybody could have typed hands nobody's account over.
                .or(() -> all.stream()
                        .filter(organization -> person.isEmailVerified())
                        .filter(organization -> provedDomains(organization).contain(person.getEmail()))
                        .findFirst());
    }

    /** Whether it is this one. */
    public static boolean is(KeycloakSession session, OrganizationModel organization, UserModel person) {
        return of(session, person)
                .filter(home -> home.getId().equals(organization.getId()))
                .isPresent();
    }

    public static ProvedDomains provedDomains(OrganizationModel organization) {
        return ProvedDomains.of(organization
                .getDomains()
                .filter(OrganizationDomainModel::isVerified)
                .map(OrganizationDomainModel::getName)
                .toList());
    }
}
