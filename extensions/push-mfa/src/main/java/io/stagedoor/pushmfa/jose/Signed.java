package io.stagedoor.pushmfa.jose;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.pushmfa.domain.Answer;
import io.stagedoor.pushmfa.domain.Decision;
import io.stagedoor.pushmfa.domain.DeviceProof;
import io.stagedoor.pushmfa.domain.MatchNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What phones sign, read and verified. {@code PROTOCOL.md} is its description. */
public final class Signed {

    /** RFC 9449 4.2. */
    private static final String PROOF = "dpop+jwt";

    private static final String ANSWER = "stagedoor-push-answer+jwt";

    /** RFC 9449 4.2 asks for 96 random bits; more than this is nothing that anybody has to remember. */
    private static final int LONGEST_ID = 100;

    /**
     * A proof, and the key that signed it: whose key it is, is another question.
     *
     * @param key the public part
     */
    public record Proof(DeviceProof claims, DeviceKey key) {}

    private Signed() {}

    /**
     * A proof.
     *
     * @throws MalformedException where it is none, or not signed by the key in its header
     */
    public static Proof proof(String compact) {
        Jws jws = Jws.parse(compact, PROOF);
        DeviceKey key = DeviceKey.of(jws.header().path("jwk"));
        if (!jws.isSignedBy(key)) {
            throw new MalformedException("it is not signed by the key in its header");
        }
        String id = jws.text("jti");
        if (id.length() > LONGEST_ID) {
            throw new MalformedException("jti has at most " + LONGEST_ID + " characters");
        }
        JsonNode nonce = jws.payload().path("nonce");
        return new Proof(
                new DeviceProof(
                        key.thumbprint(),
                        jws.text("htm"),
                        jws.text("htu"),
                        issuedAt(jws),
                        id,
                        nonce.isTextual() ? nonce.asText() : null),
                key);
    }

    /**
     * An answer.
     *
     * @param key of the device that has proved itself in this request
     * @throws MalformedException where it is no answer, or not signed by that key
     */
    public static Answer answer(String compact, DeviceKey key) {
        Jws jws = Jws.parse(compact, ANSWER);
        if (!jws.isSignedBy(key)) {
            throw new MalformedException("it is not signed by the key of this device");
        }
        Decision decision = Decision.of(jws.text("decision"))
                .orElseThrow(() -> new MalformedException("decision is approve, deny or report"));
        try {
            return new Answer(
                    jws.text("challenge"), decision, jws.text("device"), jws.text("aud"), number(jws.payload()));
        } catch (IllegalArgumentException e) {
            throw new MalformedException(String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable MatchNumber number(JsonNode payload) {
        JsonNode number = payload.path("number");
        if (number.isMissingNode()) {
            return null;
        }
        if (!number.isInt()) {
            throw new MalformedException("number is a number of two digits");
        }
        return new MatchNumber(number.asInt());
    }

    private static Instant issuedAt(Jws jws) {
        JsonNode at = jws.payload().path("iat");
        if (!at.isIntegralNumber() || at.asLong() < 0 || at.asLong() > Integer.MAX_VALUE * 4L) {
            throw new MalformedException("iat is missing");
        }
        return Instant.ofEpochSecond(at.asLong());
    }
}
