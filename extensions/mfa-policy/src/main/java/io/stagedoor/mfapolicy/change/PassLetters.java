package io.stagedoor.mfapolicy.change;

import io.stagedoor.mfapolicy.domain.AccessPass;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Tells people of their access passes, so that one that they did not ask for is noticed. The code is in no letter. */
public final class PassLetters {

    private static final Logger LOG = Logger.getLogger(PassLetters.class);

    private PassLetters() {}

    /**
     * That they have one.
     *
     * @throws EmailException where it cannot be sent: nobody is given a pass that they are not told of
     */
    public static void given(
            KeycloakSession session,
            RealmModel realm,
            OrganizationModel organization,
            UserModel person,
            AccessPass pass)
            throws EmailException {
        long minutes = Duration.between(pass.createdAt(), pass.expiresAt()).toMinutes();
        send(
                session,
                realm,
                person,
                "accessPassGivenSubject",
                "access-pass-given.ftl",
                Map.of("organizationName", organization.getName(), "minutes", minutes));
    }

    /** Behind the sign-in, which does not wait for a mail server. */
    static void usedLater(KeycloakSession session, RealmModel realm, UserModel person) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        ExecutorService threads = session.getProvider(ExecutorsProvider.class).getExecutor("stagedoor-letters");
        String realmId = realm.getId();
        String personId = person.getId();
        String from = session.getContext().getConnection().getRemoteAddr();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                threads.execute(() -> used(factory, realmId, personId, from));
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    private static void used(KeycloakSessionFactory factory, String realmId, String personId, String from) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> used(session, realmId, personId, from));
        } catch (RuntimeException e) {
            LOG.error("nobody could be told that their access pass was used", e);
        }
    }

    private static void used(KeycloakSession session, String realmId, String personId, String from) {
        @Nullable RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return;
        }
        // Before anybody is looked up: Keycloak asks which organizations own them.
        session.getContext().setRealm(realm);
        @Nullable UserModel person = session.users().getUserById(realm, personId);
        if (person == null || person.getEmail() == null) {
            return;
        }
        try {
            send(session, realm, person, "accessPassUsedSubject", "access-pass-used.ftl", Map.of("address", from));
        } catch (EmailException e) {
            throw new IllegalStateException("the mail server did not take it", e);
        }
    }

    private static void send(
            KeycloakSession session,
            RealmModel realm,
            UserModel person,
            String subject,
            String template,
            Map<String, Object> values)
            throws EmailException {
        session.getProvider(EmailTemplateProvider.class)
                // The person's own language, not that of whoever gives the pass.
                .setAttribute(Constants.IGNORE_ACCEPT_LANGUAGE_HEADER, true)
                .setRealm(realm)
                .setUser(person)
                .send(subject, template, new HashMap<>(values));
    }
}
