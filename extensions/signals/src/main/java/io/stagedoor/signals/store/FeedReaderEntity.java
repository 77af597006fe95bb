package io.stagedoor.signals.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** How far a gateway has applied the feed. Public for Hibernate alone. */
@Entity(name = "StagedoorFeedReader")
@Table(name = "SD_FEED_READER")
@IdClass(FeedReaderEntity.Id3.class)
@SuppressWarnings("NullAway.Init")
public class FeedReaderEntity {

    /** The primary key. */
    public record Id3(String realmId, String client, String instance) implements Serializable {}

    @Id
    @Column(name = "REALM_ID")
    String realmId;

    @Id
    @Column(name = "CLIENT_ID")
    String client;

    @Id
    @Column(name = "INSTANCE")
    String instance;

    @Column(name = "ORGANIZATIONS")
    String organizations;

    @Column(name = "APPLIED_POSITION")
    long position;

    @Column(name = "AT_MILLIS")
    long atMillis;

    protected FeedReaderEntity() {}
}
