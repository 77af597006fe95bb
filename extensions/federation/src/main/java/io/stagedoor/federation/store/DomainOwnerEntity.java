package io.stagedoor.federation.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A row of {@link Domains}: whose a proved domain is. Public for Hibernate alone. */
@Entity(name = "StagedoorDomainOwner")
@Table(name = "SD_DOMAIN_OWNER")
@IdClass(DomainOwnerEntity.Key.class)
@SuppressWarnings("NullAway.Init")
public class DomainOwnerEntity {

    @Id
    @Column(name = "REALM_ID")
    String realmId;

    @Id
    @Column(name = "NAME")
    String name;

    @Column(name = "ORGANIZATION_ID")
    String organizationId;

    @Column(name = "SUBDOMAINS")
    boolean subdomains;

    protected DomainOwnerEntity() {}

    /** Of one row. */
    public record Key(String realmId, String name) implements Serializable {}
}
