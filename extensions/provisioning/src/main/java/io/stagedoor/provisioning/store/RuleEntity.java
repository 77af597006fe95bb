package io.stagedoor.provisioning.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What an organization has chosen; an entity for the sake of {@code on conflict do nothing} on every database. Public for Hibernate alone. */
@Entity(name = "StagedoorDeprovisionRule")
@Table(name = "SD_DEPROVISION_RULE")
@SuppressWarnings("NullAway.Init")
public class RuleEntity {

    @Id
    @Column(name = "ORGANIZATION_ID")
    String organization;

    @Column(name = "REALM_ID")
    String realm;

    @Column(name = "BRAKE_PERCENT")
    int percent;

    @Column(name = "BRAKE_PEOPLE")
    int people;

    @Column(name = "BRAKE_MINUTES")
    int minutes;

    @Column(name = "HOLD_ACCESS")
    boolean holdAccess;

    @Column(name = "RETENTION_DAYS")
    int retentionDays;

    @Column(name = "LAST_GROUP")
    boolean lastGroup;

    @Column(name = "VERSION")
    long version;

    @Column(name = "COUNTED_FROM")
    long countedFrom;

    @Column(name = "BASE_PEOPLE")
    long basePeople;

    @Column(name = "BASE_AT")
    long baseAt;

    @Column(name = "RUN_ID")
    String run;

    @Column(name = "SWITCHED")
    String switched;

    @Column(name = "SWITCHED_DONE")
    boolean switchedDone;

    protected RuleEntity() {}
}
