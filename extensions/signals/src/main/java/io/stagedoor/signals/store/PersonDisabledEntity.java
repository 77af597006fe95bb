package io.stagedoor.signals.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A person who is disabled, and on whom we have acted. Public for Hibernate alone. */
@Entity(name = "StagedoorPersonDisabled")
@Table(name = "SD_PERSON_DISABLED")
@IdClass(PersonDisabledEntity.Key.class)
@SuppressWarnings("NullAway.Init")
public class PersonDisabledEntity {

    @Id
    @Column(name = "REALM_ID")
    String realmId;

    @Id
    @Column(name = "SUBJECT")
    String subject;

    @Column(name = "SINCE_MILLIS")
    long sinceMillis;

    protected PersonDisabledEntity() {}

    /** The primary key. */
    public record Key(@Nullable String realmId, @Nullable String subject) implements Serializable {}
}
