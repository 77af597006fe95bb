package io.stagedoor.federation.change;

import io.stagedoor.federation.store.LocalPeople;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.Details;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/** Sessions that began without the connection that people have to use now. */
final class LocalSessions {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ConnectionRules rules;

    LocalSessions(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.rules = new ConnectionRules(session);
    }

    LocalPeople people() {
        return new LocalPeople(session.getProvider(JpaConnectionProvider.class).getEntityManager(), realm.getId());
    }

    /** How many there are. */
    long count(Collection<String> people, String alias) {
        return people.stream().mapToLong(person -> of(person, alias).size()).sum();
    }

    /** Ends those of people who have no other way in. */
    long end(Collection<String> people, String alias) {
        long ended = 0;
        for (String id : people) {
            @Nullable UserModel person = session.users().getUserById(realm, id);
            if (person == null || rules.mayEnter(person, null)) {
                continue;
            }
            for (String sessionId : of(id, alias)) {
                if (Providers.sessionEnds(session)
                        .ofSession(realm, person, sessionId, "signing in through the company is required now")) {
                    ended++;
                }
            }
        }
        return ended;
    }

    private List<String> of(String person, String alias) {
        @Nullable UserModel user = session.users().getUserById(realm, person);
        if (user == null) {
            return List.of();
        }
        return Stream.concat(
                        session.sessions().getUserSessionsStream(realm, user),
                        session.sessions().getOfflineUserSessionsStream(realm, user))
                .filter(open -> !came(open, alias))
                .map(UserSessionModel::getId)
                .distinct()
                .toList();
    }

    private static boolean came(UserSessionModel open, String alias) {
        Map<String, String> notes = open.getNotes();
        return notes != null && alias.equals(notes.get(Details.IDENTITY_PROVIDER));
    }
}
