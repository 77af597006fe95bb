package io.stagedoor.scim.domain;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.scim.domain.FilterParser.Path;
import org.jspecify.annotations.Nullable;

/**
 * One step of a PATCH (RFC 7644 3.5.2), always with a path: steps without one are taken apart when they are read.
 *
 * @param spoken whether the client wrote the path itself; a member of a value object says less
 * @param value null where none came
 */
public record PatchOperation(
        Kind kind, Path path, boolean spoken, @Nullable JsonNode value) {

    /** RFC 7644 3.5.2.1 to 3.5.2.3. */
    public enum Kind {
        ADD,
        REMOVE,
        REPLACE
    }

    /** Whether it is about that attribute of the resource's own schema. */
    public boolean isAbout(ResourceType type, String attribute) {
        return AttributePath.find(type, path.attribute())
                .filter(found ->
                        found.extension() == null && found.attribute().name().equals(attribute))
                .isPresent();
    }
}
