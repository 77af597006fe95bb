package io.stagedoor.scim.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stagedoor.database.Statements;
import io.stagedoor.scim.domain.RoleMapping;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What an organization has chosen about its directory. */
public final class SettingsStore {

    /** Settings and their version, which grows with each change; 0 where nothing was ever chosen. */
    public record Stored(RoleMapping roleMapping, long version) {}

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Statements sql;
    private final String organization;

    public SettingsStore(EntityManager entities, String organization) {
        this.sql = new Statements(entities);
        this.organization = organization;
    }

    public Stored read() {
        return sql
                .rows(
                        "select s.role_mapping, s.version from sd_scim_settings s where s.organization_id = :organization",
                        Map.of("organization", organization))
                .stream()
                .map(row -> new Stored(read(Statements.text(row, 0)), Statements.number(row, 1)))
                .findFirst()
                .orElseGet(() -> new Stored(RoleMapping.NONE, 0));
    }

    /** Whether the row was still what the caller has read. */
    public boolean write(String realm, RoleMapping mapping, long expected) {
        Map<String, Object> values = new HashMap<>(Map.of("organization", organization, "mapping", written(mapping)));
        if (expected == 0) {
            values.put("realm", realm);
            return sql.update(
                            "insert into sd_scim_settings (organization_id, realm_id, role_mapping, version)"
                                    + " values (:organization, :realm, :mapping, 1)",
                            values)
                    == 1;
        }
        values.put("expected", expected);
        return sql.update(
                        "update sd_scim_settings set role_mapping = :mapping, version = version + 1"
                                + " where organization_id = :organization and version = :expected",
                        values)
                == 1;
    }

    private static String written(RoleMapping mapping) {
        try {
            return MAPPER.writeValueAsString(mapping.organizationRoles());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a mapping of ours cannot be written", e);
        }
    }

    private static RoleMapping read(String json) {
        try {
            return new RoleMapping(MAPPER.readValue(json, new TypeReference<Map<String, Set<String>>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a mapping of ours cannot be read", e);
        }
    }
}
