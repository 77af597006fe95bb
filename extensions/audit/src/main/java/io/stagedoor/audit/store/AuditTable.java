package io.stagedoor.audit.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.audit.api.AuditFact.Actor;
import io.stagedoor.audit.api.AuditFact.Outcome;
import io.stagedoor.audit.api.AuditFact.Target;
import io.stagedoor.audit.api.AuditTrail.Tally;
import io.stagedoor.audit.domain.AuditFilter;
import io.stagedoor.audit.domain.BoundedText;
import io.stagedoor.audit.domain.KeptFact;
import io.stagedoor.database.Statements;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds facts and reads them; there is no way to change one. */
public final class AuditTable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INSERT =
            "insert into sd_audit_fact (realm_id, organization_id, at_millis, actor_type, actor_id,"
                    + " actor_client, action_name, target_type, target_id, outcome, reason, from_address, correlation_id, details)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final int LONGEST = 255;
    private static final int LONGEST_DETAILS = 4000;
    private static final int LONGEST_DETAIL = 200;
    private static final int MOST_DETAILS = 20;

    private final EntityManager entities;

    public AuditTable(EntityManager entities) {
        this.entities = entities;
    }

    /** Adds facts, with every text cut to what its column holds. By a plain statement: this is a part of every change that there is. */
    public void add(List<AuditFact> facts, Instant at) {
        new Statements(entities)
                .insertAll(INSERT, facts.stream().map(fact -> values(fact, at)).toList());
    }

    private static @Nullable Object[] values(AuditFact fact, Instant at) {
        Target target = fact.target();
        return new @Nullable Object[] {
            fact.realmId(),
            fact.organizationId(),
            at.toEpochMilli(),
            BoundedText.of(fact.actor().type(), 40),
            BoundedText.of(fact.actor().id(), LONGEST),
            BoundedText.orNull(fact.actor().client(), LONGEST),
            BoundedText.of(fact.action(), 80),
            target == null ? null : BoundedText.of(target.type(), 80),
            target == null ? null : BoundedText.of(target.id(), LONGEST),
            fact.outcome().name(),
            BoundedText.orNull(fact.reason(), LONGEST),
            BoundedText.orNull(fact.from(), 64),
            BoundedText.orNull(fact.correlationId(), 64),
            details(fact.details())
        };
    }

    /**
     * Newest first.
     *
     * @param before id of the last fact of the page before; null for the first page
     */
    public List<KeptFact> page(
            String realmId, String organizationId, AuditFilter filter, @Nullable Long before, int most) {
        StringBuilder query = new StringBuilder(
                "from StagedoorAuditFact f where f.realmId = :realm and f.organizationId = :organization");
        Map<String, Object> values = new HashMap<>();
        values.put("realm", realmId);
        values.put("organization", organizationId);
        narrow(query, values, "f.id < :before", "before", before);
        narrow(query, values, "f.actorId = :actor", "actor", filter.actor());
        // The filter lets no wildcard through.
        narrow(query, values, "f.action like concat(:action, '%')", "action", filter.action());
        narrow(query, values, "f.targetId = :target", "target", filter.target());
        narrow(
                query,
                values,
                "f.outcome = :outcome",
                "outcome",
                filter.outcome() == null ? null : filter.outcome().name());
        narrow(query, values, "f.atMillis >= :from", "from", millis(filter.from()));
        narrow(query, values, "f.atMillis < :to", "to", millis(filter.to()));
        TypedQuery<AuditFactEntity> typed =
                entities.createQuery(query.append(" order by f.id desc").toString(), AuditFactEntity.class);
        values.forEach(typed::setParameter);
        return typed.setMaxResults(most).getResultList().stream()
                .map(AuditTable::kept)
                .toList();
    }

    /** By day (UTC). */
    public Map<LocalDate, Tally> tally(String realmId, String organizationId, String action, Instant from) {
        Map<LocalDate, Tally> found = new TreeMap<>();
        List<?> rows = entities.createNativeQuery(
                        "select f.at_millis / 86400000, f.outcome, count(*) from sd_audit_fact f"
                                + " where f.realm_id = :realm and f.organization_id = :organization"
                                + " and f.action_name = :action and f.at_millis >= :from"
                                + " group by f.at_millis / 86400000, f.outcome",
                        Object[].class)
                .setParameter("realm", realmId)
                .setParameter("organization", organizationId)
                .setParameter("action", action)
                .setParameter("from", from.toEpochMilli())
                .getResultList();
        for (Object one : rows) {
            Object[] row = (Object[]) one;
            long count = ((Number) row[2]).longValue();
            found.merge(
                    LocalDate.ofEpochDay(((Number) row[0]).longValue()),
                    row[1].equals(Outcome.SUCCESS.name()) ? new Tally(count, 0) : new Tally(0, count),
                    (a, b) -> new Tally(a.succeeded() + b.succeeded(), a.failed() + b.failed()));
        }
        return found;
    }

    private static void narrow(
            StringBuilder query, Map<String, Object> values, String condition, String name, @Nullable Object value) {
        if (value != null) {
            query.append(" and ").append(condition);
            values.put(name, value);
        }
    }

    private static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }

    private static @Nullable String details(Map<String, String> details) {
        if (details.isEmpty()) {
            return null;
        }
        Map<String, String> kept = new TreeMap<>();
        details.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(MOST_DETAILS)
                .forEach(entry ->
                        kept.put(BoundedText.of(entry.getKey(), 40), BoundedText.of(entry.getValue(), LONGEST_DETAIL)));
        String json = write(kept);
        while (json.length() > LONGEST_DETAILS) { // quotation marks and the like take more room in JSON
            kept.remove(((TreeMap<String, String>) kept).lastKey());
            json = write(kept);
        }
        return json;
    }

    private static String write(Map<String, String> details) {
        try {
            return JSON.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("details cannot be written", e);
        }
    }

    /**
     * Of which that person is the actor or the target, newest first.
     *
     * @param organizationId null for the realm's own
     */
    public List<KeptFact> concerning(String realmId, @Nullable String organizationId, String person, int most) {
        Map<Long, KeptFact> found = new TreeMap<>(Comparator.reverseOrder());
        // One statement for each index.
        for (String part : List.of("f.actorId = :person", "f.targetType = 'person' and f.targetId = :person")) {
            TypedQuery<AuditFactEntity> query = entities.createQuery(
                            "from StagedoorAuditFact f where f.realmId = :realm and f.organizationId "
                                    + (organizationId == null ? "is null" : "= :organization") + " and " + part
                                    + " order by f.id desc",
                            AuditFactEntity.class)
                    .setParameter("realm", realmId)
                    .setParameter("person", person)
                    .setMaxResults(most);
            if (organizationId != null) {
                query.setParameter("organization", organizationId);
            }
            query.getResultList().forEach(row -> found.put(Objects.requireNonNull(row.id, "id"), kept(row)));
        }
        return found.values().stream().limit(most).toList();
    }

    private static KeptFact kept(AuditFactEntity row) {
        return new KeptFact(
                Objects.requireNonNull(row.id, "id"),
                Instant.ofEpochMilli(row.atMillis),
                new AuditFact(
                        row.realmId,
                        row.organizationId,
                        new Actor(row.actorType, row.actorId, row.actorClient),
                        row.action,
                        row.targetType == null || row.targetId == null
                                ? null
                                : new Target(row.targetType, row.targetId),
                        Outcome.valueOf(row.outcome),
                        row.reason,
                        row.fromAddress,
                        row.correlationId,
                        read(row.details)));
    }

    private static Map<String, String> read(@Nullable String details) {
        try {
            return details == null ? Map.of() : JSON.readValue(details, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("details cannot be read", e);
        }
    }
}
