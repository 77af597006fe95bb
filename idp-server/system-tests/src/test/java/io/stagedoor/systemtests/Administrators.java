package io.stagedoor.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** People of a test who call the administrative API with tokens of their own, through an application of the test's. */
record Administrators(Applications applications, TestPeople people, String client) {

    Administrators(Installation installation, TestPeople people, String client) {
        this(new Applications(installation), people, client);
        applications.add(client, "stagedoor-admin", "offline_access", Map.of("access.token.lifespan", "1800"));
    }

    /** Somebody new who holds that organization role. */
    StudioApi hire(String name, String organization, String organizationRole) {
        TestPeople.Person person = people.create(name, organization);
        if (!organizationRole.equals("member")) {
            StudioApi.asOperator(applications.installation())
                    .giveOrganizationRole(organization, person.id(), organizationRole);
        }
        return as(person, organization);
    }

    /** Somebody who signs in for the first time. */
    StudioApi as(TestPeople.Person person, String organization) {
        return new StudioApi(
                StudioApi.asOperator(applications.installation()).base(),
                tokens(person, "openid organization:" + organization)
                        .get("access_token")
                        .asText());
    }

    JsonNode tokens(TestPeople.Person person, String scope) {
        return applications.signIn(client, person, scope);
    }

    /** What the token endpoint says to a refresh token. */
    int refresh(JsonNode tokens) {
        return applications.refresh(client, tokens).statusCode();
    }
}
