package io.stagedoor.applications.store;

import io.stagedoor.applications.domain.Application;
import io.stagedoor.applications.domain.Kind;
import io.stagedoor.applications.domain.Life;
import io.stagedoor.applications.domain.RedirectUri;
import io.stagedoor.database.Statements;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Applications of one realm; whoever reads for an organization names it. */
public final class ApplicationRows {

    private static final String SELECT = "select a.id, a.organization_id, a.name, a.description, a.kind,"
            + " a.redirect_uris, a.device, a.consent, a.life, a.made_by, a.version from sd_application a"
            + " where a.realm_id = :realm";

    private final Statements sql;
    private final String realm;

    public ApplicationRows(EntityManager entities, String realm) {
        this.sql = new Statements(entities);
        this.realm = realm;
    }

    public Optional<Application> find(String id) {
        return read(" and a.id = :id", Map.of("id", id)).stream().findFirst();
    }

    public Optional<Application> find(String organization, String id) {
        return find(id).filter(application -> application.organization().equals(organization));
    }

    /** In the order of ids, behind that one. */
    public List<Application> list(String organization, @Nullable String after, int limit) {
        return read(
                " and a.organization_id = :organization and a.id > :after order by a.id fetch first " + limit
                        + " rows only",
                Map.of("organization", organization, "after", after == null ? "" : after));
    }

    /** Everything that an organization has. */
    public List<Application> of(String organization) {
        return read(" and a.organization_id = :organization", Map.of("organization", organization));
    }

    public void insert(Application application) {
        Map<String, Object> values = values(application);
        values.put("organization", application.organization());
        values.put("kind", application.kind().word());
        values.put("maker", application.madeBy());
        sql.update(
                "insert into sd_application (id, realm_id, organization_id, name, description, kind, redirect_uris,"
                        + " device, consent, life, made_by, version) values (:id, :realm, :organization, :name,"
                        + " :description, :kind, :uris, :device, :consent, :life, :maker, :version)",
                values);
    }

    /** Whether the row was still what the caller has read; its version has to be one higher. */
    public boolean change(Application changed) {
        Map<String, Object> values = values(changed);
        values.put("expected", changed.version() - 1);
        return sql.update(
                        "update sd_application set name = :name, description = :description, redirect_uris = :uris,"
                                + " device = :device, consent = :consent, life = :life, version = :version"
                                + " where realm_id = :realm and id = :id and version = :expected",
                        values)
                == 1;
    }

    /** Whether the row was still what the caller has read. */
    public boolean delete(Application application) {
        return sql.update(
                        "delete from sd_application where realm_id = :realm and id = :id and version = :expected",
                        Map.of("realm", realm, "id", application.id(), "expected", application.version()))
                == 1;
    }

    /** The organization does not exist any more. */
    public void forget(String organization) {
        sql.update(
                "delete from sd_application where realm_id = :realm and organization_id = :organization",
                Map.of("realm", realm, "organization", organization));
    }

    /** The realm does not exist any more. */
    public void forgetAll() {
        sql.update("delete from sd_application where realm_id = :realm", Map.of("realm", realm));
    }

    private Map<String, Object> values(Application application) {
        return new HashMap<>(Map.of(
                "id", application.id(),
                "realm", realm,
                "name", application.name(),
                "description", application.description(),
                "uris",
                        application.redirectUris().stream()
                                .map(RedirectUri::value)
                                .collect(Collectors.joining(" ")),
                "device", application.device(),
                "consent", application.consent(),
                "life", application.life().word(),
                "version", application.version()));
    }

    private List<Application> read(String where, Map<String, Object> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("realm", realm);
        return sql.rows(SELECT + where, all).stream()
                .map(ApplicationRows::application)
                .toList();
    }

    private static Application application(Object[] row) {
        String uris = (String) row[5];
        return new Application(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                Kind.of((String) row[4]),
                uris.isEmpty()
                        ? List.of()
                        : Arrays.stream(uris.split(" ")).map(RedirectUri::new).toList(),
                (Boolean) row[6],
                (Boolean) row[7],
                Life.of((String) row[8]),
                (String) row[9],
                Statements.number(row, 10));
    }
}
