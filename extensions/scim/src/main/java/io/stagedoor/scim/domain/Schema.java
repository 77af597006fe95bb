package io.stagedoor.scim.domain;

import java.util.List;
import java.util.Optional;

/** A schema (RFC 7643 7). */
public record Schema(String id, String name, String description, List<Attribute> attributes) {

    public Schema {
        attributes = List.copyOf(attributes);
    }

    /** Names count without case (RFC 7643 2.1). */
    public Optional<Attribute> attribute(String wanted) {
        return attributes.stream()
                .filter(attribute -> attribute.name().equalsIgnoreCase(wanted))
                .findFirst();
    }
}
