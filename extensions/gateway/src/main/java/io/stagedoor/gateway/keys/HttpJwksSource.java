package io.stagedoor.gateway.keys;

import io.stagedoor.gateway.issuer.BoundedHttp;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** Fetches the key set from a known address. */
public final class HttpJwksSource implements JwksSource {

    /** The longest that one fetch takes. */
    public static final Duration DEADLINE = Duration.ofSeconds(3);

    /** Far more than any key set needs. */
    public static final int SIZE_LIMIT = 128 * 1024;

    private final URI address;
    private final BoundedHttp http;

    public HttpJwksSource(URI address) {
        this(address, DEADLINE, SIZE_LIMIT);
    }

    /**
     * With bounds of your own.
     *
     * @param address where the key set is
     * @param deadline for the whole fetch
     * @param sizeLimit in bytes
     */
    public HttpJwksSource(URI address, Duration deadline, int sizeLimit) {
        this.address = address;
        this.http = new BoundedHttp(deadline, sizeLimit);
    }

    @Override
    public String fetch() throws IOException, InterruptedException {
        return http.get(address);
    }
}
