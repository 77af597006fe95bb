package io.stagedoor.systemtests;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Fills an organization by SQL on PostgreSQL: people with a name and an e-mail address, half of them with a second factor, ten
 * memberships and, over the last 30 days, 30 sign-ins for each.
 */
record LargeOrganization(String organizationId) {

    static final int PEOPLE = 10_000;
    static final int TEAMS = 1_000;
    static final int SIGN_INS = 300_000;

    void fill(Connection connection) throws SQLException {
        people(connection);
        teams(connection);
        signIns(connection);
        try (Statement analyze = connection.createStatement()) {
            analyze.execute("analyze");
        }
    }

    private void people(Connection connection) throws SQLException {
        run(
                connection,
                "insert into user_entity (id, email, email_constraint, email_verified, enabled, realm_id, username,"
                        + " first_name, last_name, created_timestamp, not_before)"
                        + " select md5('person' || i)::uuid::text, 'p' || i || '@initech.example', 'p' || i || '@initech.example',"
                        + " true, i % 50 <> 0, o.realm_id, 'p' || i || '@initech.example', 'First' || i % 700, 'Last' || i, 1750000000000, 0"
                        + " from org o, generate_series(1, " + PEOPLE + ") i where o.id = ?",
                organizationId);
        run(
                connection,
                "insert into user_group_membership (group_id, user_id, membership_type)"
                        + " select o.group_id, md5('person' || i)::uuid::text, 'MANAGED'"
                        + " from org o, generate_series(1, " + PEOPLE + ") i where o.id = ?",
                organizationId);
        run(
                connection,
                "insert into credential (id, user_id, type, created_date, secret_data, credential_data, priority, version)"
                        + " select md5('otp' || i)::uuid::text, md5('person' || i)::uuid::text, 'otp', 1750000000000, '{}', '{}', 10, 0"
                        + " from generate_series(1, " + PEOPLE + ", 2) i where ? <> ''",
                organizationId);
    }

    private void teams(Connection connection) throws SQLException {
        run(
                connection,
                "insert into sd_team (id, organization_id, name, version)"
                        + " select substr(md5('team' || i), 1, 22), ?, 'Team ' || i, 1 from generate_series(1, " + TEAMS
                        + ") i",
                organizationId);
        run(
                connection,
                "insert into sd_team_membership (organization_id, person_id, team_id, source_kind, source_id, team_role,"
                        + " projects, expires_at, version)"
                        + " select ?, md5('person' || 1 + i % " + PEOPLE + ")::uuid::text,"
                        + " substr(md5('team' || 1 + (i / " + PEOPLE + " * 101 + i) % " + TEAMS
                        + "), 1, 22), 'manual', '', 'reviewer', '',"
                        + " 9223372036854775807, 1 from generate_series(0, " + (10 * PEOPLE - 1)
                        + ") i on conflict do nothing",
                organizationId);
    }

    private void signIns(Connection connection) throws SQLException {
        run(
                connection,
                "insert into sd_audit_fact (realm_id, organization_id, at_millis, actor_type, actor_id, actor_client, action_name,"
                        + " outcome, from_address)"
                        + " select o.realm_id, o.id,"
                        + " (extract(epoch from now()) * 1000)::bigint - (" + SIGN_INS
                        + " - i) * 8640::bigint, 'person',"
                        + " md5('person' || 1 + i % " + PEOPLE + ")::uuid::text, 'screening-room', 'sign-in',"
                        + " case when i % 20 = 0 then 'FAILED' else 'SUCCESS' end, '192.0.2.1'"
                        + " from org o, generate_series(1, " + SIGN_INS + ") i where o.id = ?",
                organizationId);
    }

    private static void run(Connection connection, String sql, String parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            statement.executeUpdate();
        }
    }
}
