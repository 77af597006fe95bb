package io.stagedoor.scim.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.database.Statements;
import io.stagedoor.scim.domain.ScimRefusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values that people have several of, one row each, so that filters find them by an index. */
record ValueStore(Statements sql, String organization) {

    private static final int LONGEST = 500;
    private static final List<String> TEXTS = List.of(
            "value", "type", "display", "formatted", "streetAddress", "locality", "region", "postalCode", "country");

    void insert(String user, ObjectNode document) {
        inserting(user, document).ifPresent(change -> sql.update(change.statement(), change.parameters()));
    }

    /** The same, to be sent with others; empty where there is none. */
    Optional<Statements.Change> inserting(String user, ObjectNode document) {
        List<String> rows = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>(Map.of("organization", organization, "person", user));
        for (String attribute : Columns.MULTI_VALUED) {
            int element = 0;
            for (JsonNode value : document.path(attribute)) {
                int n = rows.size();
                StringBuilder row = new StringBuilder("(:organization, :person, '" + attribute + "', " + element++
                        + ", " + value.path("primary").asBoolean());
                for (int i = 0; i < TEXTS.size(); i++) {
                    String name = "v" + n + "x" + i;
                    row.append(", :").append(name);
                    parameters.put(name, key(attribute, value.path(TEXTS.get(i)).asText("")));
                }
                rows.add(row.append(')').toString());
            }
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Statements.Change(
                "insert into sd_scim_value (organization_id, user_id, attribute, element, is_primary, value_key, type_key,"
                        + " display_key, formatted_key, street_key, locality_key, region_key, postal_key, country_key)"
                        + " values " + String.join(", ", rows),
                parameters));
    }

    void delete(String user) {
        sql.update(
                "delete from sd_scim_value where organization_id = :organization and user_id = :person",
                Map.of("organization", organization, "person", user));
    }

    static boolean same(ObjectNode before, ObjectNode after) {
        return Columns.MULTI_VALUED.stream()
                .allMatch(attribute -> before.path(attribute).equals(after.path(attribute)));
    }

    private static String key(String attribute, String text) {
        String key = UserStore.key(text);
        // Some letters are longer when they are small.
        if (text.length() > LONGEST || key.length() > LONGEST) {
            throw ScimRefusal.invalidValue("A text in " + attribute + " has at most " + LONGEST + " characters.");
        }
        return key;
    }
}
