package io.stagedoor.federation.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A row of {@link Connections}: one set of settings. Public for Hibernate alone. */
@Entity(name = "StagedoorConnectionRevision")
@Table(name = "SD_CONNECTION_REVISION")
@IdClass(RevisionEntity.Key.class)
@SuppressWarnings("NullAway.Init")
public class RevisionEntity {

    @Id
    @Column(name = "CONNECTION_ID")
    String connectionId;

    @Id
    @Column(name = "NUMBER_")
    int number;

    @Column(name = "SETTINGS")
    String settings;

    @Column(name = "FETCHED")
    String fetched;

    @Column(name = "SAVED_AT")
    long savedAt;

    @Column(name = "SAVED_BY")
    String savedBy;

    @Column(name = "TESTED_AT")
    long testedAt;

    @Column(name = "ACTIVATED_AT")
    long activatedAt;

    protected RevisionEntity() {}

    /** Of one row. */
    public record Key(String connectionId, int number) implements Serializable {}
}
