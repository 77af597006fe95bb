package io.stagedoor.people.store;

import io.stagedoor.people.domain.Offer;
import io.stagedoor.people.domain.ResendInterval;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Invitations of one organization: Keycloak's rows, and beside each what it offers. */
public final class Invitations {

    /**
     * One invitation.
     *
     * @param inviter the person's id; null where Keycloak's own console has sent it: then it offers nothing
     */
    public record Stored(
            String id,
            String email,
            @Nullable String firstName,
            @Nullable String lastName,
            Instant sent,
            Instant expires,
            @Nullable String inviter,
            Offer offer) {}

    private static final String SELECT = "select i.id, i.email, i.first_name, i.last_name, i.created_at, i.expires_at,"
            + " s.inviter_id, coalesce(s.organization_roles, ''), coalesce(s.team_id, ''), coalesce(s.team_role, '')"
            + " from org_invitation i left join sd_invitation s on s.id = i.id and s.organization_id = i.organization_id"
            + " where i.organization_id = :organization";

    private final EntityManager entities;
    private final Sql sql;
    private final String organization;

    public Invitations(EntityManager entities, String organization) {
        this.entities = entities;
        this.sql = new Sql(entities);
        this.organization = organization;
    }

    /** In the order of ids, behind that one. */
    public List<Stored> page(@Nullable String after, int limit) {
        return sql
                .rows(
                        SELECT + " and i.id > :after order by i.id",
                        Map.of("organization", organization, "after", after == null ? "" : after),
                        limit)
                .stream()
                .map(Invitations::stored)
                .toList();
    }

    public Optional<Stored> find(String id) {
        return sql.rows(SELECT + " and i.id = :id", Map.of("organization", organization, "id", id), 1).stream()
                .map(Invitations::stored)
                .findFirst();
    }

    /**
     * Withdraws what somebody was offered, and what they have offered to others.
     *
     * @param organization null for everywhere
     * @return how many
     */
    public static int withdrawOf(
            EntityManager entities, String realm, @Nullable String organization, String person, String email) {
        Map<String, Object> values =
                new HashMap<>(Map.of("realm", realm, "person", person, "email", email.toLowerCase(Locale.ROOT)));
        String where =
                " where s.realm_id = :realm and (s.inviter_id = :person or (s.email = :email and s.email <> ''))";
        if (organization != null) {
            where += " and s.organization_id = :organization";
            values.put("organization", organization);
        }
        Sql sql = new Sql(entities);
        List<String> ids = sql.rows("select s.id, s.organization_id from sd_invitation s" + where, values, 0).stream()
                .map(row -> row.text(0))
                .toList();
        for (String id : ids) {
            sql.update("delete from org_invitation where id = :id", Map.of("id", id));
            sql.update("delete from sd_invitation where id = :id", Map.of("id", id));
        }
        return ids.size();
    }

    /** How many there are. */
    public long count() {
        return sql
                .rows(
                        "select count(*), i.organization_id from org_invitation i"
                                + " where i.organization_id = :organization group by i.organization_id",
                        Map.of("organization", organization),
                        1)
                .stream()
                .mapToLong(row -> row.number(0))
                .sum();
    }

    /** Keeps what Keycloak's invitation of that id offers; what was kept about the same address goes. */
    public void offer(String realmId, String id, String email, String inviter, Offer offer) {
        // Keycloak's row first, whose uniqueness decides between two who invite the same person at once.
        entities.flush();
        sql.update(
                "delete from sd_invitation where organization_id = :organization and email = :email",
                Map.of("organization", organization, "email", email));
        Map<String, Object> parameters = new HashMap<>(Map.of(
                "id", id,
                "realm", realmId,
                "organization", organization,
                "email", email,
                "inviter", inviter,
                "roles", offer.words()));
        parameters.put("team", offer.team() == null ? "" : offer.team());
        parameters.put("teamRole", offer.teamRole() == null ? "" : offer.teamRole());
        sql.update(
                "insert into sd_invitation (id, realm_id, organization_id, email, inviter_id, organization_roles, team_id, team_role)"
                        + " values (:id, :realm, :organization, :email, :inviter, :roles, :team, :teamRole)",
                parameters);
    }

    /** Claims the right to send the letter once more: of two at the same moment one gets it. An invitation of Keycloak's own console always has it. */
    public ResendInterval.Answer resend(String id, Instant now) {
        Map<String, Object> key = Map.of("organization", organization, "id", id);
        Map<String, Object> claim = new HashMap<>(key);
        claim.put("now", now.toEpochMilli());
        claim.put("latest", ResendInterval.latest(now).toEpochMilli());
        int claimed = sql.update(
                "update sd_invitation set resent_at = :now"
                        + " where id = :id and organization_id = :organization and resent_at <= :latest",
                claim);
        return claimed == 1
                ? new ResendInterval.Answer.Send()
                : sql
                        .rows(
                                "select resent_at, id from sd_invitation where id = :id and organization_id = :organization",
                                key,
                                1)
                        .stream()
                        .findFirst()
                        .map(row -> ResendInterval.wait(Instant.ofEpochMilli(row.number(0)), now))
                        .orElseGet(ResendInterval.Answer.Send::new);
    }

    /**
     * Takes what was offered to that address, once: of two who come with the same link one gets it.
     *
     * @param id Keycloak's invitation, which may be gone already
     */
    public Optional<Accepted> accept(String id, String email) {
        Map<String, String> key = Map.of("organization", organization, "id", id, "email", email);
        String where = " where id = :id and organization_id = :organization and email = :email";
        Optional<Accepted> offered = sql
                .rows("select inviter_id, organization_roles, team_id, team_role from sd_invitation" + where, key, 1)
                .stream()
                .map(row -> new Accepted(row.text(0), Offer.kept(row.text(1), row.text(2), row.text(3))))
                .findFirst();
        return offered.filter(found -> sql.update("delete from sd_invitation" + where, key) == 1);
    }

    /** What was offered, and by whom. */
    public record Accepted(String inviter, Offer offer) {}

    /** Forgets what was offered; Keycloak's row is Keycloak's to remove. */
    public void forget(String id) {
        sql.update(
                "delete from sd_invitation where id = :id and organization_id = :organization",
                Map.of("id", id, "organization", organization));
    }

    /** The organization does not exist any more. */
    public void forgetAll() {
        sql.update(
                "delete from sd_invitation where organization_id = :organization",
                Map.of("organization", organization));
    }

    private static Stored stored(Sql.Row row) {
        return new Stored(
                row.text(0),
                row.text(1),
                row.textOrNull(2),
                row.textOrNull(3),
                Instant.ofEpochSecond(row.number(4)),
                Instant.ofEpochSecond(row.number(5)),
                row.textOrNull(6),
                Offer.kept(row.text(7), row.text(8), row.text(9)));
    }
}
