package io.stagedoor.audit.domain;

import io.stagedoor.audit.api.AuditFact;
import java.time.Instant;

/**
 * A fact of the trail.
 *
 * @param id grows
 */
public record KeptFact(long id, Instant at, AuditFact fact) {}
