package io.stagedoor.organizations.rest;

import io.stagedoor.testing.OpenApiParts;
import org.junit.jupiter.api.Test;

class OpenApiTest {

    private static final OpenApiParts PARTS = new OpenApiParts(OpenApiTest.class)
            .ofOrganizations("overview", OverviewResource.class)
            .ofOrganizations("settings", SettingsResource.class);

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
