package io.stagedoor.scim.domain;

import org.jspecify.annotations.Nullable;

/** A filter (RFC 7644 3.4.2.2), as it was written: which attributes there are is asked by whoever follows it. */
public sealed interface Filter {

    /** Operators between an attribute and a value. */
    enum Operator {
        EQ,
        NE,
        CO,
        SW,
        EW,
        GT,
        GE,
        LT,
        LE
    }

    /** Both. */
    record And(Filter left, Filter right) implements Filter {}

    /** One of both. */
    record Or(Filter left, Filter right) implements Filter {}

    /** The opposite. */
    record Not(Filter filter) implements Filter {}

    /** There is a value. */
    record Present(String path) implements Filter {}

    /**
     * A comparison.
     *
     * @param value a text, a Boolean, a number as BigDecimal; null for null
     */
    record Comparison(
            String path, Operator operator, @Nullable Object value) implements Filter {}

    /** One value of a multi-valued attribute fulfils all of it: {@code emails[type eq "work"]}. */
    record Element(String path, Filter filter) implements Filter {}
}
