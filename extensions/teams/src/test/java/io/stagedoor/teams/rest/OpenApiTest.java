package io.stagedoor.teams.rest;

import io.stagedoor.testing.OpenApiParts;
import org.junit.jupiter.api.Test;

class OpenApiTest {

    private static final OpenApiParts PARTS = new OpenApiParts(OpenApiTest.class)
            .ofOrganizations("teams", TeamsResource.class)
            .ofOrganizations("team-roles", TeamRolesResource.class)
            .ofOrganizations("mapping-rules", MappingRulesResource.class)
            .ofOrganizations("organization-roles", OrganizationRolesResource.class)
            .ofOrganizations("catalogue", CatalogueResource.class);

    @Test
    void everyEndpointIsDescribedAndNothingElse() {
        PARTS.describeEveryEndpointAndNothingElse();
    }

    @Test
    void everyOperationNamesItsAdministrativeAction() {
        PARTS.nameAnAdministrativeActionForEveryOperationOfOrganizations();
    }

    @Test
    void schemasOfSeveralPartsDoNotMeet() {
        PARTS.keepTheirSchemasApart();
    }
}
