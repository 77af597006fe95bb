package io.stagedoor.people.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@link ErasureRequests}. Public for Hibernate alone. */
@Entity(name = "StagedoorErasureRequest")
@Table(name = "SD_ERASURE_REQUEST")
@SuppressWarnings("NullAway.Init")
public class ErasureRequestEntity {

    @Id
    @Column(name = "PERSON_ID")
    String personId;

    @Column(name = "REALM_ID")
    String realmId;

    @Column(name = "ORGANIZATION_ID")
    String organizationId;

    @Column(name = "ASKED_AT")
    long askedAt;

    protected ErasureRequestEntity() {}
}
