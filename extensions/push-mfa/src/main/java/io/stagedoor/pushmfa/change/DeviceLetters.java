package io.stagedoor.pushmfa.change;

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

/** Tells people of a new phone, so that one that is not theirs is noticed. */
final class DeviceLetters {

    private static final Logger LOG = Logger.getLogger(DeviceLetters.class);

    private DeviceLetters() {}

    /** Behind the sign-in, which does not wait for a mail server. */
    static void addedLater(KeycloakSession session, RealmModel realm, UserModel person) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        ExecutorService threads = session.getProvider(ExecutorsProvider.class).getExecutor("stagedoor-letters");
        String realmId = realm.getId();
        String personId = person.getId();
        String from = session.getContext().getConnection().getRemoteAddr();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                threads.execute(() -> added(factory, realmId, personId, from));
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    private static void added(KeycloakSessionFactory factory, String realmId, String personId, String from) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> added(session, realmId, personId, from));
        } catch (RuntimeException e) {
            LOG.error("nobody could be told of their new phone", e);
        }
    }

    private static void added(KeycloakSession session, String realmId, String personId, String from) {
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
            session.getProvider(EmailTemplateProvider.class)
                    .setAttribute(Constants.IGNORE_ACCEPT_LANGUAGE_HEADER, true)
                    .setRealm(realm)
                    .setUser(person)
                    .send("pushDeviceAddedSubject", "push-device-added.ftl", new HashMap<>(Map.of("address", from)));
        } catch (EmailException e) {
            throw new IllegalStateException("the mail server did not take it", e);
        }
    }
}
