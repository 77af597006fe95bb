package io.stagedoor.people.change;

import io.stagedoor.administration.api.HomeOrganization;
import io.stagedoor.administration.api.OrganizationRoles;
import io.stagedoor.administration.api.RealmCall;
import io.stagedoor.administration.domain.Caller;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.audit.api.AuditTrail;
import io.stagedoor.people.domain.Decision;
import io.stagedoor.people.domain.Offer;
import io.stagedoor.people.store.Invitations;
import io.stagedoor.people.store.Memberships;
import io.stagedoor.teams.api.AboutPeople;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/** Somebody has followed an invitation: gives them what its inviter may still give. */
public final class Joining {

    private final KeycloakSession session;
    private final RealmModel realm;

    public Joining(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * In the transaction in which they become a member.
     *
     * @param invitation id of Keycloak's invitation, as its link says; null where the link is not known
     */
    public void joined(OrganizationModel organization, UserModel person, @Nullable String invitation) {
        if (organization.isManaged(person)
                && !HomeOrganization.provedDomains(organization).contain(person.getEmail())) {
            new Memberships(Providers.entities(session)).makeGuest(group(organization), person.getId());
        }
        @Nullable String email = person.getEmail();
        if (invitation == null || email == null) {
            return;
        }
        new Invitations(Providers.entities(session), organization.getId())
                .accept(invitation, email.toLowerCase(Locale.ROOT))
                .ifPresent(accepted -> give(organization, person, accepted));
    }

    private void give(OrganizationModel organization, UserModel person, Invitations.Accepted accepted) {
        Offer offer = accepted.offer();
        Decision decision = decision(organization, accepted);
        AboutPeople about = Providers.aboutPeople(session);
        Map<String, String> details = new HashMap<>();
        details.put("inviter", accepted.inviter());
        if (!offer.organizationRoles().isEmpty()) {
            if (decision.organizationRoles()) {
                about.add(organization.getId(), person.getId(), offer.organizationRoles());
            }
            details.put(
                    decision.organizationRoles() ? "organizationRoles" : "organizationRolesNotGiven", offer.words());
        }
        if (offer.team() != null && offer.teamRole() != null) {
            Optional<String> refusal = decision.team()
                    ? about.join(organization.getId(), person.getId(), offer.team(), offer.teamRole())
                    : Optional.of("the inviter may not do that any more");
            details.put("team", offer.team());
            details.put(refusal.isEmpty() ? "teamRole" : "teamRoleNotGiven", refusal.orElse(offer.teamRole()));
        }
        session.getProvider(AuditTrail.class)
                .record(new AuditFact(
                        realm.getId(),
                        organization.getId(),
                        AuditFact.Actor.person(person.getId(), null),
                        "invitation.accept",
                        new AuditFact.Target("person", person.getId()),
                        AuditFact.Outcome.SUCCESS,
                        null,
                        session.getContext().getConnection().getRemoteAddr(),
                        null,
                        details));
    }

    private Decision decision(OrganizationModel organization, Invitations.Accepted accepted) {
        @Nullable UserModel inviter = session.users().getUserById(realm, accepted.inviter());
        if (inviter == null || !inviter.isEnabled()) {
            return Decision.NOTHING;
        }
        OrganizationRoles.Holdings holdings =
                session.getProvider(OrganizationRoles.class).of(organization.getId(), inviter.getId());
        @Nullable RoleModel operator = realm.getRole(RealmCall.OPERATOR_ROLE);
        return Decision.of(
                new Caller(
                        inviter.getId(),
                        "",
                        holdings.roles().isEmpty() ? null : organization.getId(),
                        holdings.roles(),
                        holdings.administeredTeams(),
                        operator != null && inviter.hasRole(operator)),
                organization.getId(),
                accepted.offer());
    }

    private String group(OrganizationModel organization) {
        return session.getProvider(OrganizationProvider.class)
                .getOrganizationGroup(organization)
                .getId();
    }
}
