package io.stagedoor.scim.store;

import io.stagedoor.scim.domain.AttributePath;
import io.stagedoor.scim.domain.ResourceType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which column holds which attribute. The resource's own row is called {@code r} in statements.
 *
 * @param single by {@link AttributePath#word}
 * @param several by the attribute's name
 */
record Columns(Map<String, String> single, Map<String, Values> several) {

    /**
     * Rows of another table, one for each value.
     *
     * @param from table, alias and what joins it to {@code r}
     * @param columns by sub-attribute
     */
    record Values(String from, Map<String, String> columns) {

        String exists(String condition) {
            return "exists (select 1 from " + from + " and " + condition + ")";
        }

        Optional<String> column(String sub) {
            return Optional.ofNullable(columns.get(sub));
        }
    }

    /** Singular attributes of people: what is compared without case is kept in small letters. */
    static final Map<String, String> OF_PEOPLE = ofPeople();

    /** Sub-attributes of values of people. */
    static final Map<String, String> OF_VALUES = Map.of(
            "value", "v.value_key",
            "type", "v.type_key",
            "display", "v.display_key",
            "primary", "v.is_primary",
            "formatted", "v.formatted_key",
            "streetAddress", "v.street_key",
            "locality", "v.locality_key",
            "region", "v.region_key",
            "postalCode", "v.postal_key",
            "country", "v.country_key");

    /** Pictures and certificates are too long for an index: filters do not know them. */
    static final List<String> MULTI_VALUED =
            List.of("emails", "phoneNumbers", "ims", "addresses", "entitlements", "roles");

    private static final Columns USERS = users();

    private static final Columns GROUPS = new Columns(
            Map.of(
                    "id", "r.id",
                    "externalId", "r.external_id",
                    "displayName", "r.display_name_key",
                    "meta.created", "r.created_at",
                    "meta.lastModified", "r.modified_at"),
            Map.of(
                    "members",
                    new Values(
                            "sd_scim_group_member m where m.organization_id = r.organization_id and m.group_id = r.id",
                            Map.of("value", "m.user_id"))));

    static Columns of(ResourceType type) {
        return switch (type) {
            case USER -> USERS;
            case GROUP -> GROUPS;
            case ROLE -> new Columns(Map.of(), Map.of());
        };
    }

    Optional<String> column(AttributePath path) {
        return Optional.ofNullable(single.get(path.word()))
                // manager eq "x" means its value, as with any complex attribute
                .or(() -> path.sub() == null
                        ? Optional.ofNullable(single.get(path.word() + ".value"))
                        : Optional.empty());
    }

    Optional<Values> values(AttributePath path) {
        return path.extension() == null
                ? Optional.ofNullable(several.get(path.attribute().name()))
                : Optional.empty();
    }

    /** A complex attribute is there where any part of it is. */
    Optional<String> anyPresent(AttributePath path) {
        String prefix = path.word() + ".";
        String parts = single.entrySet().stream()
                .filter(column -> column.getKey().startsWith(prefix))
                .map(column -> column.getKey().startsWith("meta.")
                        ? column.getValue() + " is not null"
                        : column.getValue() + " <> ''")
                .collect(Collectors.joining(" or "));
        return parts.isEmpty() ? Optional.empty() : Optional.of("(" + parts + ")");
    }

    private static Map<String, String> ofPeople() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("displayName", "display_name");
        columns.put("name.formatted", "name_formatted");
        columns.put("name.familyName", "family_name");
        columns.put("name.givenName", "given_name");
        columns.put("name.middleName", "middle_name");
        columns.put("name.honorificPrefix", "honorific_prefix");
        columns.put("name.honorificSuffix", "honorific_suffix");
        columns.put("nickName", "nick_name");
        columns.put("title", "title");
        columns.put("userType", "user_type");
        columns.put("preferredLanguage", "preferred_language");
        columns.put("locale", "locale");
        columns.put("timezone", "timezone");
        columns.put("enterprise:employeeNumber", "employee_number");
        columns.put("enterprise:costCenter", "cost_center");
        columns.put("enterprise:organization", "company");
        columns.put("enterprise:division", "division");
        columns.put("enterprise:department", "department");
        columns.put("enterprise:manager.value", "manager");
        return java.util.Collections.unmodifiableMap(columns);
    }

    private static Columns users() {
        Map<String, String> single = new LinkedHashMap<>();
        OF_PEOPLE.forEach((path, column) -> single.put(path, "r." + column));
        single.put("id", "r.id");
        single.put("userName", "r.user_name_key");
        single.put("externalId", "r.external_id");
        single.put("active", "r.active");
        single.put("meta.created", "r.created_at");
        single.put("meta.lastModified", "r.modified_at");
        Map<String, Values> several = new LinkedHashMap<>();
        for (String attribute : MULTI_VALUED) {
            several.put(
                    attribute,
                    new Values(
                            "sd_scim_value v where v.organization_id = r.organization_id and v.user_id = r.id"
                                    + " and v.attribute = '" + attribute + "'",
                            OF_VALUES));
        }
        several.put(
                "groups",
                new Values(
                        "sd_scim_group_member m join sd_scim_group g on g.organization_id = m.organization_id"
                                + " and g.id = m.group_id where m.organization_id = r.organization_id and m.user_id = r.id",
                        Map.of("value", "m.group_id", "display", "g.display_name_key")));
        return new Columns(single, several);
    }
}
