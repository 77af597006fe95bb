package io.stagedoor.federation.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@link Connections}. Public for Hibernate alone. */
@Entity(name = "StagedoorConnection")
@Table(name = "SD_CONNECTION")
@SuppressWarnings("NullAway.Init")
public class ConnectionEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "REALM_ID")
    String realmId;

    @Column(name = "ORGANIZATION_ID")
    String organizationId;

    @Column(name = "NAME")
    String name;

    @Column(name = "VENDOR")
    String vendor;

    @Column(name = "PROTOCOL")
    String protocol;

    @Column(name = "STATE")
    String state;

    @Column(name = "REQUIRED")
    boolean required;

    @Column(name = "BY_DEFAULT")
    boolean byDefault;

    @Column(name = "DOMAINS")
    String domains;

    @Column(name = "DRAFT")
    int draft;

    @Column(name = "LIVE")
    int live;

    @Column(name = "PREVIOUS")
    int previous;

    @Column(name = "LAST_SIGN_IN")
    long lastSignIn;

    @Column(name = "VERSION")
    long version;

    protected ConnectionEntity() {}
}
