package io.stagedoor.applications.rest;

import io.stagedoor.testing.OpenApiParts;
import org.junit.jupiter.api.Test;

class OpenApiTest {

    private static final OpenApiParts PARTS = new OpenApiParts(OpenApiTest.class)
            .ofOrganizations("apis", ApisResource.class)
            .ofOrganizations("applications", ApplicationsResource.class)
            .ofOrganizations("subscriptions", SubscriptionsResource.class)
            .part("realm-apis", "/apis", RealmApisResource.class);

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
