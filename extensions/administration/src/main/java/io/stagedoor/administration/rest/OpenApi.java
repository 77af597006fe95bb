package io.stagedoor.administration.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.RealmApi;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;

/** The frame of the OpenAPI document, filled with what each capability says about itself. */
final class OpenApi {

    private OpenApi() {}

    static JsonNode of(KeycloakSession session) {
        ObjectNode document = (ObjectNode) Json.resource(OpenApi.class, "openapi.json");
        document.withArray("servers")
                .addObject()
                .put(
                        "url",
                        session.getContext().getUri().getBaseUri() + "realms/"
                                + session.getContext().getRealm().getName() + "/stagedoor/v1");
        List<JsonNode> parts = Stream.concat(
                        session.getAllProviders(OrganizationApi.class).stream().map(OrganizationApi::openApi),
                        session.getAllProviders(RealmApi.class).stream().map(RealmApi::openApi))
                .sorted(Comparator.comparing(JsonNode::toString))
                .toList();
        for (JsonNode part : parts) {
            document.withObject("/paths").setAll((ObjectNode) part.path("paths").deepCopy());
            part.path("components")
                    .properties()
                    .forEach(kind -> document.withObject("/components")
                            .withObject("/" + kind.getKey())
                            .setAll((ObjectNode) kind.getValue().deepCopy()));
        }
        return document;
    }
}
