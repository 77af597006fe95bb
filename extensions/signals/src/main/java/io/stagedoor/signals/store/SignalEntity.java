package io.stagedoor.signals.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A row of the log. Public for Hibernate alone. */
@Entity(name = "StagedoorSignal")
@Table(name = "SD_SIGNAL")
@SuppressWarnings("NullAway.Init")
public class SignalEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    @Nullable
    Long id;

    @Column(name = "REALM_ID", updatable = false)
    String realmId;

    @Column(name = "SIGNAL_TYPE", updatable = false)
    String type;

    @Column(name = "ORGANIZATION_ID", updatable = false)
    @Nullable
    String organizationId;

    @Column(name = "SHOWN_TO", updatable = false)
    @Nullable
    String shownTo;

    @Column(name = "SUBJECT", updatable = false)
    @Nullable
    String subject;

    @Column(name = "SESSION_ID", updatable = false)
    @Nullable
    String sessionId;

    @Column(name = "CLIENT_ID", updatable = false)
    @Nullable
    String clientId;

    @Column(name = "TEAM_ID", updatable = false)
    @Nullable
    String teamId;

    @Column(name = "TEAM_ROLE", updatable = false)
    @Nullable
    String teamRole;

    @Column(name = "VER", updatable = false)
    @Nullable
    Long ver;

    @Column(name = "ALIAS", updatable = false)
    @Nullable
    String alias;

    @Column(name = "REASON", updatable = false)
    @Nullable
    String reason;

    @Column(name = "AT_MILLIS")
    long atMillis;

    @Column(name = "FEED_POSITION")
    @Nullable
    Long position;

    protected SignalEntity() {}
}
