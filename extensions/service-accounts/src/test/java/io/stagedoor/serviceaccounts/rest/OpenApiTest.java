package io.stagedoor.serviceaccounts.rest;

import io.stagedoor.testing.OpenApiParts;
import org.junit.jupiter.api.Test;

class OpenApiTest {

    private static final OpenApiParts PARTS = new OpenApiParts(OpenApiTest.class)
            .ofOrganizations("permission-profiles", ProfilesResource.class)
            .ofOrganizations("trusted-issuers", TrustedIssuersResource.class)
            .ofOrganizations("service-accounts", AccountsResource.class);

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
