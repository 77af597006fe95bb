package io.stagedoor.signals.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A receiver of security event tokens. Public for Hibernate alone. */
@Entity(name = "StagedoorEventStream")
@Table(name = "SD_EVENT_STREAM")
@SuppressWarnings("NullAway.Init")
public class EventStreamEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "REALM_ID", updatable = false)
    String realmId;

    @Column(name = "ORGANIZATION_ID", updatable = false)
    String organizationId;

    @Column(name = "STREAM_NAME")
    String name;

    @Column(name = "AUDIENCE", updatable = false)
    String audience;

    @Column(name = "ISSUER", updatable = false)
    String issuer;

    @Column(name = "ENDPOINT")
    @Nullable
    String endpoint;

    @Column(name = "AUTHORIZATION_VALUE")
    @Nullable
    String authorization;

    @Column(name = "PAUSED")
    boolean paused;

    @Column(name = "SENT_POSITION")
    long position;

    @Column(name = "VERIFICATION_STATE")
    @Nullable
    String verification;

    @Column(name = "FAILURES")
    int failures;

    @Column(name = "NEXT_MILLIS")
    long nextMillis;

    @Column(name = "ROW_VERSION")
    long version;

    protected EventStreamEntity() {}
}
