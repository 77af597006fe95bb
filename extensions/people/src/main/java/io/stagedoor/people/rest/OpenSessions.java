package io.stagedoor.people.rest;

import io.stagedoor.people.domain.PersonName;
import io.stagedoor.people.rest.PersonJson.SessionJson;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.device.DeviceActivityManager;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.account.DeviceRepresentation;

/** Where somebody is signed in. A session and the offline one that was made from it share their id, and are shown as one. */
record OpenSessions(KeycloakSession session, RealmModel realm, UserModel person) {

    /** What both halves of a session come to. */
    private record Halves(
            @Nullable UserSessionModel online, @Nullable UserSessionModel offline) {

        UserSessionModel either() {
            return Objects.requireNonNull(online == null ? offline : online);
        }

        Stream<UserSessionModel> all() {
            return Stream.of(online, offline).filter(Objects::nonNull).map(Objects::requireNonNull);
        }
    }

    /**
     * Most recently used first.
     *
     * @param current id of the session that asks; null where none does
     */
    List<SessionJson> list(@Nullable String current) {
        return halves().values().stream()
                .map(open -> json(open, current))
                .sorted(Comparator.comparing(SessionJson::lastUsed).reversed())
                .toList();
    }

    /** How many there are. */
    int count() {
        return halves().size();
    }

    private Map<String, Halves> halves() {
        int notBefore = session.users().getNotBeforeOfUser(realm, person);
        Map<String, Halves> found = new LinkedHashMap<>();
        // What began before not-before is worth nothing, and is about to be removed.
        session.sessions()
                .getUserSessionsStream(realm, person)
                .filter(open -> open.getStarted() >= notBefore)
                .forEach(open -> found.put(open.getId(), new Halves(open, null)));
        session.sessions()
                .getOfflineUserSessionsStream(realm, person)
                .filter(open -> open.getStarted() >= notBefore)
                .forEach(open -> found.merge(
                        open.getId(),
                        new Halves(null, open),
                        (online, offline) -> new Halves(online.online(), offline.offline())));
        return found;
    }

    private SessionJson json(Halves halves, @Nullable String current) {
        UserSessionModel open = halves.either();
        @Nullable DeviceRepresentation device = DeviceActivityManager.getCurrentDevice(open);
        return new SessionJson(
                open.getId(),
                time(open.getStarted()),
                time(halves.all()
                        .mapToInt(UserSessionModel::getLastSessionRefresh)
                        .max()
                        .orElse(open.getStarted())),
                known(open.getIpAddress()),
                device == null ? null : known(device.getBrowser()),
                device == null ? null : system(device),
                device == null ? null : known(device.getDevice()),
                applications(halves),
                halves.offline() != null,
                open.getId().equals(current));
    }

    private static List<String> applications(Halves halves) {
        TreeSet<String> names = new TreeSet<>();
        halves.all()
                .flatMap(open -> open.getAuthenticatedClientSessions().values().stream())
                .forEach(at -> names.add(name(at.getClient())));
        return List.copyOf(names);
    }

    private static String name(ClientModel client) {
        String name = PersonName.shown(client.getName());
        // Keycloak's own have a key for translation in place of a name.
        return name.isEmpty() || name.startsWith("${") ? client.getClientId() : name;
    }

    private static @Nullable String system(DeviceRepresentation device) {
        @Nullable String name = known(device.getOs());
        @Nullable String version = known(device.getOsVersion());
        return name == null || version == null ? name : name + " " + version;
    }

    /** What the browser said of itself is text of whoever wrote the browser. */
    private static @Nullable String known(@Nullable String text) {
        String shown = PersonName.shown(text);
        return shown.isEmpty() || shown.equals(DeviceRepresentation.UNKNOWN) || shown.startsWith("Unknown")
                ? null
                : shown;
    }

    private static String time(int seconds) {
        return Instant.ofEpochSecond(seconds).toString();
    }
}
