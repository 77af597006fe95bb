package io.stagedoor.scim.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An attribute that a resource type has, found by its path (RFC 7644 3.10).
 *
 * @param extension the URN where it stands in an extension; null for the type's own
 * @param sub null where the whole attribute is meant
 */
public record AttributePath(
        @Nullable String extension,
        Attribute attribute,
        @Nullable Attribute sub) {

    /** The RFC's, and the one that some mappings of attributes put there instead. */
    private static final String SEPARATORS = ":.";

    /** As filters and orders name it in tables of columns: {@code name.familyName}, {@code enterprise:manager.value}. */
    public String word() {
        String name = sub == null ? attribute.name() : attribute.name() + "." + sub.name();
        return extension == null ? name : "enterprise:" + name;
    }

    /** What is compared: the sub-attribute; {@code value} where a complex attribute is compared as such (RFC 7644 3.4.2.2). */
    public Optional<Attribute> compared() {
        return sub != null ? Optional.of(sub) : attribute.isComplex() ? attribute.sub("value") : Optional.of(attribute);
    }

    /**
     * Finds what a path names: {@code userName}, {@code name.familyName}, with a URN before it or without; the attributes of extensions
     * are found by their bare name too, as some directories send them.
     */
    public static Optional<AttributePath> find(ResourceType type, String path) {
        String own = type.schema().id() + ":";
        if (path.regionMatches(true, 0, own, 0, own.length())) {
            return core(type, path.substring(own.length()));
        }
        for (Schema extension : type.extensions()) {
            String urn = extension.id();
            if (path.length() > urn.length()
                    && path.regionMatches(true, 0, urn, 0, urn.length())
                    && SEPARATORS.indexOf(path.charAt(urn.length())) >= 0) {
                return in(extension, path.substring(urn.length() + 1));
            }
        }
        if (path.indexOf(':') >= 0) {
            return Optional.empty();
        }
        return core(type, path)
                .or(() -> type.extensions().stream()
                        .flatMap(extension -> in(extension, path).stream())
                        .findFirst());
    }

    private static Optional<AttributePath> core(ResourceType type, String path) {
        int dot = path.indexOf('.');
        return type.core(dot < 0 ? path : path.substring(0, dot)).flatMap(found -> sub(null, found, path, dot));
    }

    private static Optional<AttributePath> in(Schema extension, String path) {
        int dot = path.indexOf('.');
        return extension
                .attribute(dot < 0 ? path : path.substring(0, dot))
                .flatMap(found -> sub(extension.id(), found, path, dot));
    }

    private static Optional<AttributePath> sub(@Nullable String extension, Attribute attribute, String path, int dot) {
        return dot < 0
                ? Optional.of(new AttributePath(extension, attribute, null))
                : attribute.sub(path.substring(dot + 1)).map(sub -> new AttributePath(extension, attribute, sub));
    }
}
