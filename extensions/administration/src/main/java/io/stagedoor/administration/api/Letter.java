package io.stagedoor.administration.api;

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
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * What one person is told about their own account, in their own language; whose address is not known is told nothing.
 *
 * @param subject key of a message
 * @param template of the e-mail theme
 */
public record Letter(String subject, String template, Map<String, Object> values) {

    private static final Logger LOG = Logger.getLogger(Letter.class);

    public Letter {
        values = Map.copyOf(values);
    }

    /** Now, and not without the caller's knowing whether the mail server took it. */
    public void send(KeycloakSession session, RealmModel realm, UserModel person) throws EmailException {
        session.getProvider(EmailTemplateProvider.class)
                .setAttribute(Constants.IGNORE_ACCEPT_LANGUAGE_HEADER, true)
                .setRealm(realm)
                .setUser(person)
                .send(subject, template, new HashMap<>(values));
    }

    /** Behind the request, which waits for no mail server, and only if what it tells of was committed. */
    public void sendAfterCommit(KeycloakSession session, RealmModel realm, UserModel person) {
        Runnable sending = sending(session, realm, person);
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                sending.run();
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    /** Behind the request, whatever becomes of it. */
    public void sendInAnyCase(KeycloakSession session, RealmModel realm, UserModel person) {
        sending(session, realm, person).run();
    }

    /** With nothing of the session in it, which is over when it runs. */
    private Runnable sending(KeycloakSession session, RealmModel realm, UserModel person) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        ExecutorService threads = session.getProvider(ExecutorsProvider.class).getExecutor("stagedoor-letters");
        String realmId = realm.getId();
        String personId = person.getId();
        return () -> threads.execute(() -> send(factory, realmId, personId));
    }

    private void send(KeycloakSessionFactory factory, String realmId, String personId) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> send(session, realmId, personId));
        } catch (RuntimeException e) {
            LOG.errorf(e, "a letter could not be sent: %s", template);
        }
    }

    private void send(KeycloakSession session, String realmId, String personId) {
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
            send(session, realm, person);
        } catch (EmailException e) {
            throw new IllegalStateException("the mail server did not take it", e);
        }
    }
}
