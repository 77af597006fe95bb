package io.stagedoor.organizations.store;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.HomeOrganization;
import io.stagedoor.administration.domain.ProvedDomains;
import io.stagedoor.database.Statements;
import io.stagedoor.organizations.domain.FactorCoverage;
import io.stagedoor.organizations.domain.PeopleCount;
import io.stagedoor.organizations.domain.SecondFactor;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;

/**
 * Figures from Keycloak's own tables: its model would load each person. Who is at home is said as
 * {@link HomeOrganization} says it.
 */
public final class PeopleFigures {

    private static final String DOMAIN = "substring(u.email, position('@' in u.email) + 1)";

    private static final String PEOPLE = """
            with people as (
              select u.id, u.enabled,
                     case when m.membership_type = 'MANAGED'
                            or (u.email_verified = true and (%s)
                                and not exists (select 1 from user_group_membership o join org g on g.group_id = o.group_id
                                                 where o.user_id = u.id and o.membership_type = 'MANAGED'))
                          then 1 else 0 end as home,
                     case when exists (select 1 from credential c where c.user_id = u.id and c.type in (:factors))
                          then 1 else 0 end as factor
                from user_group_membership m
                join user_entity u on u.id = m.user_id
               where m.group_id = (select o.group_id from org o where o.id = :organization))
            """;

    private static final String COUNT = PEOPLE + """
            select count(*),
                   coalesce(sum(case when home = 1 and enabled = false then 1 else 0 end), 0),
                   coalesce(sum(1 - home), 0),
                   coalesce(sum(case when home = 1 and enabled = true then factor else 0 end), 0),
                   coalesce(sum(case when home = 1 and enabled = true then 1 - factor else 0 end), 0),
                   (select count(*) from org_invitation i
                     where i.organization_id = :organization and (i.expires_at is null or i.expires_at > :now))
              from people
            """;

    private static final String AMONG = PEOPLE + """
            select count(*), 0 from people
             where home = 1 and enabled = true and factor = 0 and id in (:among)
            """;

    private static final String COVERED = PEOPLE + """
            select count(*), coalesce(sum(factor), 0) from people where home = 1 and enabled = true and id in (:among)
            """;

    private static final String KINDS = PEOPLE + """
            select c.type, count(distinct c.user_id) from people p join credential c on c.user_id = p.id
             where p.home = 1 and p.enabled = true and p.id in (:among) and c.type in (:kinds)
             group by c.type
            """;

    private final Statements sql;
    private final String organization;
    private final ProvedDomains domains;

    PeopleFigures(EntityManager entities, String organization, ProvedDomains domains) {
        this.sql = new Statements(entities);
        this.organization = organization;
        this.domains = domains;
    }

    public static PeopleFigures of(AdministrativeCall call) {
        return new PeopleFigures(
                call.session().getProvider(JpaConnectionProvider.class).getEntityManager(),
                call.organization().getId(),
                HomeOrganization.provedDomains(call.organization()));
    }

    /**
     * Everybody, counted in one statement.
     *
     * @param epochSecond now, as Keycloak's invitations count
     */
    public PeopleCount count(long epochSecond) {
        Map<String, Object> parameters = parameters();
        parameters.put("now", epochSecond);
        Object[] row = sql.rows(statement(COUNT, parameters), parameters).get(0);
        return new PeopleCount(
                Statements.number(row, 0),
                Statements.number(row, 1),
                Statements.number(row, 2),
                Statements.number(row, 5),
                Statements.number(row, 3),
                Statements.number(row, 4));
    }

    /** How many of those are at home, let in, and have no second factor. */
    public long withoutSecondFactor(Collection<String> among) {
        Map<String, Object> parameters = parameters();
        parameters.put("among", among);
        return Statements.number(
                sql.rows(statement(AMONG, parameters), parameters).get(0), 0);
    }

    /** Of those, the ones who are at home and let in, and which kinds of factors they have. */
    public FactorCoverage coverage(Collection<String> among) {
        Map<String, Object> parameters = parameters();
        parameters.put("among", among);
        Object[] row = sql.rows(statement(COVERED, parameters), parameters).get(0);
        Map<String, Object> more = parameters();
        more.put("among", among);
        more.put("kinds", SecondFactor.SHOWN);
        Map<String, Long> kinds = new HashMap<>();
        sql.rows(statement(KINDS, more), more)
                .forEach(one -> kinds.put(String.valueOf(one[0]), Statements.number(one, 1)));
        return new FactorCoverage(among.size(), Statements.number(row, 0), Statements.number(row, 1), kinds);
    }

    /** Domains are those that Keycloak has taken as such: no wildcard of SQL is among them. */
    private String statement(String statement, Map<String, Object> parameters) {
        List<String> matches = new ArrayList<>(List.of(DOMAIN + " in (:domains)"));
        for (String name : domains.names()) {
            if (name.startsWith("*.")) {
                String below = "below" + matches.size();
                matches.add(DOMAIN + " like :" + below);
                parameters.put(below, "%" + name.substring(1));
            }
        }
        return statement.formatted(String.join(" or ", matches));
    }

    private Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("organization", organization);
        Set<String> exact = new HashSet<>(Set.of(""));
        domains.names().forEach(name -> exact.add(name.startsWith("*.") ? name.substring(2) : name));
        parameters.put("domains", exact);
        parameters.put("factors", SecondFactor.TYPES);
        return parameters;
    }
}
