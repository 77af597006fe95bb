package io.stagedoor.signals.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The last position of a realm; its row is the lock of whoever gives positions. Public for Hibernate alone. */
@Entity(name = "StagedoorSignalCursor")
@Table(name = "SD_SIGNAL_CURSOR")
@SuppressWarnings("NullAway.Init")
public class CursorEntity {

    @Id
    @Column(name = "REALM_ID")
    String realmId;

    @Column(name = "LAST_POSITION")
    long lastPosition;

    protected CursorEntity() {}
}
