package io.stagedoor.federation.saml;

import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Instants of a message against the clock, each as far off as the skew allows. */
record AssertionTimes(SamlExpectation expected) {

    /** SAML core 1.3.3: in UTC; null where the attribute is missing. */
    static @Nullable Instant instant(Element element, String attribute) throws RefusedException {
        @Nullable String value = Elements.attribute(element, attribute);
        if (value == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException e) {
            throw new RefusedException(RefusalReason.DOCUMENT_MALFORMED, attribute);
        }
    }

    /** Good from this instant on. */
    void notBefore(Element element, String attribute) throws RefusedException {
        @Nullable Instant from = instant(element, attribute);
        if (from != null && expected.now().isBefore(from.minus(expected.skew()))) {
            throw new RefusedException(RefusalReason.NOT_YET_VALID, attribute);
        }
    }

    /** No longer good at this instant; null where the attribute is missing. */
    @Nullable
    Instant notOnOrAfter(Element element, String attribute) throws RefusedException {
        @Nullable Instant until = instant(element, attribute);
        if (until != null && !expected.now().isBefore(until.plus(expected.skew()))) {
            throw new RefusedException(RefusalReason.EXPIRED, attribute);
        }
        return until;
    }
}
