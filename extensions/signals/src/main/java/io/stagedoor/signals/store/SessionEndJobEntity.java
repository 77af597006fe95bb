package io.stagedoor.signals.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** Sessions that have to be removed. Public for Hibernate alone. */
@Entity(name = "StagedoorSessionEndJob")
@Table(name = "SD_SESSION_END_JOB")
@SuppressWarnings("NullAway.Init")
public class SessionEndJobEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    @Nullable
    Long id;

    @Column(name = "REALM_ID", updatable = false)
    String realmId;

    @Column(name = "SUBJECT", updatable = false)
    String subject;

    @Column(name = "CLIENT_UUID", updatable = false)
    @Nullable
    String clientUuid;

    @Column(name = "LOGOUT_CLAIMS", updatable = false)
    @Nullable
    String logoutClaims;

    @Column(name = "ATTEMPTS")
    int attempts;

    @Column(name = "NEXT_MILLIS")
    long nextMillis;

    protected SessionEndJobEntity() {}
}
