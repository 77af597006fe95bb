package io.stagedoor.scim.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Words of the protocol and of its schemas: whatever is none of them may be somebody's. */
final class Vocabulary {

    private static final Pattern WORDS = Pattern.compile("[^A-Za-z0-9$]+");
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final List<String> PREFIXES = List.of("urn:ietf:params:scim:", "urn:stagedoor:params:scim:");
    private static final Set<String> KNOWN = known();

    private Vocabulary() {}

    private static Set<String> known() {
        Set<String> known = new HashSet<>(List.of(
                // of messages, operations, filters and addresses
                "schemas",
                "operations",
                "op",
                "path",
                "value",
                "method",
                "bulkid",
                "data",
                "version",
                "failonerrors",
                "filter",
                "count",
                "startindex",
                "cursor",
                "sortby",
                "sortorder",
                "attributes",
                "excludedattributes",
                "add",
                "remove",
                "replace",
                "post",
                "put",
                "patch",
                "delete",
                "ascending",
                "descending",
                "eq",
                "ne",
                "co",
                "sw",
                "ew",
                "gt",
                "ge",
                "lt",
                "le",
                "pr",
                "and",
                "or",
                "not",
                "true",
                "false",
                "null",
                "users",
                "groups",
                "roles",
                "bulk",
                "me",
                "search",
                "resourcetypes",
                "serviceproviderconfig",
                // kinds of values
                "work",
                "home",
                "other",
                "mobile",
                "fax",
                "pager",
                "photo",
                "thumbnail",
                "direct",
                "indirect",
                "user",
                "group"));
        Schemas.COMMON.forEach(attribute -> add(known, attribute));
        Schemas.ALL.forEach(schema -> {
            known.addAll(List.of(WORDS.split(schema.id().toLowerCase(Locale.ROOT), -1)));
            schema.attributes().forEach(attribute -> add(known, attribute));
        });
        known.addAll(List.of("api", "messages", "patchop", "bulkrequest", "searchrequest"));
        return Set.copyOf(known);
    }

    private static void add(Set<String> known, Attribute attribute) {
        known.add(attribute.name().toLowerCase(Locale.ROOT));
        attribute.sub().forEach(sub -> add(known, sub));
    }

    /** Whether every word of it is known; what stands in quotation marks is looked at, too. */
    static boolean speaks(String text) {
        for (String word : WORDS.split(text, -1)) {
            if (!word.isEmpty() && !KNOWN.contains(word.toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it may stand in a segment of an address. */
    static boolean addresses(String segment) {
        return UUID.matcher(segment).matches()
                || (speaks(segment)
                        && (segment.indexOf(':') < 0 || PREFIXES.stream().anyMatch(segment::startsWith)));
    }
}
