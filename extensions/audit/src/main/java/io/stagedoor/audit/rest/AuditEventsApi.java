package io.stagedoor.audit.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import org.keycloak.models.KeycloakSession;

/** Offers {@link AuditEvents}. */
@AutoService(OrganizationApiFactory.class)
public final class AuditEventsApi implements OrganizationApiFactory {

    @Override
    public String getId() {
        return "audit-events";
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new OrganizationApi() {
            @Override
            public Object resource(AdministrativeCall call) {
                return new AuditEvents(call);
            }

            @Override
            public JsonNode openApi() {
                return Json.resource(AuditEventsApi.class, "audit-events.json");
            }
        };
    }
}
