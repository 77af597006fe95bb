package io.stagedoor.scim.store;

import io.stagedoor.database.Statements;
import io.stagedoor.scim.domain.TokenScope;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tokens of directories; of each only the hash. */
public final class TokenStore {

    /**
     * One token.
     *
     * @param lastUsedAt milliseconds since 1970, within a minute; 0 for never
     */
    public record Stored(
            String id,
            String organization,
            String name,
            Set<TokenScope> scopes,
            long createdAt,
            String createdBy,
            long expiresAt,
            long lastUsedAt) {

        public Stored {
            scopes = Set.copyOf(scopes);
        }
    }

    private static final long MINUTE = 60_000;
    private static final String SELECT = "select t.id, t.organization_id, t.name, t.scopes, t.created_at, t.created_by,"
            + " t.expires_at, t.last_used_at from sd_scim_token t";

    private final Statements sql;

    public TokenStore(EntityManager entities) {
        this.sql = new Statements(entities);
    }

    /** The live token of that hash; expired at its exact instant. */
    public Optional<Stored> live(String realm, String hash, long now) {
        return sql
                .rows(
                        SELECT + " where t.token_hash = :hash and t.realm_id = :realm and t.expires_at > :now",
                        Map.of("hash", hash, "realm", realm, "now", now))
                .stream()
                .map(TokenStore::stored)
                .findFirst();
    }

    /** Notes that it was used, once a minute at most. */
    public void used(Stored token, long now) {
        if (now - token.lastUsedAt() >= MINUTE) {
            sql.update(
                    "update sd_scim_token set last_used_at = :now where id = :id and last_used_at <= :before",
                    Map.of("now", now, "id", token.id(), "before", now - MINUTE));
        }
    }

    public List<Stored> list(String organization) {
        return sql
                .rows(
                        SELECT + " where t.organization_id = :organization order by t.created_at, t.id",
                        Map.of("organization", organization))
                .stream()
                .map(TokenStore::stored)
                .toList();
    }

    /** Nobody else makes one for the organization until the end of the transaction. */
    public void lock(String realm, String organization) {
        Map<String, Object> values = Map.of("organization", organization, "realm", realm);
        if (sql.update(
                        "update sd_scim_settings set version = version where organization_id = :organization",
                        Map.of("organization", organization))
                == 0) {
            sql.update(
                    "insert into sd_scim_settings (organization_id, realm_id, role_mapping, version)"
                            + " values (:organization, :realm, '{}', 1)",
                    values);
        }
    }

    public void insert(String realm, String hash, Stored token) {
        Map<String, Object> values = new HashMap<>();
        values.put("id", token.id());
        values.put("realm", realm);
        values.put("organization", token.organization());
        values.put("name", token.name());
        values.put("hash", hash);
        values.put("scopes", TokenScope.words(token.scopes()));
        values.put("created", token.createdAt());
        values.put("by", token.createdBy());
        values.put("expires", token.expiresAt());
        sql.update(
                "insert into sd_scim_token (id, realm_id, organization_id, name, token_hash, scopes, created_at, created_by,"
                        + " expires_at, last_used_at) values (:id, :realm, :organization, :name, :hash, :scopes, :created,"
                        + " :by, :expires, 0)",
                values);
    }

    /** Whether there was one. */
    public boolean delete(String organization, String id) {
        return sql.update(
                        "delete from sd_scim_token where organization_id = :organization and id = :id",
                        Map.of("organization", organization, "id", id))
                == 1;
    }

    private static Stored stored(Object[] row) {
        return new Stored(
                Statements.text(row, 0),
                Statements.text(row, 1),
                Statements.text(row, 2),
                TokenScope.kept(Statements.text(row, 3)),
                Statements.number(row, 4),
                Statements.text(row, 5),
                Statements.number(row, 6),
                Statements.number(row, 7));
    }
}
