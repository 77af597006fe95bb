package io.stagedoor.applications.store;

import io.stagedoor.applications.domain.Api;
import io.stagedoor.applications.domain.Identifier;
import io.stagedoor.applications.domain.Life;
import io.stagedoor.applications.domain.Offer;
import io.stagedoor.database.Statements;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** APIs of one realm; whoever reads for an organization names it. */
public final class Apis {

    private static final String SELECT = "select a.id, a.organization_id, a.identifier, a.name, a.description,"
            + " a.permissions, a.approval, a.offer, a.life, a.version from sd_api a where a.realm_id = :realm";
    private static final String BEHIND = " and a.life <> 'deleted' and a.id > :after order by a.id fetch first ";

    private final Statements sql;
    private final String realm;

    public Apis(EntityManager entities, String realm) {
        this.sql = new Statements(entities);
        this.realm = realm;
    }

    public Optional<Api> find(String id) {
        return read(" and a.id = :id", Map.of("id", id)).stream().findFirst();
    }

    /** That of the identifier, also where it is deleted. */
    public Optional<Api> called(Identifier identifier) {
        return read(" and a.identifier = :identifier", Map.of("identifier", identifier.value())).stream()
                .findFirst();
    }

    /** In the order of ids, behind that one. */
    public List<Api> of(String owner, @Nullable String after, int limit) {
        return read(
                " and a.organization_id = :owner" + BEHIND + limit + " rows only",
                Map.of("owner", owner, "after", text(after)));
    }

    /** The same, of those that others offer to the organization. */
    public List<Api> offeredTo(String organization, @Nullable String after, int limit) {
        return read(
                " and a.organization_id <> :organization and a.life = 'active'"
                        + " and (a.offer = '*' or a.offer like :named)" + BEHIND + limit + " rows only",
                Map.of("organization", organization, "named", "%=" + organization + " %", "after", text(after)));
    }

    /** Everything that an organization has registered and not deleted. */
    public List<Api> of(String owner) {
        return read(" and a.organization_id = :owner and a.life <> 'deleted'", Map.of("owner", owner));
    }

    /** Which of these audiences are, or were, an API here. */
    public Set<String> registered(Collection<String> audiences) {
        return audiences.isEmpty()
                ? Set.of()
                : sql
                        .rows(
                                "select a.identifier, a.id from sd_api a"
                                        + " where a.realm_id = :realm and a.identifier in (:audiences)",
                                Map.of("realm", realm, "audiences", audiences))
                        .stream()
                        .map(row -> (String) row[0])
                        .collect(Collectors.toUnmodifiableSet());
    }

    public void insert(Api api) {
        Map<String, Object> values = values(api);
        values.put("identifier", api.identifier().value());
        sql.update(
                "insert into sd_api (id, realm_id, organization_id, identifier, name, description, permissions, approval,"
                        + " offer, life, version) values (:id, :realm, :owner, :identifier, :name, :description,"
                        + " :permissions, :approval, :offer, :life, :version)",
                values);
    }

    /** Whether the row was still what the caller has read; its version has to be one higher. */
    public boolean change(Api changed) {
        Map<String, Object> values = values(changed);
        values.put("expected", changed.version() - 1);
        return sql.update(
                        "update sd_api set name = :name, description = :description, permissions = :permissions,"
                                + " approval = :approval, offer = :offer, life = :life, version = :version"
                                + " where realm_id = :realm and organization_id = :owner and id = :id"
                                + " and version = :expected",
                        values)
                == 1;
    }

    /** Keeps it as it is until the end of the transaction; whether it still was what the caller has read. */
    public boolean hold(Api api) {
        return api.isDeclared()
                || sql.update(
                                "update sd_api set version = version"
                                        + " where realm_id = :realm and id = :id and version = :expected",
                                Map.of("realm", realm, "id", api.id(), "expected", api.version()))
                        == 1;
    }

    /** The realm does not exist any more. */
    public void forgetAll() {
        sql.update("delete from sd_api where realm_id = :realm", Map.of("realm", realm));
    }

    private Map<String, Object> values(Api api) {
        return new HashMap<>(Map.of(
                "id", api.id(),
                "realm", realm,
                "owner", api.owner(),
                "name", api.name(),
                "description", api.description(),
                "permissions", String.join(" ", api.permissions()),
                "approval", api.approval(),
                "offer", api.offer().text(),
                "life", api.life().word(),
                "version", api.version()));
    }

    private List<Api> read(String where, Map<String, Object> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("realm", realm);
        return sql.rows(SELECT + where, all).stream().map(Apis::api).toList();
    }

    private static Api api(Object[] row) {
        String permissions = (String) row[5];
        return new Api(
                (String) row[0],
                (String) row[1],
                new Identifier((String) row[2]),
                (String) row[3],
                (String) row[4],
                new TreeSet<>(permissions.isEmpty() ? List.of() : Arrays.asList(permissions.split(" "))),
                (Boolean) row[6],
                Offer.of((String) row[7]),
                Life.of((String) row[8]),
                Statements.number(row, 9));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
