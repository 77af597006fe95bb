package io.stagedoor.scim.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.scim.domain.PatchOperation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Applies a PATCH to a resource (RFC 7644 3.5.2): all of it or, as the caller drops the copy, nothing. */
public final class Patch {

    private final ResourceType type;
    private final Dialect dialect;
    private final ObjectNode resource;
    private final Work work = new Work();

    /** To be applied to {@code resource}, which is changed. */
    public Patch(ResourceType type, Dialect dialect, ObjectNode resource) {
        this.type = type;
        this.dialect = dialect;
        this.resource = resource;
    }

    /** Refuses by {@link ScimRefusal}: 400. */
    public void apply(List<PatchOperation> operations) {
        operations.forEach(this::apply);
        Resource.requireAll(type, resource);
    }

    private void apply(PatchOperation operation) {
        AttributePath path = AttributePath.find(type, operation.path().attribute())
                .orElseThrow(() -> ScimRefusal.invalidPath("There is no such attribute: "
                        + operation
                                .path()
                                .attribute()
                                .substring(
                                        0,
                                        Math.min(
                                                80, operation.path().attribute().length()))));
        Attribute attribute = path.attribute();
        @Nullable Attribute sub = sub(path, operation.path().sub());
        if (!attribute.isWritable() || (sub != null && !sub.isWritable())) {
            if (operation.spoken()) {
                throw ScimRefusal.mutability(path.word() + " can only be read.");
            }
            return; // clients send back what they have read (RFC 7644 3.5.1)
        }
        ObjectNode holder = path.extension() == null ? resource : Resource.child(resource, path.extension());
        if (attribute.multiValued()) {
            new Values(attribute, sub, holder).apply(operation);
        } else if (operation.path().filter() != null) {
            throw ScimRefusal.invalidPath(attribute.name() + " has one value: no filter selects of it.");
        } else if (sub != null) {
            ObjectNode inner = Resource.child(holder, attribute.name());
            put(inner, sub, operation);
            if (inner.isEmpty()) {
                holder.remove(attribute.name());
            }
        } else if (attribute.isComplex() && operation.kind() != Kind.REMOVE) {
            merge(holder, attribute, operation.value());
        } else {
            put(holder, attribute, operation);
        }
        if (path.extension() != null && holder.isEmpty()) {
            resource.remove(path.extension());
        }
    }

    private static @Nullable Attribute sub(AttributePath path, @Nullable String behindFilter) {
        if (behindFilter == null) {
            return path.sub();
        }
        return path.attribute()
                .sub(behindFilter)
                .orElseThrow(() -> ScimRefusal.invalidPath(path.attribute().name() + " has no such sub-attribute."));
    }

    private static void put(ObjectNode holder, Attribute attribute, PatchOperation operation) {
        Optional<JsonNode> value =
                operation.kind() == Kind.REMOVE ? Optional.empty() : Coercion.value(attribute, operation.value());
        if (value.isEmpty() && attribute.required()) {
            throw operation.kind() == Kind.REMOVE
                    ? ScimRefusal.mutability(attribute.name() + " is required.")
                    : ScimRefusal.invalidValue(attribute.name() + " is required.");
        }
        value.ifPresentOrElse(found -> holder.set(attribute.name(), found), () -> holder.remove(attribute.name()));
    }

    /** RFC 7644 3.5.2.3: sub-attributes that are not said stay as they are. */
    private static void merge(ObjectNode holder, Attribute attribute, @Nullable JsonNode sent) {
        Optional<JsonNode> value = Coercion.value(attribute, sent);
        if (value.isEmpty()) {
            holder.remove(attribute.name());
            return;
        }
        ObjectNode inner = Resource.child(holder, attribute.name());
        if (sent instanceof ObjectNode said) {
            said.fieldNames().forEachRemaining(name -> attribute.sub(name).ifPresent(sub -> inner.remove(sub.name())));
        }
        inner.setAll((ObjectNode) value.get());
    }

    /** A multi-valued attribute, or what a filter selects of it. */
    @SuppressWarnings("ReferenceEquality") // which of the values it is, not what it holds
    private final class Values {

        private final Attribute attribute;

        @Nullable
        private final Attribute sub;

        private final ObjectNode holder;
        private final ElementMatch match;

        Values(Attribute attribute, @Nullable Attribute sub, ObjectNode holder) {
            this.attribute = attribute;
            this.sub = sub;
            this.holder = holder;
            this.match = new ElementMatch(attribute, work);
        }

        void apply(PatchOperation operation) {
            @Nullable Filter filter = operation.path().filter();
            List<ObjectNode> all = new ArrayList<>();
            holder.path(attribute.name()).forEach(element -> all.add((ObjectNode) element));
            List<ObjectNode> selected = filter == null
                    ? List.copyOf(all)
                    : all.stream()
                            .filter(element -> match.matches(filter, element))
                            .toList();
            List<ObjectNode> primaryBefore =
                    all.stream().filter(Values::isPrimary).toList();
            if (operation.kind() == Kind.REMOVE) {
                remove(operation, filter, all, selected);
            } else if (sub != null) {
                setSub(sub, operation, filter, all, selected);
            } else if (filter != null) {
                setSelected(operation, filter, all, selected);
            } else {
                setAll(operation, all);
            }
            if (all.size() > Coercion.MOST_VALUES) {
                throw ScimRefusal.invalidValue(attribute.name() + " has at most " + Coercion.MOST_VALUES + " values.");
            }
            keepOnePrimary(all, primaryBefore);
            write(all);
        }

        private void remove(
                PatchOperation operation, @Nullable Filter filter, List<ObjectNode> all, List<ObjectNode> selected) {
            if (sub != null) {
                selected.forEach(element -> element.remove(sub.name()));
                all.removeIf(element -> element.isEmpty() || (sub.name().equals("value") && !element.has("value")));
                return;
            }
            Optional<JsonNode> said = filter == null ? Coercion.value(attribute, operation.value()) : Optional.empty();
            if (said.isPresent()) {
                // Microsoft Entra ID: only these, although the path names all.
                said.get().forEach(gone -> all.removeIf(element -> isMeant(element, gone)));
            } else {
                all.removeIf(element -> selected.stream().anyMatch(one -> one == element));
            }
        }

        private boolean isMeant(ObjectNode element, JsonNode gone) {
            work.compare(1);
            return gone.properties().stream()
                    .filter(member -> !member.getKey().equals("primary"))
                    .allMatch(member -> element.path(member.getKey())
                            .asText()
                            .equalsIgnoreCase(member.getValue().asText()));
        }

        private void setSub(
                Attribute written,
                PatchOperation operation,
                @Nullable Filter filter,
                List<ObjectNode> all,
                List<ObjectNode> selected) {
            Optional<JsonNode> value = Coercion.value(written, operation.value());
            for (ObjectNode element : selected.isEmpty() ? upserted(operation, filter, all) : selected) {
                value.ifPresentOrElse(
                        found -> element.set(written.name(), found), () -> element.remove(written.name()));
            }
            all.removeIf(element -> written.name().equals("value") && !element.has("value"));
        }

        private void setSelected(
                PatchOperation operation, Filter filter, List<ObjectNode> all, List<ObjectNode> selected) {
            @Nullable JsonNode sent = operation.value();
            Attribute one = new Attribute(
                    attribute.name(),
                    attribute.type(),
                    false,
                    attribute.required(),
                    attribute.caseExact(),
                    attribute.mutability(),
                    attribute.returned(),
                    attribute.uniqueness(),
                    attribute.canonicalValues(),
                    attribute.sub());
            ObjectNode value = (ObjectNode) Coercion.value(one, sent)
                    .orElseThrow(() -> ScimRefusal.invalidValue("An operation that adds or replaces has a value."));
            for (ObjectNode element : selected.isEmpty() ? upserted(operation, filter, all) : selected) {
                if (operation.kind() == Kind.REPLACE && !selected.isEmpty()) {
                    element.removeAll();
                }
                element.setAll(value.deepCopy());
            }
        }

        /** Where nothing is selected: RFC 7644 3.5.2.3 refuses to replace, and some directories expect a new value. */
        private List<ObjectNode> upserted(PatchOperation operation, @Nullable Filter filter, List<ObjectNode> all) {
            if (filter != null && operation.kind() == Kind.REPLACE && !dialect.replaceAddsWhatIsMissing()) {
                throw ScimRefusal.noTarget("No value of " + attribute.name() + " is selected by the filter.");
            }
            ObjectNode fresh = filter == null
                    ? JsonNodeFactory.instance.objectNode()
                    : match.described(filter)
                            .orElseThrow(() -> ScimRefusal.noTarget(
                                    "No value of " + attribute.name() + " is selected by the filter."));
            all.add(fresh);
            return List.of(fresh);
        }

        private void setAll(PatchOperation operation, List<ObjectNode> all) {
            if (operation.kind() == Kind.REPLACE) {
                all.clear();
            }
            Optional<JsonNode> value = Coercion.value(attribute, operation.value());
            value.ifPresent(found -> {
                if (operation.kind() == Kind.REPLACE) {
                    Coercion.requireOnePrimary(attribute, found);
                }
                found.forEach(element -> add(all, (ObjectNode) element));
            });
        }

        /** RFC 7644 3.5.2.1: a value that is there already is not added again. */
        private void add(List<ObjectNode> all, ObjectNode value) {
            work.compare(all.size());
            for (ObjectNode present : all) {
                if (value.has("value")
                        && present.path("value").equals(value.path("value"))
                        && (!value.has("type") || present.path("type").equals(value.path("type")))) {
                    present.setAll(value);
                    return;
                }
            }
            if (!all.contains(value)) {
                all.add(value);
            }
        }

        /** RFC 7644 3.5.2: whoever becomes primary, those that were are not any more. */
        private void keepOnePrimary(List<ObjectNode> all, List<ObjectNode> before) {
            List<ObjectNode> primary = all.stream().filter(Values::isPrimary).toList();
            if (primary.size() > 1) {
                ObjectNode kept = primary.stream()
                        .filter(element -> before.stream().noneMatch(one -> one == element))
                        .reduce((first, second) -> second)
                        .orElse(primary.getLast());
                primary.stream().filter(element -> element != kept).forEach(element -> element.put("primary", false));
            }
        }

        private static boolean isPrimary(ObjectNode element) {
            return element.path("primary").asBoolean();
        }

        private void write(List<ObjectNode> all) {
            if (all.isEmpty()) {
                holder.remove(attribute.name());
            } else {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                all.forEach(array::add);
                holder.set(attribute.name(), array);
            }
        }
    }
}
