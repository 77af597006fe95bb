package io.stagedoor.people.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@link LastSignIns}. Public for Hibernate alone. */
@Entity(name = "StagedoorLastSignIn")
@Table(name = "SD_LAST_SIGN_IN")
@SuppressWarnings("NullAway.Init")
public class LastSignInEntity {

    @Id
    @Column(name = "PERSON_ID")
    String personId;

    @Column(name = "REALM_ID")
    String realmId;

    @Column(name = "AT_MILLIS")
    long atMillis;

    protected LastSignInEntity() {}
}
