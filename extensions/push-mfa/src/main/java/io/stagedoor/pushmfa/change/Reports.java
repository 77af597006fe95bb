package io.stagedoor.pushmfa.change;

import io.stagedoor.administration.api.Letter;
import io.stagedoor.mfapolicy.api.ToAdministrators;
import io.stagedoor.pushmfa.domain.NewDevice;
import io.stagedoor.pushmfa.domain.SignIn;
import io.stagedoor.signals.api.Signal;
import java.util.HashMap;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Somebody has said on their phone that it was not them: told to those who have to act, by a signal and by letters. */
record Reports(KeycloakSession session, RealmModel realm) {

    void signIn(UserModel person, SignIn signIn) {
        tell(
                person,
                "a sign-in was reported",
                "pushReported",
                "push-reported",
                Map.of("application", signIn.application(), "address", signIn.address()));
    }

    void phone(UserModel person, NewDevice phone) {
        tell(
                person,
                "a phone was reported",
                "pushDeviceReported",
                "push-device-reported",
                Map.of("device", phone.name(), "address", phone.address()));
    }

    private void tell(UserModel person, String reason, String words, String template, Map<String, Object> about) {
        Providers.signals(session).raise(Signal.signInReported(realm.getId(), person.getId(), reason));
        new Letter(words + "Subject", template + ".ftl", about).sendAfterCommit(session, realm, person);
        Map<String, Object> named = new HashMap<>(about);
        named.put("personName", person.getEmail() == null ? person.getUsername() : person.getEmail());
        ToAdministrators.sendAfterCommit(
                session, realm, person, new Letter(words + "AdminSubject", template + "-admin.ftl", named));
    }
}
