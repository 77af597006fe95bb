package io.stagedoor.people.spi;

import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.audit.api.AuditTrail;
import io.stagedoor.people.api.DirectoryInvitations;
import io.stagedoor.people.change.Letters;
import io.stagedoor.people.change.Providers;
import io.stagedoor.people.store.Invitations;
import io.stagedoor.people.store.PendingInvitations;
import io.stagedoor.people.store.PendingInvitations.Pending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.email.EmailException;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakContext;
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

    private static final int MOST_ATTEMPTS = 10;
    private static final int AT_ONCE = 20;

    /** What does not fit stands in the table, and goes with the next one. */
    private static final int MOST_WAITING = 1000;

    private static final AtomicInteger WAITING = new AtomicInteger();

    private record Where(
            KeycloakSessionFactory factory,
            KeycloakContext context,
            ExecutorService threads,
            String realm,
            String organization) {}

    private final KeycloakSession session;

    LaterInvitations(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void inviteLater(
            RealmModel realm, OrganizationModel organization, String email, String firstName, String lastName) {
        pending(session, organization).add(realm.getId(), email, firstName, lastName, Providers.CLOCK.instant());
        Where where = new Where(
                session.getKeycloakSessionFactory(),
                // Its address is what links in letters begin with: that is why no timer of ours writes them.
                session.getContext(),
                session.getProvider(ExecutorsProvider.class).getExecutor("stagedoor-letters"),
                realm.getId(),
                organization.getId());
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                if (WAITING.incrementAndGet() > MOST_WAITING) {
                    WAITING.decrementAndGet();
                } else {
                    where.threads().execute(() -> {
                        WAITING.decrementAndGet();
                        write(where);
                    });
                }
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    /** Whatever is due of that organization, also what failed before. */
    private static void write(Where where) {
        try {
            List<Pending> due = in(where, own -> own.due(Providers.CLOCK.instant(), AT_ONCE));
            for (Pending pending : due) {
                Duration pause = Duration.ofSeconds(30L << Math.min(pending.attempts(), 7));
                if (in(where, own -> own.take(pending, Providers.CLOCK.instant().plus(pause)))) {
                    write(where, pending, pause);
                }
            }
        } catch (RuntimeException e) {
            LOG.error("invitations of a directory could not be read", e);
        }
    }

    private static void write(Where where, Pending pending, Duration pause) {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    where.factory(), where.context(), other -> invite(other, where, pending));
        } catch (RuntimeException e) {
            LOG.warnf(e, "an invitation of a directory could not be sent, attempt %d", pending.attempts() + 1);
            if (pending.attempts() + 1 >= MOST_ATTEMPTS) {
                LOG.error("an invitation of a directory is given up");
                in(where, own -> {
                    own.remove(pending.email());
                    return true;
                });
                return;
            }
            CompletableFuture.delayedExecutor(pause.toMillis() + 100, TimeUnit.MILLISECONDS, where.threads())
                    .execute(() -> write(where));
        }
    }

    private static <T> T in(Where where, Function<PendingInvitations, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                where.factory(),
                own -> work.apply(new PendingInvitations(Providers.entities(own), where.organization())));
    }

    private static PendingInvitations pending(KeycloakSession session, OrganizationModel organization) {
        return new PendingInvitations(Providers.entities(session), organization.getId());
    }

    @Override
    public void withdraw(OrganizationModel organization, String email) {
        // First: whoever is writing it is waited for.
        pending(session, organization).remove(email);
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

    private static void invite(KeycloakSession session, Where where, Pending letter) {
        @Nullable RealmModel realm = session.realms().getRealm(where.realm());
        if (realm == null) {
            return;
        }
        session.getContext().setRealm(realm);
        OrganizationProvider organizations = session.getProvider(OrganizationProvider.class);
        @Nullable OrganizationModel organization = organizations.getById(where.organization());
        if (organization == null || !organization.isEnabled()) {
            return;
        }
        PendingInvitations pending = pending(session, organization);
        Instant now = Providers.CLOCK.instant();
        if (!pending.lock(letter.email()) || !pending.mayWrite(letter.email(), now)) {
            return; // withdrawn meanwhile, or too many: then it stands there, and goes later
        }
        pending.remove(letter.email());
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
        pending.written(realm.getId(), letter.email(), now);
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
