package io.stagedoor.federation.change;

import io.stagedoor.administration.api.Operators;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.federation.domain.DomainClaim;
import io.stagedoor.federation.domain.DomainName;
import io.stagedoor.federation.store.Domains;
import io.stagedoor.federation.store.LocalPeople;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A domain has a new owner: an address in it says nothing any more about who somebody was. Their sessions end, how they came in is forgotten, and they
 * belong to no organization, until the new owner adopts the account or somebody invites them anew. What they made stays theirs.
 */
final class Detachment {

    private static final String REASON = "the domain of their address has a new owner";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final OrganizationModel owner;
    private final Domains domains;
    private final LocalPeople people;

    Detachment(KeycloakSession session, OrganizationModel owner) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.owner = owner;
        this.domains = Providers.domains(session);
        this.people = new LocalSessions(session).people();
    }

    /**
     * Detaches everybody of the owners before.
     *
     * @return how many
     */
    long of(DomainClaim claim) {
        long detached = 0;
        for (Domains.Former former : domains.formerOwners(owner.getId(), claim)) {
            @Nullable
            OrganizationModel before = Providers.organizations(session).getById(former.organization());
            List<String> theirs =
                    before == null ? List.of() : people.inside(claim.name(), claim.subdomains(), group(before));
            for (String id : theirs) {
                @Nullable UserModel person = session.users().getUserById(realm, id);
                if (person != null && concerns(person, former)) {
                    detach(person, claim);
                    detached++;
                }
            }
            if (claim.covers(former.name()) && (claim.subdomains() || !former.subdomains())) {
                domains.forget(former);
            }
        }
        return detached;
    }

    private boolean concerns(UserModel person, Domains.Former former) {
        return DomainName.ofAddress(person.getEmail()).filter(former::covered).isPresent()
                && !owner.isManaged(person)
                && !Operators.are(realm, person);
    }

    private void detach(UserModel person, DomainClaim claim) {
        Providers.sessionEnds(session).ofPerson(realm, person, REASON);
        session.users()
                .getFederatedIdentitiesStream(realm, person)
                .map(FederatedIdentityModel::getIdentityProvider)
                .filter(alias -> !isOfOwner(alias))
                .toList()
                .forEach(alias -> session.users().removeFederatedIdentity(realm, person, alias));
        // Whoever reads the mailbox now is not who chose them.
        person.credentialManager()
                .getStoredCredentialsStream()
                .map(CredentialModel::getId)
                .toList()
                .forEach(person.credentialManager()::removeStoredCredentialById);
        person.setEmailVerified(false);
        Providers.organizations(session)
                .getByMember(person)
                .filter(organization -> !organization.getId().equals(owner.getId()))
                .toList()
                .forEach(organization -> leave(organization, person, claim));
    }

    private void leave(OrganizationModel organization, UserModel person, DomainClaim claim) {
        people.unmanage(person.getId(), group(organization));
        Providers.organizations(session).removeMember(organization, person);
        Providers.breakGlass(session, organization.getId()).remove(person.getId());
        Providers.record(
                session,
                new AuditFact(
                        realm.getId(),
                        organization.getId(),
                        AuditFact.Actor.system("domain-owner"),
                        "person.detach",
                        new AuditFact.Target("person", person.getId()),
                        AuditFact.Outcome.SUCCESS,
                        REASON,
                        null,
                        null,
                        Map.of("domain", claim.name().value())));
    }

    private boolean isOfOwner(String alias) {
        return Optional.ofNullable(session.identityProviders().getByAlias(alias))
                .map(IdentityProviderModel::getOrganizationId)
                .filter(owner.getId()::equals)
                .isPresent();
    }

    private String group(OrganizationModel organization) {
        return Providers.organizations(session)
                .getOrganizationGroup(organization)
                .getId();
    }
}
