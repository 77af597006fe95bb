package io.stagedoor.federation.store;

import io.stagedoor.federation.domain.DomainClaim;
import io.stagedoor.federation.domain.DomainName;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The domains that organizations claim, and whose each proved one is. */
public final class Domains {

    /** A claim and whose it is. */
    public record Claimed(String realm, String organization, DomainClaim claim) {}

    /** Whose a domain was. */
    public record Former(String organization, DomainName name, boolean subdomains) {

        /** Whether that address was in what they owned. */
        public boolean covered(DomainName domain) {
            return subdomains ? domain.isWithin(name) : domain.equals(name);
        }
    }

    private final EntityManager entities;
    private final String realm;

    public Domains(EntityManager entities, String realm) {
        this.entities = entities;
        this.realm = realm;
    }

    /** By name. */
    public List<DomainClaim> list(String organization) {
        return entities
                .createQuery(
                        "select d from StagedoorDomain d where d.organizationId = :organization order by d.name",
                        DomainEntity.class)
                .setParameter("organization", organization)
                .getResultList()
                .stream()
                .map(Domains::claim)
                .toList();
    }

    public Optional<DomainClaim> find(String organization, DomainName name) {
        return Optional.ofNullable(entities.find(DomainEntity.class, new DomainEntity.Key(organization, name.value())))
                .map(Domains::claim);
    }

    /** Of all organizations of all realms: those that were looked at longest ago, before that time; never those that were never proved. */
    public List<Claimed> due(Instant before, int limit) {
        return entities
                .createQuery(
                        "select d from StagedoorDomain d where d.checkedAt > 0 and d.checkedAt < :before"
                                + " and d.state in ('PROVED', 'GRACE') order by d.checkedAt",
                        DomainEntity.class)
                .setParameter("before", before.toEpochMilli())
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(row -> new Claimed(row.realmId, row.organizationId, claim(row)))
                .toList();
    }

    public void put(String organization, DomainClaim claim) {
        DomainEntity.Key key = new DomainEntity.Key(organization, claim.name().value());
        DomainEntity row = entities.find(DomainEntity.class, key);
        boolean made = row == null;
        if (row == null) {
            row = new DomainEntity();
            row.organizationId = organization;
            row.name = claim.name().value();
            row.realmId = realm;
        }
        row.subdomains = claim.subdomains();
        row.token = claim.token();
        row.state = claim.state().name();
        row.provedAt = Times.millis(claim.provedAt());
        row.checkedAt = Times.millis(claim.checkedAt());
        row.graceUntil = Times.millis(claim.graceUntil());
        if (made) {
            entities.persist(row);
        }
        entities.flush();
    }

    public void delete(String organization, DomainName name) {
        Optional.ofNullable(entities.find(DomainEntity.class, new DomainEntity.Key(organization, name.value())))
                .ifPresent(entities::remove);
        disown(organization, name);
    }

    /**
     * Makes a domain the organization's.
     *
     * @return false where it, or one above or below it that is claimed together with it, is another organization's
     */
    public boolean own(String organization, DomainClaim claim) {
        oneAtATime();
        if (isOthers(organization, claim)) {
            return false;
        }
        disown(organization, claim.name());
        entities.createQuery(
                        "delete from StagedoorFormerDomainOwner o where o.realmId = :realm and o.organizationId = :organization"
                                + " and o.name = :name and (o.subdomains = false or :subdomains = true)")
                .setParameter("realm", realm)
                .setParameter("organization", organization)
                .setParameter("name", claim.name().value())
                .setParameter("subdomains", claim.subdomains())
                .executeUpdate();
        return entities.createQuery("""
                                insert into StagedoorDomainOwner (realmId, name, organizationId, subdomains)
                                values (:realm, :name, :organization, :subdomains)
                                on conflict do nothing""")
                        .setParameter("realm", realm)
                        .setParameter("name", claim.name().value())
                        .setParameter("organization", organization)
                        .setParameter("subdomains", claim.subdomains())
                        .executeUpdate()
                == 1;
    }

    /** A domain and one below it have no key in common: who proves one waits for who proves the other. */
    private void oneAtATime() {
        var unused = entities.createNativeQuery("select id from realm where id = :realm for update")
                .setParameter("realm", realm)
                .getSingleResult();
    }

    /** Whether somebody else has proved what is claimed, or a part of it. */
    public boolean isOthers(String organization, DomainClaim claim) {
        return overlapping("select count(o) from StagedoorDomainOwner o", Long.class, organization, claim)
                        .getSingleResult()
                > 0;
    }

    /** Other organizations that what is claimed, or a part of it, belonged to. */
    public List<Former> formerOwners(String organization, DomainClaim claim) {
        return overlapping(
                        "select o from StagedoorFormerDomainOwner o",
                        FormerDomainOwnerEntity.class,
                        organization,
                        claim)
                .getResultList()
                .stream()
                .map(row -> new Former(row.organizationId, new DomainName(row.name), row.subdomains))
                .toList();
    }

    /** Nobody of theirs is left. */
    public void forget(Former former) {
        entities.createQuery("delete from StagedoorFormerDomainOwner o where o.realmId = :realm and o.name = :name"
                        + " and o.organizationId = :organization")
                .setParameter("realm", realm)
                .setParameter("name", former.name().value())
                .setParameter("organization", former.organization())
                .executeUpdate();
    }

    private <T> TypedQuery<T> overlapping(String select, Class<T> type, String organization, DomainClaim claim) {
        String name = claim.name().value();
        return entities.createQuery(
                        select + " where o.realmId = :realm and o.organizationId <> :organization"
                                + " and (o.name = :name or (o.subdomains = true and :name like concat('%.', o.name))"
                                + " or (:subdomains = true and o.name like :below))",
                        type)
                .setParameter("realm", realm)
                .setParameter("organization", organization)
                .setParameter("name", name)
                .setParameter("subdomains", claim.subdomains())
                .setParameter("below", "%." + name.toLowerCase(Locale.ROOT));
    }

    /** The domain is nobody's; whose it was is remembered. */
    public void disown(String organization, DomainName name) {
        oneAtATime();
        DomainOwnerEntity owned =
                entities.find(DomainOwnerEntity.class, new DomainOwnerEntity.Key(realm, name.value()));
        if (owned == null || !owned.organizationId.equals(organization)) {
            return;
        }
        entities.merge(FormerDomainOwnerEntity.of(owned));
        entities.remove(owned);
        entities.flush();
    }

    private static DomainClaim claim(DomainEntity row) {
        return new DomainClaim(
                new DomainName(row.name),
                row.subdomains,
                row.token,
                DomainClaim.State.valueOf(row.state),
                Times.instant(row.provedAt),
                Times.instant(row.checkedAt),
                Times.instant(row.graceUntil));
    }
}
