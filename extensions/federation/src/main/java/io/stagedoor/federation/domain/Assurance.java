package io.stagedoor.federation.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How strongly the corporate identity provider says that somebody proved who they are.
 *
 * @param acr of OIDC, or the AuthnContextClassRef of SAML; null where nothing was said
 * @param amr RFC 8176; empty for SAML
 * @param authTime when they did; null where nothing was said
 */
public record Assurance(
        @Nullable String acr, List<String> amr, @Nullable Instant authTime) {

    public static final Assurance UNKNOWN = new Assurance(null, List.of(), null);

    public Assurance {
        amr = List.copyOf(amr);
    }
}
