package io.stagedoor.guests.change;

import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.guests.domain.EmailCode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.light.LightweightUserAdapter;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Sends codes, behind the answer: a mail server takes its time, and would tell by it whether there is somebody to write to. What cannot be sent
 * is in the log; the person asks for another one.
 */
public final class CodeLetters {

    private static final Logger LOG = Logger.getLogger(CodeLetters.class);

    private record Letter(
            String realm,
            String person,
            String email,
            @Nullable String firstName,
            Locale language,
            String digits,
            String from) {}

    private CodeLetters() {}

    /** To go out as soon as the code is kept, to whoever may have one. */
    public static void sendLater(KeycloakSession session, RealmModel realm, UserModel person, String digits) {
        Letter letter = new Letter(
                realm.getId(),
                person.getId(),
                person.getEmail(),
                person.getFirstName(),
                session.getContext().resolveLocale(person),
                digits,
                session.getContext().getConnection().getRemoteAddr());
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        ExecutorService threads = session.getProvider(ExecutorsProvider.class).getExecutor("stagedoor-letters");
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                threads.execute(() -> send(factory, letter));
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    private static void send(KeycloakSessionFactory factory, Letter letter) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> send(session, letter));
        } catch (RuntimeException e) {
            LOG.error("a code could not be sent", e);
        }
    }

    private static void send(KeycloakSession session, Letter letter) {
        @Nullable RealmModel realm = session.realms().getRealm(letter.realm());
        if (realm == null) {
            return;
        }
        session.getContext().setRealm(realm);
        @Nullable UserModel person = session.users().getUserById(realm, letter.person());
        if (person == null || !CodeHolders.of(session, realm, person).mayUseCodes()) {
            return;
        }
        UserModel reader = new LightweightUserAdapter(session, realm, null);
        reader.setEmail(letter.email());
        reader.setFirstName(letter.firstName());
        // The language of the page on which it was asked for.
        reader.setSingleAttribute(UserModel.LOCALE, letter.language().toLanguageTag());
        String shown = letter.digits().substring(0, EmailCode.DIGITS / 2) + " "
                + letter.digits().substring(EmailCode.DIGITS / 2);
        try {
            session.getProvider(EmailTemplateProvider.class)
                    .setRealm(realm)
                    .setUser(reader)
                    .send(
                            "signInCodeSubject",
                            "sign-in-code.ftl",
                            new HashMap<>(Map.of("code", shown, "minutes", EmailCode.LIFETIME.toMinutes())));
        } catch (EmailException e) {
            throw new IllegalStateException("the mail server did not take it", e);
        }
        Providers.trail(session)
                .record(new AuditFact(
                        realm.getId(),
                        null,
                        new AuditFact.Actor("anonymous", "", null),
                        "sign-in-code.send",
                        new AuditFact.Target("person", letter.person()),
                        AuditFact.Outcome.SUCCESS,
                        null,
                        letter.from(),
                        null,
                        Map.of()));
    }
}
