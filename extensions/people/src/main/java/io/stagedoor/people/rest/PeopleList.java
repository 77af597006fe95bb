package io.stagedoor.people.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.HomeOrganization;
import io.stagedoor.administration.api.Page;
import io.stagedoor.administration.domain.OrganizationRole;
import io.stagedoor.people.change.Providers;
import io.stagedoor.people.domain.PeopleFilter;
import io.stagedoor.people.domain.PersonName;
import io.stagedoor.people.domain.Position;
import io.stagedoor.people.domain.Show;
import io.stagedoor.people.store.LastSignIns;
import io.stagedoor.people.store.PeopleQuery;
import io.stagedoor.people.store.PeopleQuery.Found;
import io.stagedoor.teams.api.AboutPeople;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.organization.OrganizationProvider;

/** One page of an organization's people: a handful of statements, however many people and teams there are. */
record PeopleList(AdministrativeCall call) {

    Page<PersonJson> page(PeopleFilter filter, @Nullable Position after, int size) {
        EntityManager entities = Providers.entities(call.session());
        String organization = call.organization().getId();
        AboutPeople about = Providers.aboutPeople(call.session());
        PeopleQuery query = new PeopleQuery(entities, group(), HomeOrganization.provedDomains(call.organization()));
        Set<String> administrators =
                filter.show() == Show.ADMINISTRATORS ? about.administrators(organization) : Set.of();
        Page<Found> page = Page.of(
                query.page(filter, administrators, after, size + 1),
                size,
                found -> found.position().toString());
        List<String> ids = page.items().stream().map(Found::id).toList();
        Set<String> home = query.atHome(page.items());
        Set<String> withSecondFactor = query.withSecondFactor(home);
        Map<String, Instant> signIns = new LastSignIns(entities).of(home);
        Map<String, Long> teams = about.numberOfTeams(organization, ids);
        Map<String, Set<OrganizationRole>> roles = about.organizationRoles(organization, ids);
        return page.map(found -> new PersonJson(
                found.id(),
                PersonName.of(found.firstName(), found.lastName(), found.email()),
                PersonName.shown(found.email()),
                found.enabled() || !home.contains(found.id()),
                home.contains(found.id()),
                PersonJson.words(roles.getOrDefault(found.id(), Set.of())),
                teams.getOrDefault(found.id(), 0L),
                home.contains(found.id()) ? withSecondFactor.contains(found.id()) : null,
                signIns.containsKey(found.id()) ? String.valueOf(signIns.get(found.id())) : null));
    }

    private String group() {
        return call.session()
                .getProvider(OrganizationProvider.class)
                .getOrganizationGroup(call.organization())
                .getId();
    }
}
