package io.stagedoor.gateway.jose;

import com.nimbusds.jose.util.Base64URL;
import io.stagedoor.gateway.jose.MalformedJoseException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A signed JSON object in compact form (RFC 7515 3.1), split and decoded but <em>not</em> verified.
 *
 * <p>Stricter than {@code JWSObject.parse}, which skips characters outside the base64url alphabet.
 *
 * @param header the JOSE header
 * @param payload the claims
 * @param signingInput what the signature is over (RFC 7515 5.2 step 8)
 * @param signature the third part
 */
public record CompactJws(JsonMembers header, JsonMembers payload, String signingInput, Base64URL signature) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++");

    /** Splits and decodes; length is looked at before anything else, so that a huge text costs nothing. */
    public static CompactJws parse(String text, int maximumLength) throws MalformedJoseException {
        if (text.length() > maximumLength) {
            throw new MalformedJoseException(Kind.TOO_LONG, "longer than " + maximumLength + " characters");
        }
        if (!SHAPE.matcher(text).matches()) {
            throw new MalformedJoseException(Kind.SYNTAX, "not three base64url parts (a signed JWT)");
        }
        int first = text.indexOf('.');
        int last = text.lastIndexOf('.');
        return new CompactJws(
                JsonMembers.parse(new Base64URL(text.substring(0, first)).decode()),
                JsonMembers.parse(new Base64URL(text.substring(first + 1, last)).decode()),
                text.substring(0, last),
                new Base64URL(text.substring(last + 1)));
    }

    byte[] signedBytes() {
        return signingInput.getBytes(StandardCharsets.US_ASCII);
    }
}
