package io.stagedoor.scim.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.database.Statements;
import io.stagedoor.scim.domain.ResourceType;
import io.stagedoor.scim.domain.Schemas;
import io.stagedoor.scim.domain.ScimRefusal;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** People of one organization's directory. */
public final class UserStore {

    private static final int LONGEST_DOCUMENT = 900_000;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SELECT =
            "select r.id, r.person_id, r.address_key, r.active, r.given_roles, r.document, r.version, r.created_at,"
                    + " r.modified_at from sd_scim_user r where r.organization_id = :organization";

    private final Statements sql;
    private final Counts counts;
    private final ValueStore values;
    private final String organization;

    public UserStore(EntityManager entities, String organization) {
        this.sql = new Statements(entities);
        this.counts = new Counts(entities, organization);
        this.values = new ValueStore(sql, organization);
        this.organization = organization;
    }

    public Optional<UserRow> find(String id) {
        return sql.rows(SELECT + " and r.id = :id", Map.of("organization", organization, "id", id)).stream()
                .map(UserStore::row)
                .findFirst();
    }

    /** Nobody else changes it until the end of the transaction. */
    public Optional<UserRow> lock(String id) {
        return sql.rows(SELECT + " and r.id = :id for update", Map.of("organization", organization, "id", id)).stream()
                .map(UserStore::row)
                .findFirst();
    }

    /** Rows of that address that are nobody's yet. */
    public List<UserRow> unlinked(String address) {
        return sql
                .rows(
                        SELECT + " and r.address_key = :address and r.person_id = '' order by r.id",
                        Map.of("organization", organization, "address", address))
                .stream()
                .map(UserStore::row)
                .toList();
    }

    /** Whether a person has a row here. */
    public boolean knows(String person) {
        return !sql.rows(
                        "select r.id, r.version from sd_scim_user r where r.person_id = :person"
                                + " and r.organization_id = :organization",
                        Map.of("person", person, "organization", organization))
                .isEmpty();
    }

    /**
     * Which of the two names somebody of the directory has already, the user name first, and whether anybody of the realm has the address; an
     * empty one is none.
     */
    public Known known(String realm, String userName, String externalId, String address) {
        List<Object[]> rows = sql.rows(
                "select r.user_name_key, '' from sd_scim_user r where r.organization_id = :organization"
                        + " and (r.user_name_key = :name or r.external_id = nullif(:external, ''))"
                        + " union all select '', u.id from user_entity u where u.realm_id = :realm and u.email = nullif(:address, '')",
                Map.of(
                        "organization",
                        organization,
                        "name",
                        key(userName),
                        "external",
                        externalId,
                        "realm",
                        realm,
                        "address",
                        address));
        Known.@Nullable Taken taken = null;
        boolean isSomebodys = false;
        for (Object[] row : rows) {
            if (!Statements.text(row, 1).isEmpty()) {
                isSomebodys = true;
            } else if (Statements.text(row, 0).equals(key(userName))) {
                taken = Known.Taken.USER_NAME;
            } else if (taken == null) {
                taken = Known.Taken.EXTERNAL_ID;
            }
        }
        return new Known(Optional.ofNullable(taken), isSomebodys);
    }

    /** The row of a person. */
    public Optional<UserRow> of(String person) {
        return sql
                .rows(
                        SELECT + " and r.person_id = :person order by r.id",
                        Map.of("organization", organization, "person", person))
                .stream()
                .map(UserStore::row)
                .findFirst();
    }

    /** One page, and how many there are in all. */
    public Listed<UserRow> list(ListQuery query) {
        return Listing.of(sql, organization, ResourceType.USER, SELECT, query, counts::users, UserStore::row);
    }

    /** With the person, where they are new. */
    public void insert(String realm, UserRow row, Optional<NewPerson> person) {
        Map<String, Object> parameters = parameters(row);
        parameters.put("realm", realm);
        parameters.put("created", row.createdAt());
        String columns = String.join(", ", Columns.OF_PEOPLE.values());
        String names = ":" + String.join(", :", Columns.OF_PEOPLE.values());
        List<Statements.Change> changes = new ArrayList<>();
        changes.add(counts.adding(Counts.USERS, row.id(), 1));
        changes.add(new Statements.Change(
                "insert into sd_scim_user (organization_id, id, realm_id, person_id, address_key, user_name_key, external_id,"
                        + " active, given_roles, document, version, created_at, modified_at, " + columns
                        + ") values (:organization, :id, :realm, :person, :address, :userName, nullif(:external, ''), :active, :given,"
                        + " :document, 1, :created, :modified, " + names + ")",
                parameters));
        values.inserting(row.id(), row.document()).ifPresent(changes::add);
        person.ifPresent(one -> changes.addAll(one.rows()));
        counts.began(Counts.USERS, row.id(), 1, sql.updateAll(changes).getFirst());
    }

    /** Writes a row that the caller has locked, with its version. */
    public void update(UserRow before, UserRow row) {
        Map<String, Object> parameters = parameters(row);
        parameters.put("version", row.version());
        StringBuilder set = new StringBuilder();
        Columns.OF_PEOPLE
                .values()
                .forEach(
                        column -> set.append(", ").append(column).append(" = :").append(column));
        sql.update(
                "update sd_scim_user set person_id = :person, address_key = :address, user_name_key = :userName,"
                        + " external_id = nullif(:external, ''), active = :active, given_roles = :given, document = :document,"
                        + " version = :version, modified_at = :modified" + set
                        + " where organization_id = :organization and id = :id",
                parameters);
        if (!ValueStore.same(before.document(), row.document())) {
            values.delete(row.id());
            values.insert(row.id(), row.document());
        }
    }

    /** Who they are and what their roles gave them, without a change that the directory would see. */
    public void link(UserRow row) {
        sql.update(
                "update sd_scim_user set person_id = :person, given_roles = :given where organization_id = :organization and id = :id",
                Map.of(
                        "organization",
                        organization,
                        "id",
                        row.id(),
                        "given",
                        row.givenRoles(),
                        "person",
                        row.person() == null ? "" : row.person()));
    }

    /** Whether they are in, as somebody else than the directory has decided: it reads so from now on. */
    public void say(String id, boolean active, long now) {
        lock(id).filter(row -> row.active() != active).ifPresent(row -> {
            ObjectNode document = row.document();
            document.put("active", active);
            sql.update(
                    "update sd_scim_user set active = :active, document = :document, version = version + 1, modified_at = :now"
                            + " where organization_id = :organization and id = :id",
                    Map.of(
                            "active",
                            active,
                            "document",
                            written(document),
                            "now",
                            now,
                            "organization",
                            organization,
                            "id",
                            id));
        });
    }

    /** Whether there was one. */
    public boolean delete(String id) {
        Map<String, Object> key = Map.of("organization", organization, "id", id);
        if (sql.update("delete from sd_scim_user where organization_id = :organization and id = :id", key) == 0) {
            return false;
        }
        values.delete(id);
        sql.update("delete from sd_scim_group_member where organization_id = :organization and user_id = :id", key);
        counts.add(Counts.USERS, id, -1);
        return true;
    }

    /** Which of these there are, and who they are. */
    public Map<String, String> people(Collection<String> ids) {
        Map<String, String> found = new HashMap<>();
        for (List<String> chunk : Statements.chunks(ids)) {
            sql.rows(
                            "select r.id, r.person_id from sd_scim_user r where r.organization_id = :organization"
                                    + " and r.id in (:ids)",
                            Map.of("organization", organization, "ids", chunk))
                    .forEach(row -> found.put(Statements.text(row, 0), Statements.text(row, 1)));
        }
        return found;
    }

    private Map<String, Object> parameters(UserRow row) {
        ObjectNode document = row.document();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("organization", organization);
        parameters.put("id", row.id());
        parameters.put("person", row.person() == null ? "" : row.person());
        parameters.put("address", row.address());
        parameters.put("userName", key(document.path("userName").asText()));
        parameters.put("external", document.path("externalId").asText(""));
        parameters.put("active", row.active());
        parameters.put("given", row.givenRoles());
        parameters.put("document", written(document));
        parameters.put("modified", row.modifiedAt());
        Columns.OF_PEOPLE.forEach((path, column) -> parameters.put(column, column(document, path)));
        return parameters;
    }

    private static String column(ObjectNode document, String path) {
        JsonNode holder = path.startsWith("enterprise:") ? document.path(Schemas.ENTERPRISE.id()) : document;
        String rest = path.substring(path.indexOf(':') + 1);
        for (String step : rest.split("\\.", -1)) {
            holder = holder.path(step);
        }
        return path.endsWith("manager.value") ? holder.asText("") : key(holder.asText(""));
    }

    static String key(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String written(ObjectNode document) {
        String json = document.toString();
        if (json.length() > LONGEST_DOCUMENT) {
            throw ScimRefusal.tooLarge("A resource has at most " + LONGEST_DOCUMENT + " characters.");
        }
        return json;
    }

    private static UserRow row(Object[] row) {
        String person = Statements.text(row, 1);
        try {
            return new UserRow(
                    Statements.text(row, 0),
                    person.isEmpty() ? null : person,
                    Statements.text(row, 2),
                    (Boolean) row[3],
                    Statements.text(row, 4),
                    (ObjectNode) MAPPER.readTree(Statements.text(row, 5)),
                    Statements.number(row, 6),
                    Statements.number(row, 7),
                    Statements.number(row, 8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document of ours cannot be read", e);
        }
    }

    /** Ids in the order of a list, for what is read beside. */
    static List<String> ids(List<UserRow> rows) {
        List<String> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(row.id()));
        return ids;
    }
}
