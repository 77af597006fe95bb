package io.stagedoor.pushmfa.passkey;

import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import java.net.URI;

/**
 * For whom passkeys are made.
 *
 * @param origin scheme, host and port of the app
 * @param id its host, the relying party's id
 */
public record Site(String origin, String id) {

    /** The server that an issuer names. */
    public static Site of(String issuer) {
        URI address = URI.create(issuer);
        return new Site(address.getScheme() + "://" + address.getRawAuthority(), address.getHost());
    }

    ServerProperty asking(byte[] challenge) {
        return ServerProperty.builder()
                .origin(Origin.create(origin))
                .rpId(id)
                .challenge(new DefaultChallenge(challenge))
                .build();
    }
}
