package io.stagedoor.federation.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stagedoor.federation.domain.Connection;
import io.stagedoor.federation.domain.ConnectionState;
import io.stagedoor.federation.domain.Protocol;
import io.stagedoor.federation.domain.Revision;
import io.stagedoor.federation.domain.Setting;
import io.stagedoor.federation.domain.Vendor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Connections of one organization, and what each was set to. */
public final class Connections {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final EntityManager entities;
    private final String realm;
    private final String organization;

    public Connections(EntityManager entities, String realm, String organization) {
        this.entities = entities;
        this.realm = realm;
        this.organization = organization;
    }

    /** By name. */
    public List<Connection> list() {
        return entities
                .createQuery(
                        "select c from StagedoorConnection c where c.organizationId = :organization order by c.name, c.id",
                        ConnectionEntity.class)
                .setParameter("organization", organization)
                .getResultList()
                .stream()
                .map(Connections::connection)
                .toList();
    }

    public Optional<Connection> find(String id) {
        return row(id, LockModeType.NONE).map(Connections::connection);
    }

    /** As it is now; nobody else changes it until the end of the transaction. */
    public Optional<Connection> lock(String id) {
        Optional<ConnectionEntity> row = row(id, LockModeType.PESSIMISTIC_WRITE);
        row.ifPresent(entities::refresh);
        return row.map(Connections::connection);
    }

    public void create(Connection connection) {
        ConnectionEntity row = new ConnectionEntity();
        row.id = connection.id();
        row.realmId = realm;
        row.organizationId = organization;
        write(connection, row);
        entities.persist(row);
    }

    /** Writes it over; its version counts one more. */
    public Connection change(Connection connection) {
        ConnectionEntity row = row(connection.id(), LockModeType.NONE).orElseThrow();
        write(connection, row);
        row.version++;
        return connection(row);
    }

    /** Somebody has signed in through it; no change that anybody has to know of who is about to change it. */
    public void signedIn(String id, Instant now) {
        row(id, LockModeType.NONE).ifPresent(row -> row.lastSignIn = now.toEpochMilli());
    }

    public void delete(String id) {
        for (String table :
                List.of("StagedoorTestSignIn", "StagedoorConnectionProblem", "StagedoorConnectionRevision")) {
            entities.createQuery("delete from " + table + " t where t.connectionId = :id")
                    .setParameter("id", id)
                    .executeUpdate();
        }
        row(id, LockModeType.NONE).ifPresent(entities::remove);
    }

    public Optional<Revision> revision(String connection, int number) {
        return Optional.ofNullable(entities.find(RevisionEntity.class, new RevisionEntity.Key(connection, number)))
                .map(Connections::revision);
    }

    public void add(Revision revision) {
        RevisionEntity row = new RevisionEntity();
        row.connectionId = revision.connection();
        row.number = revision.number();
        row.settings = text(words(revision.settings()));
        row.fetched = text(new TreeMap<>(revision.fetched()));
        row.savedAt = revision.savedAt().toEpochMilli();
        row.savedBy = revision.savedBy();
        row.testedAt = Times.millis(revision.testedAt());
        row.activatedAt = Times.millis(revision.activatedAt());
        entities.persist(row);
    }

    public void tested(String connection, int number, Instant now) {
        Optional.ofNullable(entities.find(RevisionEntity.class, new RevisionEntity.Key(connection, number)))
                .ifPresent(row -> row.testedAt = now.toEpochMilli());
    }

    public void activated(String connection, int number, Instant now) {
        Optional.ofNullable(entities.find(RevisionEntity.class, new RevisionEntity.Key(connection, number)))
                .ifPresent(row -> row.activatedAt = now.toEpochMilli());
    }

    private Optional<ConnectionEntity> row(String id, LockModeType lock) {
        return Optional.ofNullable(entities.find(ConnectionEntity.class, id, lock))
                .filter(row -> row.organizationId.equals(organization));
    }

    private static void write(Connection connection, ConnectionEntity row) {
        row.name = connection.name();
        row.vendor = connection.vendor().word();
        row.protocol = connection.protocol().word();
        row.state = connection.state().word();
        row.required = connection.required();
        row.byDefault = connection.byDefault();
        row.domains = String.join(" ", new TreeSet<>(connection.domains()));
        row.draft = connection.draft();
        row.live = connection.live();
        row.previous = connection.previous();
        row.lastSignIn = Times.millis(connection.lastSignIn());
    }

    private static Connection connection(ConnectionEntity row) {
        return new Connection(
                row.id,
                row.name,
                Vendor.of(row.vendor).orElseThrow(),
                Protocol.of(row.protocol).orElseThrow(),
                ConnectionState.of(row.state).orElseThrow(),
                row.required,
                domains(row.domains),
                row.byDefault,
                row.draft,
                row.live,
                row.previous,
                Times.instant(row.lastSignIn),
                row.version);
    }

    private static Set<String> domains(String words) {
        return Arrays.stream(words.split(" ")).filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }

    private static Revision revision(RevisionEntity row) {
        Map<Setting.Key, String> settings = new EnumMap<>(Setting.Key.class);
        texts(row.settings).forEach((word, value) -> Setting.Key.of(word).ifPresent(key -> settings.put(key, value)));
        return new Revision(
                row.connectionId,
                row.number,
                settings,
                texts(row.fetched),
                Objects.requireNonNull(Times.instant(row.savedAt)),
                row.savedBy,
                Times.instant(row.testedAt),
                Times.instant(row.activatedAt));
    }

    private static Map<String, String> words(Map<Setting.Key, String> settings) {
        Map<String, String> words = new TreeMap<>();
        settings.forEach((key, value) -> words.put(key.word(), value));
        return words;
    }

    private static String text(Map<String, String> texts) {
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> texts(@Nullable String json) {
        try {
            return JSON.readValue(json, TEXTS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
