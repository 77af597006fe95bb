package io.stagedoor.passwords.change;

import io.stagedoor.administration.api.HomeOrganization;
import io.stagedoor.passwords.domain.OwnData;
import io.stagedoor.passwords.domain.PasswordPolicy;
import io.stagedoor.passwords.store.PolicyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * Which rules hold for somebody: the realm's, and those of the organization that they belong to; where several manage them, the strictest of
 * each. An organization whose guest they are has no say in it.
 */
public final class Policies {

    /** A recovery code stands in for one of these. */
    private static final Set<String> SECOND_FACTORS =
            Set.of("otp", "webauthn", "webauthn-passwordless", "stagedoor-push");

    private final KeycloakSession session;

    public Policies(KeycloakSession session) {
        this.session = session;
    }

    public PasswordPolicy of(RealmModel realm, UserModel person) {
        PolicyStore store = new PolicyStore(Providers.entities(session));
        return homes(realm, person).stream()
                .map(organization -> store.read(organization.getId()).policy())
                .reduce(RealmPolicy.of(realm), PasswordPolicy::and);
    }

    /** What everybody can guess about somebody. */
    public OwnData ownData(RealmModel realm, UserModel person) {
        List<String> names = new ArrayList<>();
        Stream.of(person.getFirstName(), person.getLastName())
                .filter(Objects::nonNull)
                .forEach(names::add);
        names.add((names.isEmpty() ? "" : String.join(" ", names)).strip());
        for (OrganizationModel organization : homes(realm, person)) {
            names.add(organization.getName());
            names.add(organization.getAlias());
        }
        // A user name that is no address is an id that nobody knows, or what Keycloak's own rules are for.
        List<String> addresses = Stream.of(person.getUsername(), person.getEmail())
                .filter(Objects::nonNull)
                .filter(name -> name.indexOf('@') >= 0)
                .toList();
        return OwnData.of(names, addresses);
    }

    /** Whether they have nothing but a password to sign in with, now: who enrols a second factor later chose it without one. */
    public static boolean isAlone(UserModel person) {
        return person.credentialManager()
                .getStoredCredentialsStream()
                .noneMatch(credential -> SECOND_FACTORS.contains(credential.getType()));
    }

    private List<OrganizationModel> homes(RealmModel realm, UserModel person) {
        if (!realm.isOrganizationsEnabled() || person.getServiceAccountClientLink() != null) {
            return List.of();
        }
        List<OrganizationModel> managing = session.getProvider(OrganizationProvider.class)
                .getByMember(person)
                .filter(organization -> organization.isManaged(person))
                .toList();
        return managing.isEmpty()
                ? HomeOrganization.of(session, person).stream().toList()
                : managing;
    }
}
