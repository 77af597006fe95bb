package io.stagedoor.audit.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A row of the trail. Public for Hibernate alone; no column is updatable. */
@Entity(name = "StagedoorAuditFact")
@Table(name = "SD_AUDIT_FACT")
@SuppressWarnings("NullAway.Init")
public class AuditFactEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    @Nullable
    Long id;

    @Column(name = "REALM_ID", updatable = false)
    String realmId;

    @Column(name = "ORGANIZATION_ID", updatable = false)
    @Nullable
    String organizationId;

    @Column(name = "AT_MILLIS", updatable = false)
    long atMillis;

    @Column(name = "ACTOR_TYPE", updatable = false)
    String actorType;

    @Column(name = "ACTOR_ID", updatable = false)
    String actorId;

    @Column(name = "ACTOR_CLIENT", updatable = false)
    @Nullable
    String actorClient;

    @Column(name = "ACTION_NAME", updatable = false)
    String action;

    @Column(name = "TARGET_TYPE", updatable = false)
    @Nullable
    String targetType;

    @Column(name = "TARGET_ID", updatable = false)
    @Nullable
    String targetId;

    @Column(name = "OUTCOME", updatable = false)
    String outcome;

    @Column(name = "REASON", updatable = false)
    @Nullable
    String reason;

    @Column(name = "FROM_ADDRESS", updatable = false)
    @Nullable
    String fromAddress;

    @Column(name = "CORRELATION_ID", updatable = false)
    @Nullable
    String correlationId;

    @Column(name = "DETAILS", updatable = false)
    @Nullable
    String details;

    protected AuditFactEntity() {}
}
