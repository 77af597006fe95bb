package io.stagedoor.scim.domain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One attribute of a schema (RFC 7643 2.2, 7).
 *
 * @param sub of a complex attribute; empty for others
 * @param references kinds of what a reference points to; empty for other attributes
 */
public record Attribute(
        String name,
        Type type,
        boolean multiValued,
        boolean required,
        boolean caseExact,
        Mutability mutability,
        Returned returned,
        Uniqueness uniqueness,
        List<String> canonicalValues,
        List<Attribute> sub,
        List<String> references) {

    /** RFC 7643 2.3. */
    public enum Type {
        STRING,
        BOOLEAN,
        DATE_TIME,
        REFERENCE,
        BINARY,
        COMPLEX;

        /** As it is written in a schema. */
        public String word() {
            return this == DATE_TIME ? "dateTime" : name().toLowerCase(Locale.ROOT);
        }
    }

    /** RFC 7643 7. */
    public enum Mutability {
        READ_WRITE("readWrite"),
        READ_ONLY("readOnly"),
        IMMUTABLE("immutable"),
        WRITE_ONLY("writeOnly");

        private final String word;

        Mutability(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** RFC 7643 7. */
    public enum Returned {
        DEFAULT,
        ALWAYS,
        NEVER,
        REQUEST;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** RFC 7643 7. */
    public enum Uniqueness {
        NONE,
        SERVER;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Attribute {
        canonicalValues = List.copyOf(canonicalValues);
        sub = List.copyOf(sub);
        references = List.copyOf(references);
    }

    static Attribute of(String name, Type type) {
        return new Attribute(
                name,
                type,
                false,
                false,
                type == Type.BINARY || type == Type.REFERENCE,
                Mutability.READ_WRITE,
                Returned.DEFAULT,
                Uniqueness.NONE,
                List.of(),
                List.of(),
                type == Type.REFERENCE ? List.of("external") : List.of());
    }

    static Attribute string(String name) {
        return of(name, Type.STRING);
    }

    static Attribute complex(String name, Attribute... sub) {
        return of(name, Type.COMPLEX).with(List.of(sub));
    }

    private Attribute with(List<Attribute> subAttributes) {
        return new Attribute(
                name,
                type,
                multiValued,
                required,
                caseExact,
                mutability,
                returned,
                uniqueness,
                canonicalValues,
                subAttributes,
                references);
    }

    Attribute many() {
        return new Attribute(
                name,
                type,
                true,
                required,
                caseExact,
                mutability,
                returned,
                uniqueness,
                canonicalValues,
                sub,
                references);
    }

    /** One value of it. */
    Attribute single() {
        return new Attribute(
                name,
                type,
                false,
                required,
                caseExact,
                mutability,
                returned,
                uniqueness,
                canonicalValues,
                sub,
                references);
    }

    /** Points to resources of these kinds. */
    static Attribute reference(String... kinds) {
        return new Attribute(
                "$ref",
                Type.REFERENCE,
                false,
                false,
                true,
                Mutability.READ_WRITE,
                Returned.DEFAULT,
                Uniqueness.NONE,
                List.of(),
                List.of(),
                List.of(kinds));
    }

    Attribute needed() {
        return new Attribute(
                name,
                type,
                multiValued,
                true,
                caseExact,
                mutability,
                returned,
                uniqueness,
                canonicalValues,
                sub,
                references);
    }

    Attribute exact() {
        return new Attribute(
                name,
                type,
                multiValued,
                required,
                true,
                mutability,
                returned,
                uniqueness,
                canonicalValues,
                sub,
                references);
    }

    Attribute unique() {
        return new Attribute(
                name,
                type,
                multiValued,
                required,
                caseExact,
                mutability,
                returned,
                Uniqueness.SERVER,
                canonicalValues,
                sub,
                references);
    }

    Attribute is(Mutability how) {
        return new Attribute(
                name,
                type,
                multiValued,
                required,
                caseExact,
                how,
                returned,
                uniqueness,
                canonicalValues,
                sub,
                references);
    }

    Attribute returned(Returned when) {
        return new Attribute(
                name,
                type,
                multiValued,
                required,
                caseExact,
                mutability,
                when,
                uniqueness,
                canonicalValues,
                sub,
                references);
    }

    Attribute oneOf(String... values) {
        return new Attribute(
                name,
                type,
                multiValued,
                required,
                caseExact,
                mutability,
                returned,
                uniqueness,
                List.of(values),
                sub,
                references);
    }

    /** Whether clients may write it. */
    public boolean isWritable() {
        return mutability != Mutability.READ_ONLY;
    }

    public boolean isComplex() {
        return type == Type.COMPLEX;
    }

    /** Names count without case (RFC 7643 2.1). */
    public Optional<Attribute> sub(String wanted) {
        return sub.stream()
                .filter(attribute -> attribute.name.equalsIgnoreCase(wanted))
                .findFirst();
    }
}
