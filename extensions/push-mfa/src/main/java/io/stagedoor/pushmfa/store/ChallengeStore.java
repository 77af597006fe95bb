package io.stagedoor.pushmfa.store;

import io.stagedoor.database.Statements;
import io.stagedoor.pushmfa.domain.Challenge;
import io.stagedoor.pushmfa.domain.ChallengeState;
import io.stagedoor.pushmfa.domain.Fatigue;
import io.stagedoor.pushmfa.domain.MatchNumber;
import io.stagedoor.pushmfa.domain.SignIn;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sign-ins of one realm that wait, or waited, for a phone. Each change of state is one conditional update: of two nodes one wins. */
public final class ChallengeStore {

    /** What {@link #challenge} reads. */
    static final String COLUMNS = "c.id, c.ticket, c.person_id, c.attempt, c.application, c.organization,"
            + " c.address, c.browser, c.match_number, c.created_at, c.state";

    private static final String SELECT = "select " + COLUMNS + " from sd_push_challenge c where c.realm_id = :realm";

    private static final int AT_ONCE = 500;

    private final Statements sql;
    private final String realm;

    public ChallengeStore(EntityManager entities, String realm) {
        this.sql = new Statements(entities);
        this.realm = realm;
    }

    /**
     * How much the person was asked lately. Whoever asks this holds the person's row until their transaction ends, so that of several who begin a
     * sign-in at once each counts those before.
     *
     * @param replaced id of one that is over now, null for none
     */
    public Fatigue fatigue(String person, @Nullable String replaced, Instant now) {
        Statements.Change ask = new Statements.Change(
                "update sd_push_account set asked = asked + 1 where realm_id = :realm and person_id = :person",
                Map.of("realm", realm, "person", person));
        // In this order, as a phone's report takes them.
        sql.updateAll(
                replaced == null
                        ? List.of(ask)
                        : List.of(closing(replaced, person, "", ChallengeState.REPLACED, now), ask));
        List<Object[]> asked = sql.rows(
                "select a.paused_until, c.id, c.state, c.expires_at from sd_push_account a left join sd_push_challenge c"
                        + " on c.realm_id = a.realm_id and c.person_id = a.person_id and c.created_at > :since"
                        + " where a.realm_id = :realm and a.person_id = :person",
                Map.of(
                        "realm",
                        realm,
                        "person",
                        person,
                        "since",
                        now.minus(Fatigue.HOUR).toEpochMilli()));
        List<Object[]> lastHour = asked.stream().filter(row -> row[1] != null).toList();
        long waiting = lastHour.stream()
                .filter(row ->
                        ChallengeState.OPEN.name().equals(row[2]) && Statements.number(row, 3) > now.toEpochMilli())
                .count();
        Instant paused = asked.stream()
                .map(row -> Instant.ofEpochMilli(Statements.number(row, 0)))
                .findFirst()
                .orElse(Instant.EPOCH);
        return new Fatigue(Math.toIntExact(waiting), lastHour.size(), paused);
    }

    /** Keeps a new one, and throws away what is older than anything counts. */
    public void add(Challenge challenge) {
        SignIn signIn = challenge.signIn();
        Map<String, Object> values = new HashMap<>(Map.of(
                "id", challenge.id(),
                "realm", realm,
                "ticket", challenge.ticket(),
                "person", challenge.person(),
                "attempt", signIn.attempt(),
                "application", signIn.application(),
                "organization", signIn.organization() == null ? "" : signIn.organization(),
                "address", signIn.address(),
                "browser", signIn.browser(),
                "number", challenge.number().value()));
        values.put("created", challenge.createdAt().toEpochMilli());
        values.put("expires", challenge.expiresAt().toEpochMilli());
        values.put("state", challenge.state().name());
        sql.updateAll(List.of(
                new Statements.Change(
                        "delete from sd_push_challenge where realm_id = :realm and person_id = :person and created_at <= :old",
                        Map.of(
                                "realm",
                                realm,
                                "person",
                                challenge.person(),
                                "old",
                                challenge.createdAt().minus(Fatigue.HOUR).toEpochMilli())),
                new Statements.Change(
                        "insert into sd_push_challenge (id, realm_id, ticket, person_id, attempt, application, organization, address,"
                                + " browser, match_number, created_at, expires_at, state) values (:id, :realm, :ticket, :person,"
                                + " :attempt, :application, :organization, :address, :browser, :number, :created, :expires, :state)",
                        values)));
    }

    public Optional<Challenge> find(String id) {
        return sql.rows(SELECT + " and c.id = :id", Map.of("realm", realm, "id", id)).stream()
                .map(ChallengeStore::challenge)
                .findFirst();
    }

    /** For the page that waits, which knows nothing but its ticket. */
    public Optional<Challenge> byTicket(String ticket) {
        return sql.rows(SELECT + " and c.ticket = :ticket", Map.of("realm", realm, "ticket", ticket)).stream()
                .map(ChallengeStore::challenge)
                .findFirst();
    }

    /** Those of these tickets whose phone has answered; many at once, as pages of a whole node ask. */
    public List<Challenge> answered(List<String> tickets) {
        List<Challenge> answered = new ArrayList<>();
        for (int from = 0; from < tickets.size(); from += AT_ONCE) {
            List<String> some = tickets.subList(from, Math.min(tickets.size(), from + AT_ONCE));
            sql
                    .rows(
                            SELECT + " and c.ticket in (:tickets) and c.state <> 'OPEN'",
                            Map.of("realm", realm, "tickets", some))
                    .stream()
                    .map(ChallengeStore::challenge)
                    .forEach(answered::add);
        }
        return answered;
    }

    /**
     * Closes an open one by what the phone has said; whether this was the answer that counts.
     *
     * @param phone thumbprint
     */
    public boolean close(String id, String person, String phone, ChallengeState state, Instant now) {
        Statements.Change change = closing(id, person, phone, state, now);
        return sql.update(change.statement(), change.parameters()) == 1;
    }

    private Statements.Change closing(String id, String person, String phone, ChallengeState state, Instant now) {
        return new Statements.Change(
                "update sd_push_challenge set state = :state, answered_by = :phone where id = :id and realm_id = :realm"
                        + " and person_id = :person and state = 'OPEN' and expires_at > :now",
                Map.of(
                        "state",
                        state.name(),
                        "phone",
                        phone,
                        "id",
                        id,
                        "realm",
                        realm,
                        "person",
                        person,
                        "now",
                        now.toEpochMilli()));
    }

    /** The browser goes on with an approved one, once, only where it began, and as long as the phone that approved is the person's; whether it may. */
    public boolean use(String id, String person, String attempt, Instant now) {
        return sql.update(
                        "update sd_push_challenge set state = 'USED' where id = :id and realm_id = :realm"
                                + " and person_id = :person and attempt = :attempt and state in ('APPROVED', 'VERIFIED')"
                                + " and expires_at > :begun and exists (select 1 from sd_push_device d"
                                + " join credential k on k.id = d.credential_id and k.user_id = d.person_id"
                                + " where d.realm_id = :realm and d.person_id = :person"
                                + " and d.thumbprint = sd_push_challenge.answered_by)",
                        Map.of(
                                "id",
                                id,
                                "realm",
                                realm,
                                "person",
                                person,
                                "attempt",
                                attempt,
                                "begun",
                                now.minus(Challenge.COLLECTING).toEpochMilli()))
                == 1;
    }

    /** Nobody is asked for the person's phone until then. */
    public void pause(String person, Instant until) {
        sql.update(
                "update sd_push_account set paused_until = :until where realm_id = :realm and person_id = :person",
                Map.of("until", until.toEpochMilli(), "realm", realm, "person", person));
    }

    private static Challenge challenge(Object[] row) {
        return challenge(row, 0);
    }

    /** @param from where its columns begin */
    static Challenge challenge(Object[] row, int from) {
        String organization = String.valueOf(row[from + 5]);
        @Nullable String named = organization.isEmpty() ? null : organization;
        return new Challenge(
                String.valueOf(row[from]),
                String.valueOf(row[from + 1]),
                String.valueOf(row[from + 2]),
                new SignIn(
                        String.valueOf(row[from + 3]),
                        String.valueOf(row[from + 4]),
                        named,
                        String.valueOf(row[from + 6]),
                        String.valueOf(row[from + 7])),
                new MatchNumber(Math.toIntExact(Statements.number(row, from + 8))),
                Instant.ofEpochMilli(Statements.number(row, from + 9)),
                ChallengeState.valueOf(String.valueOf(row[from + 10])));
    }
}
