package io.stagedoor.federation.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A row of {@link Domains}: whose a domain was before. Public for Hibernate alone. */
@Entity(name = "StagedoorFormerDomainOwner")
@Table(name = "SD_DOMAIN_FORMER_OWNER")
@IdClass(FormerDomainOwnerEntity.Key.class)
@SuppressWarnings("NullAway.Init")
public class FormerDomainOwnerEntity {

    @Id
    @Column(name = "REALM_ID")
    String realmId;

    @Id
    @Column(name = "NAME")
    String name;

    @Id
    @Column(name = "ORGANIZATION_ID")
    String organizationId;

    @Column(name = "SUBDOMAINS")
    boolean subdomains;

    protected FormerDomainOwnerEntity() {}

    static FormerDomainOwnerEntity of(DomainOwnerEntity owned) {
        FormerDomainOwnerEntity former = new FormerDomainOwnerEntity();
        former.realmId = owned.realmId;
        former.name = owned.name;
        former.organizationId = owned.organizationId;
        former.subdomains = owned.subdomains;
        return former;
    }

    /** Of one row. */
    public record Key(String realmId, String name, String organizationId) implements Serializable {}
}
