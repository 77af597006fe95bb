package io.stagedoor.scim.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.stagedoor.scim.domain.Filter.Operator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One step of a change of who is in a group: ids of users that come or go, so that nobody else has to be read. */
public sealed interface MemberStep {

    Set<String> ids();

    /** They come, if they are not there. */
    record Add(Set<String> ids) implements MemberStep {
        public Add {
            ids = Set.copyOf(ids);
        }
    }

    /** They go, if they are there. */
    record Remove(Set<String> ids) implements MemberStep {
        public Remove {
            ids = Set.copyOf(ids);
        }
    }

    /** They and nobody else. */
    record Replace(Set<String> ids) implements MemberStep {
        public Replace {
            ids = Set.copyOf(ids);
        }
    }

    /** Members of one request. */
    int MOST = 20_000;

    /** Refuses by {@link ScimRefusal}: 400. */
    static MemberStep of(PatchOperation operation) {
        if (operation.path().sub() != null || operation.path().attribute().endsWith(".value")) {
            throw ScimRefusal.mutability("A member is added or removed, not changed.");
        }
        @Nullable Filter filter = operation.path().filter();
        if (filter != null) {
            Set<String> named = named(filter);
            return switch (operation.kind()) {
                case REMOVE -> new Remove(named);
                // Adding to a member that a filter names says that it is there; there is nothing else to change.
                case ADD -> new Add(named);
                case REPLACE -> throw ScimRefusal.mutability("A member is added or removed, not changed.");
            };
        }
        Set<String> ids = ids(operation.value());
        return switch (operation.kind()) {
            case ADD -> new Add(ids);
            case REPLACE -> new Replace(ids);
            case REMOVE ->
                operation.value() == null
                                || operation.value().isNull()
                                || (operation.value().isArray()
                                        && operation.value().isEmpty())
                        ? new Replace(Set.of())
                        : new Remove(ids);
        };
    }

    /**
     * Steps of one kind that follow each other are one: directories send one operation for each member. Refuses by {@link ScimRefusal}: 413 where there are too many
     * members in all.
     */
    static List<MemberStep> joined(List<MemberStep> steps) {
        if (steps.stream().mapToLong(step -> step.ids().size()).sum() > MOST) {
            throw ScimRefusal.tooLarge("One request names at most " + MOST + " members.");
        }
        List<MemberStep> joined = new ArrayList<>();
        for (int from = 0, to; from < steps.size(); from = to) {
            MemberStep first = steps.get(from);
            Set<String> ids = new LinkedHashSet<>();
            for (to = from; to < steps.size() && steps.get(to).getClass() == first.getClass(); to++) {
                if (first instanceof Replace) {
                    ids.clear(); // the last one counts
                }
                ids.addAll(steps.get(to).ids());
            }
            joined.add(
                    switch (first) {
                        case Add add -> new Add(ids);
                        case Remove remove -> new Remove(ids);
                        case Replace replace -> new Replace(ids);
                    });
        }
        return joined;
    }

    /** Refuses by {@link ScimRefusal}: 400 where a member is not a user, or there are too many. */
    static Set<String> ids(@Nullable JsonNode members) {
        JsonNode values = members == null || members.isMissingNode() || members.isNull()
                ? JsonNodeFactory.instance.arrayNode()
                : members.isArray()
                        ? members
                        : JsonNodeFactory.instance.arrayNode().add(members);
        if (values.size() > MOST) {
            throw ScimRefusal.tooLarge("One request names at most " + MOST + " members.");
        }
        Set<String> ids = new LinkedHashSet<>();
        for (JsonNode value : values) {
            String id =
                    value.isValueNode() ? value.asText() : value.path("value").asText("");
            String type = value.path("type").asText("");
            String ref = value.path("$ref").asText("");
            if (type.equalsIgnoreCase("Group") || ref.contains("/Groups/")) {
                throw ScimRefusal.invalidValue("Members are people: groups in groups are not taken.");
            }
            if (!value.isNull() && (id.isBlank() || id.length() > 255 || id.indexOf('\0') >= 0)) {
                throw ScimRefusal.invalidValue("Each member has a value, the id of a user.");
            }
            if (!value.isNull()) {
                ids.add(id);
            }
        }
        return ids;
    }

    /** {@code value eq "a" or value eq "b"}: whom a filter names. */
    private static Set<String> named(Filter filter) {
        Set<String> named = new LinkedHashSet<>();
        name(filter, named);
        return named;
    }

    private static void name(Filter filter, Set<String> named) {
        switch (filter) {
            case Filter.Or(Filter left, Filter right) -> {
                name(left, named);
                name(right, named);
            }
            case Filter.Comparison(String path, Operator operator, @Nullable Object value)
            when path.equalsIgnoreCase("value") && operator == Operator.EQ && value != null ->
                named.add(value.toString());
            default -> throw ScimRefusal.invalidFilter("Members are selected by value eq \"id\".");
        }
    }
}
