package io.stagedoor.people.change;

import io.stagedoor.people.domain.Followed;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationInvitationModel;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/** An invitation whose link led to a company's sign-in: it waits with that attempt until it is known who came back. */
public record Following(KeycloakSession session) {

    /** Note of an attempt to sign in: id of the invitation. */
    public static final String NOTE = "stagedoor.invitation";

    /**
     * Makes somebody who has just signed in a member, in this transaction; what was offered follows with the event.
     *
     * @param id of an invitation
     */
    public Followed follow(String id, UserModel person, EventBuilder event) {
        @Nullable
        OrganizationInvitationModel invitation =
                organizations().getInvitationManager().getById(id);
        Optional<OrganizationModel> organization =
                invitation == null || invitation.isExpired() ? Optional.empty() : organization(invitation);
        if (invitation == null || organization.isEmpty()) {
            return Followed.GONE;
        }
        if (!person.isEmailVerified() || !invitation.getEmail().equalsIgnoreCase(person.getEmail())) {
            return Followed.NOT_THEIRS;
        }
        if (!organizations().getInvitationManager().remove(id)) {
            return Followed.GONE;
        }
        if (!organization.get().isMember(person)) {
            organizations().addMember(organization.get(), person);
        }
        session.setAttribute(NOTE, id);
        event.clone()
                .event(EventType.INVITE_ORG)
                .user(person)
                .detail(Details.ORG_ID, organization.get().getId())
                .success();
        return Followed.JOINED;
    }

    private Optional<OrganizationModel> organization(OrganizationInvitationModel invitation) {
        return Optional.ofNullable(organizations().getById(invitation.getOrganizationId()))
                .filter(OrganizationModel::isEnabled);
    }

    private OrganizationProvider organizations() {
        return session.getProvider(OrganizationProvider.class);
    }
}
