package io.stagedoor.serviceaccounts.api;

import io.stagedoor.serviceaccounts.change.Providers;
import io.stagedoor.serviceaccounts.domain.Secret;
import io.stagedoor.serviceaccounts.store.Secrets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Secrets of one client, of which only hashes are kept; two are good at most. */
public record ClientSecrets(KeycloakSession session, String holder) {

    /** How long the one before a new one may live on. */
    public static final Duration LONGEST_ROTATION = Secret.LONGEST_ROTATION;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Later than anybody asks. */
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    /**
     * A new secret; the one before lives on for that long. The caller sees to it that no two are made at once.
     *
     * @return in clear; nobody can read it again
     */
    public String issue(Duration rotation) {
        Instant now = Providers.CLOCK.instant();
        String clear = Secret.create(RANDOM);
        secrets()
                .rotate(
                        new Secret(KeycloakModelUtils.generateId(), Secret.hash(clear), now, NEVER),
                        now.plus(rotation));
        return clear;
    }

    /** None opens anything any more. */
    public void removeAll() {
        secrets().removeAll();
    }

    private Secrets secrets() {
        return new Secrets(Providers.entities(session), holder);
    }
}
