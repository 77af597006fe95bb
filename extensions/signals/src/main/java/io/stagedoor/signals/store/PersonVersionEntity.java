package io.stagedoor.signals.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** How often something of a person changed. Public for Hibernate alone. */
@Entity(name = "StagedoorPersonVersion")
@Table(name = "SD_PERSON_VERSION")
@IdClass(PersonVersionEntity.Key.class)
@SuppressWarnings("NullAway.Init")
public class PersonVersionEntity {

    @Id
    @Column(name = "REALM_ID")
    String realmId;

    @Id
    @Column(name = "SUBJECT")
    String subject;

    @Id
    @Column(name = "ORGANIZATION_ID")
    String organizationId;

    @Column(name = "VERSION_NUMBER")
    long number;

    protected PersonVersionEntity() {}

    /** The primary key. */
    public record Key(
            @Nullable String realmId,
            @Nullable String subject,
            @Nullable String organizationId) implements Serializable {}
}
