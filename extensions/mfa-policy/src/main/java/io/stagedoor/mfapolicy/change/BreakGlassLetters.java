package io.stagedoor.mfapolicy.change;

import io.stagedoor.administration.api.Letter;
import io.stagedoor.administration.domain.OrganizationRole;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.email.EmailException;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.organization.OrganizationProvider;

/**
 * Tells an organization's owners that somebody came in past its access policies: once for each session, and behind the sign-in, which waits for no mail server.
 *
 * @param signIn what the owners can ask about
 */
record BreakGlassLetters(
        String realm, List<String> organizations, String person, String application, String address, String signIn) {

    private static final Logger LOG = Logger.getLogger(BreakGlassLetters.class);

    BreakGlassLetters {
        organizations = List.copyOf(organizations);
    }

    void sendLater(KeycloakSession session) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        ExecutorService threads = session.getProvider(ExecutorsProvider.class).getExecutor("stagedoor-letters");
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                threads.execute(() -> organizations.forEach(organization -> send(factory, organization)));
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    private void send(KeycloakSessionFactory factory, String organization) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> send(session, organization));
        } catch (RuntimeException e) {
            LOG.errorf(e, "nobody could be told of a break-glass account's sign-in %s", signIn);
        }
    }

    private void send(KeycloakSession session, String organizationId) {
        @Nullable RealmModel found = session.realms().getRealm(realm);
        if (found == null) {
            return;
        }
        // Before anybody is looked up: Keycloak asks which organizations own them.
        session.getContext().setRealm(found);
        @Nullable
        OrganizationModel organization =
                session.getProvider(OrganizationProvider.class).getById(organizationId);
        @Nullable UserModel who = session.users().getUserById(found, person);
        if (organization == null || who == null || !isFirst(session, found, organizationId)) {
            return;
        }
        List<UserModel> told = told(session, found, organizationId);
        if (told.isEmpty()) {
            LOG.errorf("nobody can be told of a break-glass account's sign-in %s", signIn);
        }
        for (UserModel owner : told) {
            send(session, found, owner, organization, who);
        }
    }

    /** On whatever node, and however many applications are opened in the session. */
    private boolean isFirst(KeycloakSession session, RealmModel found, String organization) {
        return session.singleUseObjects()
                .putIfAbsent(
                        "stagedoor.break-glass." + organization + '.' + person + '.' + signIn,
                        Math.max(found.getSsoSessionMaxLifespan(), found.getSsoSessionMaxLifespanRememberMe()));
    }

    /** Owners; where none can be reached, security administrators. */
    private static List<UserModel> told(KeycloakSession session, RealmModel realm, String organization) {
        Administrators all = new Administrators(session, realm, organization);
        List<UserModel> owners = all.reachable(Set.of(OrganizationRole.OWNER));
        return owners.isEmpty() ? all.reachable(Set.of(OrganizationRole.SECURITY_ADMINISTRATOR)) : owners;
    }

    /** One address that fails holds up nobody else's letter. */
    private void send(
            KeycloakSession session, RealmModel realm, UserModel owner, OrganizationModel organization, UserModel who) {
        try {
            new Letter(
                            "breakGlassUsedSubject",
                            "break-glass-used.ftl",
                            Map.of(
                                    "personName", who.getEmail() == null ? who.getUsername() : who.getEmail(),
                                    "organizationName", organization.getName(),
                                    "application", application,
                                    "address", address,
                                    "signIn", signIn))
                    .send(session, realm, owner);
        } catch (EmailException e) {
            LOG.errorf(e, "an owner could not be told of a break-glass account's sign-in %s", signIn);
        }
    }
}
