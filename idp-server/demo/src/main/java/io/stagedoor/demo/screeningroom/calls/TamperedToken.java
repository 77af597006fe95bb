package io.stagedoor.demo.screeningroom.calls;

import com.nimbusds.jose.util.Base64URL;
import io.vertx.core.json.JsonObject;

/** A token as a forger would change it: another subject, the old signature (RFC 7515 5.2 says that it cannot pass). */
public final class TamperedToken {

    private TamperedToken() {}

    public static String of(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a signed token has three parts");
        }
        JsonObject claims = new JsonObject(new Base64URL(parts[1]).decodeToString());
        claims.put("sub", "somebody-else");
        return parts[0] + "." + Base64URL.encode(claims.encode()) + "." + parts[2];
    }
}
