package io.stagedoor.federation.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A row of {@link BreakGlass}. Public for Hibernate alone. */
@Entity(name = "StagedoorBreakGlass")
@Table(name = "SD_BREAK_GLASS")
@IdClass(BreakGlassEntity.Key.class)
@SuppressWarnings("NullAway.Init")
public class BreakGlassEntity {

    @Id
    @Column(name = "ORGANIZATION_ID")
    String organizationId;

    @Id
    @Column(name = "PERSON_ID")
    String personId;

    @Column(name = "REALM_ID")
    String realmId;

    @Column(name = "REASON")
    String reason;

    @Column(name = "GIVEN_BY")
    String givenBy;

    @Column(name = "GIVEN_AT")
    long givenAt;

    protected BreakGlassEntity() {}

    /** Of one row. */
    public record Key(String organizationId, String personId) implements Serializable {}
}
