package io.stagedoor.provisioning.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stagedoor.administration.domain.OrganizationRole;
import io.stagedoor.teams.api.AboutPeople;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * What a guest held in an organization, as far as it is given back with their membership: teams that an administrator has put them into, and organization
 * roles. What mapping rules give comes with the groups; exceptions that named them are decided anew.
 */
record Places(List<Place> teams, List<String> organizationRoles) {

    /** One team. */
    record Place(String team, String teamRole) {}

    private static final Logger LOG = Logger.getLogger(Places.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MANUAL = "manual";
    private static final int LONGEST = 1_000_000;

    static Places of(AboutPeople people, String organization, String person) {
        return new Places(
                people.teams(organization, person).stream()
                        .flatMap(team -> team.sources().stream()
                                .filter(source -> MANUAL.equals(source.source()))
                                .map(source -> new Place(team.id(), source.teamRole())))
                        .toList(),
                people.organizationRoles(organization, List.of(person)).getOrDefault(person, Set.of()).stream()
                        .map(OrganizationRole::word)
                        .sorted()
                        .toList());
    }

    /** For the table; empty where there is nothing. */
    String written() {
        if (teams.isEmpty() && organizationRoles.isEmpty()) {
            return "";
        }
        try {
            String text = JSON.writeValueAsString(this);
            if (text.length() > LONGEST) {
                LOG.errorf("a guest of %d teams leaves: they are not given back", teams.size());
                return new Places(List.of(), organizationRoles).written();
            }
            return text;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("places cannot be written", e);
        }
    }

    static Places read(String text) {
        try {
            return text.isEmpty() ? new Places(List.of(), List.of()) : JSON.readValue(text, Places.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("places of the table cannot be read", e);
        }
    }

    /** Gives back what there still is. */
    void giveBack(AboutPeople people, String organization, String person) {
        for (Place place : teams) {
            people.join(organization, person, place.team(), place.teamRole())
                    .ifPresent(why -> LOG.infof("%s is not put back into team %s: %s", person, place.team(), why));
        }
        Map<String, OrganizationRole> known = java.util.Arrays.stream(OrganizationRole.values())
                .collect(Collectors.toMap(OrganizationRole::word, r -> r));
        Set<OrganizationRole> roles = organizationRoles.stream()
                .filter(known::containsKey)
                .map(word -> java.util.Objects.requireNonNull(known.get(word)))
                .collect(Collectors.toSet());
        if (!roles.isEmpty()) {
            people.add(organization, person, roles);
        }
    }
}
