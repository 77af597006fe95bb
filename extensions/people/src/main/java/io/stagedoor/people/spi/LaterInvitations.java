package io.stagedoor.people.spi;

import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.audit.api.AuditTrail;
import io.stagedoor.people.api.DirectoryInvitations;
import io.stagedoor.people.change.Letters;
import io.stagedoor.people.change.Providers;
import io.stagedoor.people.store.Invitations;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.email.EmailException;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.OrganizationInvitationModel;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.organization.InvitationManager;
import org.keycloak.organization.OrganizationProvider;

/** Writes invitations and their letters behind the answer. */
final class LaterInvitations implements DirectoryInvitations {

    private static final Logger LOG = Logger.getLogger(LaterInvitations.class);

    /** As many as administrators may have open, see {@code rest.Inviting}. */
    private static final int MOST = 1000;

    private record Letter(String realm, String organization, String email, String firstName, String lastName) {}

    private final KeycloakSession session;

    LaterInvitations(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void inviteLater(
            RealmModel realm, OrganizationModel organization, String email, String firstName, String lastName) {
        Letter letter = new Letter(realm.getId(), organization.getId(), email, firstName, lastName);
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        ExecutorService threads = session.getProvider(ExecutorsProvider.class).getExecutor("stagedoor-letters");
        var context = session.getContext();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                threads.execute(() -> {
                    try {
                        KeycloakModelUtils.runJobInTransaction(factory, context, other -> invite(other, letter));
                    } catch (RuntimeException e) {
                        LOG.error("an invitation of a directory could not be sent", e);
                    }
                });
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    @Override
    public void withdraw(OrganizationModel organization, String email) {
        InvitationManager invitations =
                session.getProvider(OrganizationProvider.class).getInvitationManager();
        @Nullable OrganizationInvitationModel present = invitations.getByEmail(organization, email);
        boolean ours = present != null
                && new Invitations(Providers.entities(session), organization.getId())
                        .find(present.getId())
                        .filter(stored -> stored.inviter() == null)
                        .isPresent();
        if (present != null && ours) {
            invitations.remove(present.getId());
        }
    }

    private static void invite(KeycloakSession session, Letter letter) {
        @Nullable RealmModel realm = session.realms().getRealm(letter.realm());
        if (realm == null) {
            return;
        }
        session.getContext().setRealm(realm);
        OrganizationProvider organizations = session.getProvider(OrganizationProvider.class);
        @Nullable OrganizationModel organization = organizations.getById(letter.organization());
        if (organization == null || !organization.isEnabled()) {
            return;
        }
        @Nullable UserModel person = session.users().getUserByEmail(realm, letter.email());
        InvitationManager invitations = organizations.getInvitationManager();
        boolean unwelcome = (person != null && (organization.isMember(person) || !person.isEmailVerified()))
                || new Invitations(Providers.entities(session), organization.getId()).count() >= MOST;
        @Nullable OrganizationInvitationModel present = invitations.getByEmail(organization, letter.email());
        if (unwelcome || (present != null && !present.isExpired())) {
            return;
        }
        if (present != null) {
            invitations.remove(present.getId());
        }
        OrganizationInvitationModel row =
                invitations.create(organization, letter.email(), letter.firstName(), letter.lastName());
        try {
            new Letters(session, realm).invitation(organization, row, person);
        } catch (EmailException e) {
            throw new IllegalStateException("the mail server did not take it", e);
        }
        session.getProvider(AuditTrail.class)
                .record(new AuditFact(
                        realm.getId(),
                        organization.getId(),
                        AuditFact.Actor.system("scim"),
                        "invitation.create",
                        new AuditFact.Target("invitation", row.getId()),
                        AuditFact.Outcome.SUCCESS,
                        null,
                        null,
                        null,
                        Map.of("by", "directory")));
    }
}
