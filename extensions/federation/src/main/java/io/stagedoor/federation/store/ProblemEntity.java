package io.stagedoor.federation.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A row of {@link Problems}. Public for Hibernate alone. */
@Entity(name = "StagedoorConnectionProblem")
@Table(name = "SD_CONNECTION_PROBLEM")
@IdClass(ProblemEntity.Key.class)
@SuppressWarnings("NullAway.Init")
public class ProblemEntity {

    @Id
    @Column(name = "CONNECTION_ID")
    String connectionId;

    @Id
    @Column(name = "CODE")
    String code;

    @Column(name = "SINCE")
    long since;

    @Column(name = "LAST_AT")
    long lastAt;

    @Column(name = "TIMES")
    long times;

    protected ProblemEntity() {}

    /** Of one row. */
    public record Key(String connectionId, String code) implements Serializable {}
}
