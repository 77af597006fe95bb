package io.stagedoor.federation.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@link TestSignIns}. Public for Hibernate alone. */
@Entity(name = "StagedoorTestSignIn")
@Table(name = "SD_TEST_SIGN_IN")
@SuppressWarnings("NullAway.Init")
public class TestSignInEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "CONNECTION_ID")
    String connectionId;

    @Column(name = "REVISION")
    int revision;

    @Column(name = "STARTED_BY")
    String startedBy;

    @Column(name = "EXPIRES")
    long expires;

    @Column(name = "STATE")
    String state;

    @Column(name = "ARRIVED_AT")
    long arrivedAt;

    @Column(name = "RESULT")
    String result;

    protected TestSignInEntity() {}
}
