package io.stagedoor.mfapolicy.rest;

import io.stagedoor.testing.OpenApiParts;
import org.junit.jupiter.api.Test;

class OpenApiTest {

    private static final OpenApiParts PARTS = new OpenApiParts(OpenApiTest.class)
            .ofOrganizations("access-policies", AccessPoliciesResource.class)
            .ofOrganizations("sign-in-decisions", SignInDecisionsResource.class)
            .ofOrganizations("access-passes", AccessPassesResource.class)
            .ofOrganizations("remembered-devices", RememberedDevicesResource.class)
            .ofTheRealm("my-devices", OwnDevicesResource.class)
            .ofTheRealm("realm-access-policies", RealmAccessPoliciesResource.class);

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
