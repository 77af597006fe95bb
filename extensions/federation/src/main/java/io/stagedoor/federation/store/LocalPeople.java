package io.stagedoor.federation.store;

import io.stagedoor.federation.domain.DomainName;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;

/**
 * People of a domain, wherever they belong. Asked when a connection becomes required and when a domain is proved or adopted, never when somebody signs
 * in: it looks at every address of the realm.
 */
public final class LocalPeople {

    /**
     * How many there are.
     *
     * @param people accounts with an address of those domains
     * @param withPassword how many of them have a password
     */
    public record Counts(long people, long withPassword) {}

    private static final String OF_DOMAIN =
            " from user_entity u where u.realm_id = :realm and u.service_account_client_link is null and (u.email like :at or u.email like :below)";

    private final EntityManager entities;
    private final String realm;

    public LocalPeople(EntityManager entities, String realm) {
        this.entities = entities;
        this.realm = realm;
    }

    public Counts count(DomainName domain, boolean subdomains) {
        Object[] row = (Object[]) bind(
                        "select count(u.id), sum(case when exists (select 1 from credential c where c.user_id = u.id and c.type = 'password') then 1 else 0 end)"
                                + OF_DOMAIN,
                        domain,
                        subdomains)
                .getSingleResult();
        return new Counts(number(row[0]), number(row[1]));
    }

    /** Ids of everybody of a domain who has a session, online or offline. */
    public List<String> withSessions(DomainName domain, boolean subdomains) {
        List<?> found = bind(
                        "select distinct u.id" + OF_DOMAIN
                                + " and exists (select 1 from offline_user_session s where s.user_id = u.id and s.realm_id = u.realm_id)",
                        domain,
                        subdomains)
                .getResultList();
        return found.stream().map(String::valueOf).toList();
    }

    /** Ids of people of a domain who are not in the group of those who belong to an organization, in their order. */
    public List<String> outside(DomainName domain, boolean subdomains, String group, int limit) {
        List<?> found = bind(
                        "select u.id" + OF_DOMAIN
                                + " and not exists (select 1 from user_group_membership m where m.user_id = u.id and m.group_id = :group) order by u.id",
                        domain,
                        subdomains)
                .setParameter("group", group)
                .setMaxResults(limit)
                .getResultList();
        return found.stream().map(String::valueOf).toList();
    }

    /** Ids of people of a domain who are in the group of those who belong to an organization. */
    public List<String> inside(DomainName domain, boolean subdomains, String group) {
        List<?> found = bind(
                        "select u.id" + OF_DOMAIN
                                + " and exists (select 1 from user_group_membership m where m.user_id = u.id and m.group_id = :group)",
                        domain,
                        subdomains)
                .setParameter("group", group)
                .getResultList();
        return found.stream().map(String::valueOf).toList();
    }

    /** Somebody is not looked after by that organization any more: Keycloak deletes whoever leaves the one that looks after them. */
    public void unmanage(String person, String group) {
        entities.flush();
        entities.createNativeQuery(
                        "update user_group_membership set membership_type = 'UNMANAGED' where user_id = :person and group_id = :group")
                .setParameter("person", person)
                .setParameter("group", group)
                .executeUpdate();
    }

    private Query bind(String sql, DomainName domain, boolean subdomains) {
        return entities.createNativeQuery(sql)
                .setParameter("realm", realm)
                .setParameter("at", "%@" + domain)
                .setParameter("below", subdomains ? "%@%." + domain : "%@" + domain);
    }

    private static long number(Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
