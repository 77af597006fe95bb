package io.stagedoor.gateway.spring;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code stagedoor.forward-auth}.
 *
 * @param address of the forward-auth service, such as {@code http://127.0.0.1:8090}
 * @param timeout for its answer; after it 503
 */
@ConfigurationProperties("stagedoor.forward-auth")
public record ForwardAuthSettings(
        URI address, @DefaultValue("10s") Duration timeout) {

    /** Refuses nonsense, so that a gateway without an address does not start.
     *
     * @throws IllegalArgumentException with one clear sentence
     */
    public ForwardAuthSettings {
        // Spring binds nothing to null where the key is missing
        String scheme = address == null ? null : address.getScheme();
        if (scheme == null || !scheme.matches("https?") || address.getHost() == null) {
            throw new IllegalArgumentException(
                    "stagedoor.forward-auth.address must be the http or https address of the forward-auth service");
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("stagedoor.forward-auth.timeout must be positive");
        }
    }
}
