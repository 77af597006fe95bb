package io.stagedoor.gateway.keys;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.stagedoor.gateway.issuer.BoundedHttp;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Learns the key set's address from the issuer's metadata (OpenID Connect Discovery 1.0 4) at the first fetch, so that a gateway can
 * start before its issuer does. The address is asked for again after a failed fetch.
 */
public final class DiscoveredJwksSource implements JwksSource {

    private final String issuer;
    private final BoundedHttp http;
    private @Nullable URI address;

    public DiscoveredJwksSource(String issuer) {
        this(issuer, HttpJwksSource.DEADLINE, HttpJwksSource.SIZE_LIMIT);
    }

    /**
     * With bounds of your own.
     *
     * @param issuer the exact issuer
     * @param deadline for each of the two requests
     * @param sizeLimit in bytes
     */
    public DiscoveredJwksSource(String issuer, Duration deadline, int sizeLimit) {
        this.issuer = issuer;
        this.http = new BoundedHttp(deadline, sizeLimit);
    }

    @Override
    public synchronized String fetch() throws IOException, InterruptedException {
        URI known = address == null ? discover() : address;
        address = null;
        String keys = http.get(known);
        address = known;
        return keys;
    }

    private URI discover() throws IOException, InterruptedException {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        URI metadata = URI.create(base + "/.well-known/openid-configuration");
        try {
            Map<String, Object> members = JSONObjectUtils.parse(http.get(metadata));
            // OpenID Connect Discovery 4.3: must be identical, else one issuer could hand out another's keys
            if (members == null || !issuer.equals(members.get("issuer"))) {
                throw new IOException(metadata + " is the metadata of another issuer than " + issuer);
            }
            return checked(URI.create(String.valueOf(members.get("jwks_uri"))), metadata);
        } catch (ParseException | IllegalArgumentException e) {
            throw new IOException(metadata + " is not the metadata of an issuer", e);
        }
    }

    private static URI checked(URI jwks, URI metadata) throws IOException {
        boolean web = "https".equalsIgnoreCase(jwks.getScheme()) || "http".equalsIgnoreCase(jwks.getScheme());
        if (!web || jwks.getHost() == null) {
            throw new IOException(metadata + " has no usable jwks_uri");
        }
        if ("https".equalsIgnoreCase(metadata.getScheme()) && !"https".equalsIgnoreCase(jwks.getScheme())) {
            throw new IOException(metadata + " names a jwks_uri that is not https");
        }
        return jwks;
    }
}
