package io.stagedoor.mfapolicy.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How strongly somebody was authenticated in this session, from what was really proved. */
public record Assurance(List<Proof> proofs) {

    public static final Assurance NONE = new Assurance(List.of());

    public Assurance {
        proofs = List.copyOf(proofs);
    }

    public static Assurance of(Proof... proofs) {
        return new Assurance(List.of(proofs));
    }

    /** 0 where nothing was proved. */
    public int level() {
        int level = 0;
        for (Proof proof : proofs) {
            level = Math.max(level, proof.level());
        }
        return level;
    }

    /** When the last proof of level 2 or 3 was given. */
    public Optional<Instant> strongAt() {
        return proofs.stream()
                .filter(proof -> proof.level() >= 2)
                .map(Proof::at)
                .max(Instant::compareTo);
    }
}
