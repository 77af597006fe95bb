package io.stagedoor.federation.change;

import io.stagedoor.administration.api.HomeOrganization;
import io.stagedoor.administration.api.Operators;
import io.stagedoor.federation.domain.DomainClaim;
import io.stagedoor.federation.domain.DomainName;
import io.stagedoor.federation.store.Domains;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationDomainModel;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What happens to an organization's domains. Keycloak's own list of its domains is a copy of those that are proved. */
public final class DomainChanges {

    /**
     * The record was looked for.
     *
     * @param detached people of an owner before, see {@link Detachment}
     */
    public record Looked(DomainClaim claim, long detached) {}

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 20;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final OrganizationModel organization;
    private final Domains domains;

    public DomainChanges(KeycloakSession session, OrganizationModel organization) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.organization = organization;
        this.domains = Providers.domains(session);
    }

    /**
     * The organization's claims. Domains that the realm's operators declared as its own count as proved and have no record to look for: they
     * are taken over as they are.
     */
    public List<DomainClaim> list() {
        List<DomainClaim> known = domains.list(organization.getId());
        List<OrganizationDomainModel> declared = organization
                .getDomains()
                .filter(OrganizationDomainModel::isVerified)
                .filter(domain ->
                        known.stream().noneMatch(claim -> claim.inKeycloak().equals(domain.getName())))
                .toList();
        if (declared.isEmpty()) {
            return known;
        }
        declared.forEach(this::takeOver);
        return domains.list(organization.getId());
    }

    private void takeOver(OrganizationDomainModel declared) {
        boolean subdomains = declared.getName().startsWith("*.");
        DomainName name;
        try {
            name = new DomainName(subdomains ? declared.getName().substring(2) : declared.getName());
        } catch (IllegalArgumentException e) {
            return; // not one that anybody could prove: it stays Keycloak's
        }
        DomainClaim claim = new DomainClaim(
                name, subdomains, token(), DomainClaim.State.PROVED, Providers.CLOCK.instant(), null, null);
        if (domains.own(organization.getId(), claim)) {
            domains.put(organization.getId(), claim);
        }
    }

    /** Whether another organization has proved what is claimed, or was declared its owner. */
    public boolean isOthers(DomainClaim claim) {
        OrganizationModel declared =
                Providers.organizations(session).getByDomainName(claim.name().value());
        return domains.isOthers(organization.getId(), claim)
                || (declared != null
                        && !declared.getId().equals(organization.getId())
                        && HomeOrganization.provedDomains(declared)
                                .cover(claim.name().value()));
    }

    public DomainClaim claim(DomainName name, boolean subdomains) {
        DomainClaim claim = DomainClaim.made(name, subdomains, token());
        domains.put(organization.getId(), claim);
        return claim;
    }

    /**
     * The record was looked for.
     *
     * @return the claim as it is now; empty where another organization has proved the domain meanwhile
     */
    public Optional<Looked> looked(DomainClaim claim, boolean found) {
        DomainClaim now = found ? claim.proved(Providers.CLOCK.instant()) : claim.missed(Providers.CLOCK.instant());
        if (now.state().counts()
                && !claim.state().counts()
                && (isOthers(now) || !domains.own(organization.getId(), now))) {
            return Optional.empty();
        }
        domains.put(organization.getId(), now);
        long detached = 0;
        if (claim.state().counts() != now.state().counts()) {
            if (now.state().counts()) {
                mirror(now, true);
                detached = new Detachment(session, organization).of(now);
            } else {
                lapse(now);
            }
        }
        return Optional.of(new Looked(now, detached));
    }

    public void remove(DomainClaim claim) {
        if (claim.state().counts()) {
            lapse(claim);
        }
        domains.delete(organization.getId(), claim.name());
    }

    /** Accounts of that domain which do not belong to the organization, and that no other one looks after. */
    public List<UserModel> strangers(DomainClaim claim, int limit) {
        return new LocalSessions(session)
                .people().outside(claim.name(), claim.subdomains(), group(), limit).stream()
                        .map(id -> session.users().getUserById(realm, id))
                        .filter(person -> person != null
                                // Nobody else's people, and nobody who holds all organizations.
                                && HomeOrganization.of(session, person).isEmpty()
                                && !Operators.are(realm, person))
                        .toList();
    }

    /** Makes them people of the organization, at home in it. */
    public long adopt(DomainClaim claim, int limit) {
        List<UserModel> strangers = strangers(claim, limit);
        strangers.forEach(person -> Providers.organizations(session).addManagedMember(organization, person));
        return strangers.size();
    }

    private static String token() {
        byte[] token = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(token);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** The domain is not the organization's any more: what rested on it does not hold. */
    private void lapse(DomainClaim claim) {
        domains.disown(organization.getId(), claim.name());
        mirror(claim, false);
    }

    private void mirror(DomainClaim claim, boolean proved) {
        Set<OrganizationDomainModel> copy = new HashSet<>();
        organization
                .getDomains()
                .filter(known -> !known.getName().equals(claim.name().value())
                        && !known.getName().equals("*." + claim.name()))
                .forEach(copy::add);
        if (proved) {
            copy.add(new OrganizationDomainModel(claim.inKeycloak(), true));
        }
        organization.setDomains(copy);
    }

    private String group() {
        return Providers.organizations(session)
                .getOrganizationGroup(organization)
                .getId();
    }
}
