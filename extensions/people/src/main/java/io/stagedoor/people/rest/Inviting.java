package io.stagedoor.people.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.federation.api.CompanySignIn;
import io.stagedoor.people.change.Letters;
import io.stagedoor.people.change.Providers;
import io.stagedoor.people.domain.Decision;
import io.stagedoor.people.domain.Offer;
import io.stagedoor.people.domain.ResendInterval;
import io.stagedoor.people.rest.InvitationRequest.Invited;
import io.stagedoor.people.store.Invitations;
import jakarta.persistence.PersistenceException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.email.EmailException;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.OrganizationInvitationModel;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;
import org.keycloak.organization.InvitationManager;
import org.keycloak.organization.OrganizationProvider;

/** Invitations as a whole: Keycloak's row, what is offered beside it, the letter and the audit fact, in one transaction. */
record Inviting(AdministrativeCall call) {

    /** So that nobody floods mailboxes from here. */
    private static final int MOST = 1000;

    private static final Problem TOO_SOON = new Problem(
            429,
            "sent-just-now",
            "This invitation was sent just now",
            "Wait for as many seconds as Retry-After says, then send it again.",
            null);

    /** @throws ProblemException 403 or 422 about the offer, 409 about the person, 502 where the letter does not go out */
    Invitations.Stored invite(Invited invited, Offer offer) {
        permit(offer);
        @Nullable UserModel person = users().getUserByEmail(call.realm(), invited.email());
        check(invited, person);
        if (invitations().count() >= MOST) {
            throw call.fail(Problem.conflict(
                    "too-many",
                    "There are too many",
                    "Withdraw invitations that have expired, or wait until people join."));
        }
        OrganizationInvitationModel row =
                keycloak().create(call.organization(), invited.email(), invited.firstName(), invited.lastName());
        try {
            invitations()
                    .offer(
                            call.realm().getId(),
                            row.getId(),
                            invited.email(),
                            call.caller().subject(),
                            offer);
        } catch (PersistenceException e) {
            throw call.fail(alreadyInvited());
        }
        send(row, person);
        record("invitation.create", row.getId(), offer);
        return invitations().find(row.getId()).orElseThrow();
    }

    /** The same link again, with a new term; the offer stays its inviter's. */
    Invitations.Stored resend(Invitations.Stored stored) {
        OrganizationInvitationModel row = row(stored);
        ResendInterval.Answer again = invitations().resend(stored.id(), Providers.CLOCK.instant());
        if (again instanceof ResendInterval.Answer.Wait(long seconds)) {
            throw call.fail(TOO_SOON, Map.of("Retry-After", String.valueOf(seconds)));
        }
        row.setExpiresAt((int) Providers.CLOCK.instant().getEpochSecond()
                + call.realm().getActionTokenGeneratedByAdminLifespan());
        @Nullable UserModel person = users().getUserByEmail(call.realm(), stored.email());
        check(new Invited(stored.email(), null, null), person, false);
        send(row, person);
        record("invitation.resend", stored.id(), stored.offer());
        return invitations().find(stored.id()).orElseThrow();
    }

    void withdraw(Invitations.Stored stored) {
        if (!keycloak().remove(stored.id())) {
            throw call.fail(Problem.notFound());
        }
        invitations().forget(stored.id());
        record("invitation.withdraw", stored.id(), stored.offer());
    }

    private void permit(Offer offer) {
        Decision decision = Decision.of(call.caller(), call.organization().getId(), offer);
        if (!offer.organizationRoles().isEmpty() && !decision.organizationRoles()) {
            call.permit(AdministrativeAction.CHANGE_ORGANIZATION_ROLES);
            call.permitAbout(AdministrativeAction.CHANGE_ORGANIZATION_ROLES, offer.rank());
        }
        if (offer.team() != null && offer.teamRole() != null) {
            call.permit(AdministrativeAction.CHANGE_MEMBERSHIPS, offer.team());
            if (!Providers.aboutPeople(call.session())
                    .exist(call.organization().getId(), offer.team(), offer.teamRole())) {
                throw call.fail(Problem.invalid("This organization has no such team, or no such team role.", "/team"));
            }
        }
    }

    private void check(Invited invited, @Nullable UserModel person) {
        check(invited, person, true);
    }

    private void check(Invited invited, @Nullable UserModel person, boolean anew) {
        if (person != null && call.organization().isMember(person)) {
            throw call.fail(Problem.conflict(
                    "already-member", "This person belongs to the organization", "Give them what they need directly."));
        }
        if (person != null && !person.isEmailVerified()) {
            // Whoever typed an address first would be let in by the click of the person who reads its mail.
            throw call.fail(Problem.conflict(
                    "address-unconfirmed",
                    "There is an account that has not confirmed this address",
                    "Ask the person to confirm their address, or an operator to remove that account."));
        }
        if (person == null && signsInElsewhere(invited.email())) {
            // The link leads to connections alone: it would make an account with a password, past that identity
            // provider.
            throw call.fail(Problem.conflict(
                    "signs-in-elsewhere",
                    "People of this domain sign in at their company",
                    "Ask them to sign in once, then invite them."));
        }
        @Nullable
        OrganizationInvitationModel present = anew ? keycloak().getByEmail(call.organization(), invited.email()) : null;
        if (present != null && !present.isExpired()) {
            throw call.fail(alreadyInvited());
        }
        if (present != null) {
            keycloak().remove(present.getId());
            invitations().forget(present.getId());
        }
    }

    /** By an identity provider that an operator has declared to Keycloak, and that is no connection. */
    private boolean signsInElsewhere(String email) {
        @Nullable
        OrganizationModel owner = organizations().getByDomainName(email.substring(email.lastIndexOf('@') + 1));
        return owner != null
                && owner.getIdentityProviders()
                        .filter(IdentityProviderModel::isEnabled)
                        .anyMatch(provider -> !CompanySignIn.isConnection(provider));
    }

    private void send(OrganizationInvitationModel row, @Nullable UserModel person) {
        try {
            new Letters(call.session(), call.realm()).invitation(call.organization(), row, person);
        } catch (EmailException e) {
            throw Mail.notSent(call, e);
        }
        Providers.entities(call.session()).flush();
    }

    private static Problem alreadyInvited() {
        return Problem.conflict(
                "already-invited",
                "This person is invited already",
                "Send that invitation again, or withdraw it first.");
    }

    /** Who is invited stands in the invitation: the trail keeps no address. */
    private void record(String action, String id, Offer offer) {
        Map<String, String> details = new HashMap<>();
        if (!offer.organizationRoles().isEmpty()) {
            details.put("organizationRoles", offer.words());
        }
        if (offer.team() != null && offer.teamRole() != null) {
            details.put("team", offer.team());
            details.put("teamRole", offer.teamRole());
        }
        Trail.record(call, action, new AuditFact.Target("invitation", id), details);
    }

    private OrganizationInvitationModel row(Invitations.Stored stored) {
        @Nullable OrganizationInvitationModel row = keycloak().getById(stored.id());
        if (row == null || !row.getOrganizationId().equals(call.organization().getId())) {
            throw call.fail(Problem.notFound());
        }
        return row;
    }

    private Invitations invitations() {
        return new Invitations(
                Providers.entities(call.session()), call.organization().getId());
    }

    private InvitationManager keycloak() {
        return organizations().getInvitationManager();
    }

    private OrganizationProvider organizations() {
        return call.session().getProvider(OrganizationProvider.class);
    }

    private UserProvider users() {
        return call.session().users();
    }
}
