package io.stagedoor.guests.change;

import io.stagedoor.administration.api.Operators;
import io.stagedoor.administration.api.OrganizationRoles;
import io.stagedoor.administration.domain.OrganizationRole;
import io.stagedoor.federation.api.CompanySignIn;
import io.stagedoor.guests.domain.CodeHolder;
import io.stagedoor.guests.store.ChoicesStore;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/** Finds out what {@link CodeHolder} asks about somebody. Asked when a code is sent and again when it is typed. */
public final class CodeHolders {

    private CodeHolders() {}

    public static CodeHolder of(KeycloakSession session, RealmModel realm, UserModel person) {
        List<String> organizations = session.getProvider(OrganizationProvider.class)
                .getByMember(person)
                .filter(OrganizationModel::isEnabled)
                .map(OrganizationModel::getId)
                .toList();
        OrganizationRoles roles = session.getProvider(OrganizationRoles.class);
        return new CodeHolder(
                person.isEnabled() && person.getServiceAccountClientLink() == null,
                person.isEmailVerified(),
                CompanySignIn.isRequiredFor(session, person),
                Operators.are(realm, person),
                organizations.stream()
                        .flatMap(organization -> roles.of(organization, person.getId()).roles().stream())
                        .anyMatch(role -> role != OrganizationRole.MEMBER),
                organizations.size(),
                new ChoicesStore(Providers.entities(session)).allowingCodes(organizations));
    }
}
