package io.stagedoor.mfapolicy.assurance;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the corporate identity provider has proved, as far as its connection is trusted.
 *
 * @param level 1, 2 or 3, by the connection's rules
 * @param at when it was proved there, never later than it arrived
 * @param references RFC 8176, as the provider said; others are dropped
 */
public record Upstream(int level, Instant at, List<String> references) {

    /** RFC 8176 2, without those that say something about the risk rather than the person. */
    private static final Set<String> KNOWN = Set.of(
            "face", "fpt", "hwk", "iris", "kba", "mca", "mfa", "otp", "pin", "pwd", "retina", "sc", "sms", "swk", "tel",
            "user", "vbm", "wia");

    public Upstream {
        if (level < 1 || level > 3) {
            throw new IllegalArgumentException("level " + level);
        }
        references = references.stream().filter(KNOWN::contains).distinct().collect(Collectors.toUnmodifiableList());
    }
}
