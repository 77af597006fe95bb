package io.stagedoor.federation.change;

import io.stagedoor.federation.domain.Connection;
import io.stagedoor.federation.domain.ConnectionState;
import io.stagedoor.federation.domain.DomainClaim;
import io.stagedoor.federation.domain.DomainName;
import io.stagedoor.federation.domain.Protocol;
import io.stagedoor.federation.domain.Revision;
import io.stagedoor.federation.domain.Setting;
import io.stagedoor.federation.domain.Vendor;
import io.stagedoor.federation.store.Connections;
import io.stagedoor.federation.store.LocalPeople;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;

/** What happens to a connection of one organization; Keycloak's identity provider follows in the same transaction. */
public final class ConnectionChanges {

    /** Whom it concerns when a connection becomes required. */
    public record Concerned(long people, long withPassword, long sessions) {}

    private final KeycloakSession session;
    private final OrganizationModel organization;
    private final Connections connections;
    private final Projection projection;

    public ConnectionChanges(KeycloakSession session, OrganizationModel organization) {
        this.session = session;
        this.organization = organization;
        this.connections = Providers.connections(session, organization.getId());
        this.projection = new Projection(session, organization);
    }

    public Connection create(
            String name, Vendor vendor, Protocol protocol, Map<Setting.Key, String> settings, String by) {
        Connection made = new Connection(
                UUID.randomUUID().toString(),
                name,
                vendor,
                protocol,
                ConnectionState.DRAFT,
                false,
                Set.of(),
                false,
                1,
                0,
                0,
                null,
                1);
        connections.create(made);
        Revision revision = new Revision(made.id(), 1, settings, Map.of(), now(), by, null, null);
        connections.add(revision);
        projection.put(made, revision);
        return made;
    }

    /** Saves what is not about the settings: it counts at once. */
    public Connection rename(Connection connection, String name, Set<String> domains, boolean byDefault) {
        Connection changed = new Connection(
                connection.id(),
                name,
                connection.vendor(),
                connection.protocol(),
                connection.state(),
                connection.required(),
                domains,
                byDefault,
                connection.draft(),
                connection.live(),
                connection.previous(),
                connection.lastSignIn(),
                connection.version());
        return write(changed);
    }

    /** Saves settings as the next revision; people go on with the live one. */
    public Connection save(
            Connection connection, Map<Setting.Key, String> settings, Map<String, String> fetched, String by) {
        int number = connection.draft() + 1;
        while (connections.revision(connection.id(), number).isPresent()) {
            number++;
        }
        connections.add(
                new Revision(connection.id(), number, sealed(connection, settings), fetched, now(), by, null, null));
        return write(connection.saved(number));
    }

    /** A secret that was typed is sealed before it is kept anywhere; the one from before is sealed already. */
    private Map<Setting.Key, String> sealed(Connection connection, Map<Setting.Key, String> settings) {
        String given = settings.getOrDefault(Setting.Key.CLIENT_SECRET, "");
        String before = connections
                .revision(connection.id(), connection.draft())
                .map(revision -> revision.get(Setting.Key.CLIENT_SECRET))
                .orElse("");
        if (given.isEmpty() || given.equals(before)) {
            return settings;
        }
        Map<Setting.Key, String> sealed = new EnumMap<>(settings);
        sealed.put(Setting.Key.CLIENT_SECRET, Providers.secretSeal(session).seal(given));
        return sealed;
    }

    /** A test sign-in with that revision has passed. */
    void tested(Connection connection, int revision) {
        connections.tested(connection.id(), revision, now());
        if (revision == connection.draft()) {
            write(connection.tested());
        }
    }

    public Connection activate(Connection connection) {
        connections.activated(connection.id(), connection.draft(), now());
        Providers.problems(session).forget(connection.id());
        return write(connection.activated());
    }

    public Connection deactivate(Connection connection) {
        return write(connection.deactivated());
    }

    public Connection rollBack(Connection connection) {
        connections.activated(connection.id(), connection.previous(), now());
        Providers.problems(session).forget(connection.id());
        return write(connection.rolledBack());
    }

    public void delete(Connection connection) {
        projection.remove(connection.id());
        connections.delete(connection.id());
    }

    /**
     * Makes the connection the only way in, or no longer.
     *
     * @return how many sessions that began otherwise have ended
     */
    public long require(Connection connection, boolean required) {
        Connection changed = write(connection.requiring(required));
        return required ? new LocalSessions(session).end(withSessions(changed), Projection.alias(changed.id())) : 0;
    }

    /** Ends somebody's sessions that began without the connection that they have to use. */
    public void endLocalSessions(String person) {
        new LocalSessions(session).end(List.of(person), "");
    }

    public Concerned concerned(Connection connection) {
        long people = 0;
        long withPassword = 0;
        LocalPeople local = new LocalSessions(session).people();
        for (DomainClaim claim : claims(connection)) {
            LocalPeople.Counts counts = local.count(claim.name(), claim.subdomains());
            people += counts.people();
            withPassword += counts.withPassword();
        }
        return new Concerned(
                people,
                withPassword,
                new LocalSessions(session).count(withSessions(connection), Projection.alias(connection.id())));
    }

    private Collection<String> withSessions(Connection connection) {
        Set<String> people = new TreeSet<>();
        LocalPeople local = new LocalSessions(session).people();
        claims(connection).forEach(claim -> people.addAll(local.withSessions(claim.name(), claim.subdomains())));
        return people;
    }

    /** The proved domains whose people it is for. */
    private List<DomainClaim> claims(Connection connection) {
        return new DomainChanges(session, organization)
                .list().stream()
                        .filter(claim -> claim.state().counts())
                        .filter(claim -> connection.byDefault()
                                || connection.domains().stream()
                                        .anyMatch(name -> new DomainName(name).isWithin(claim.name())))
                        .toList();
    }

    private Connection write(Connection connection) {
        Connection written = connections.change(connection);
        int number = written.live() == 0 ? written.draft() : written.live();
        projection.put(written, connections.revision(written.id(), number).orElseThrow());
        return written;
    }

    private static Instant now() {
        return Providers.CLOCK.instant();
    }
}
