package io.stagedoor.federation.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import java.security.PublicKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs all rules over a message. */
record Judging(
        SamlExpectation expected,
        List<PublicKey> keys,
        @Nullable String request) {

    static Judging usual() {
        return new Judging(TestIdp.expectation(), TestIdp.trusted(), TestIdp.REQUEST);
    }

    static Judging expecting(SamlExpectation other) {
        return new Judging(other, TestIdp.trusted(), TestIdp.REQUEST);
    }

    SamlAssertion accepted(byte[] message) {
        try {
            return judge(message);
        } catch (RefusedException e) {
            throw new AssertionError(e.reason() + " " + e.detail(), e);
        }
    }

    void refuses(byte[] message, RefusalReason reason) {
        RefusedException refusal = catchThrowableOfType(RefusedException.class, () -> judge(message));
        assertThat(refusal).as("refused").isNotNull();
        assertThat(refusal.reason()).as(String.valueOf(refusal.detail())).isEqualTo(reason);
    }

    private SamlAssertion judge(byte[] message) throws RefusedException {
        SamlResponseRules rules = new SamlResponseRules(expected, keys, encrypted -> {
            throw new RefusedException(RefusalReason.ENCRYPTION_ALGORITHM, "no key in this test");
        });
        return rules.accept(rules.verify(SamlDocuments.read(message), () -> false), request);
    }
}
