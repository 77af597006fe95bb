package io.stagedoor.scim.domain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A kind of resource (RFC 7643 6): its own schema, and those that extend it. */
public enum ResourceType {
    USER("User", "/Users", Schemas.USER, List.of(Schemas.ENTERPRISE)),
    GROUP("Group", "/Groups", Schemas.GROUP, List.of(Schemas.GROUP_RESULT)),
    /** Read only. */
    ROLE("Role", "/Roles", Schemas.ROLE, List.of());

    private final String word;
    private final String endpoint;

    @SuppressWarnings("ImmutableEnumChecker") // records of immutable values
    private final Schema schema;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes it so
    private final List<Schema> extensions;

    ResourceType(String word, String endpoint, Schema schema, List<Schema> extensions) {
        this.word = word;
        this.endpoint = endpoint;
        this.schema = schema;
        this.extensions = extensions;
    }

    public String word() {
        return word;
    }

    public String endpoint() {
        return endpoint;
    }

    public Schema schema() {
        return schema;
    }

    public List<Schema> extensions() {
        return extensions;
    }

    /** The extension of that URN, without case. */
    public Optional<Schema> extension(String urn) {
        return extensions.stream()
                .filter(extension -> extension.id().equalsIgnoreCase(urn))
                .findFirst();
    }

    /** An attribute of the kind's own schema, or one that all kinds have. */
    public Optional<Attribute> core(String name) {
        return schema.attribute(name)
                .or(() -> Schemas.COMMON.stream()
                        .filter(attribute -> attribute.name().equalsIgnoreCase(name))
                        .findFirst());
    }

    /** The kind behind a path like {@code /Users}; clients write it in every case. */
    public static Optional<ResourceType> at(String segment) {
        for (ResourceType type : values()) {
            if (type.endpoint.substring(1).toLowerCase(Locale.ROOT).equals(segment.toLowerCase(Locale.ROOT))) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
