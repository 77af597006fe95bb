package io.stagedoor.federation.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A row of {@link Domains}. Public for Hibernate alone. */
@Entity(name = "StagedoorDomain")
@Table(name = "SD_DOMAIN")
@IdClass(DomainEntity.Key.class)
@SuppressWarnings("NullAway.Init")
public class DomainEntity {

    @Id
    @Column(name = "ORGANIZATION_ID")
    String organizationId;

    @Id
    @Column(name = "NAME")
    String name;

    @Column(name = "REALM_ID")
    String realmId;

    @Column(name = "SUBDOMAINS")
    boolean subdomains;

    @Column(name = "TOKEN")
    String token;

    @Column(name = "STATE")
    String state;

    @Column(name = "PROVED_AT")
    long provedAt;

    @Column(name = "CHECKED_AT")
    long checkedAt;

    @Column(name = "GRACE_UNTIL")
    long graceUntil;

    protected DomainEntity() {}

    /** Of one row. */
    public record Key(String organizationId, String name) implements Serializable {}
}
