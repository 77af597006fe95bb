package io.stagedoor.signals.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.signals.domain.FeedScope;
import java.util.Set;
import org.keycloak.models.KeycloakSession;

/** {@code /organizations/{alias}/signals/feed}. */
@AutoService(OrganizationApiFactory.class)
public final class OrganizationFeed implements OrganizationApiFactory {

    @Override
    public String getId() {
        return "signals";
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new OrganizationApi() {
            @Override
            public Object resource(AdministrativeCall call) {
                return new FeedResource(
                        call.session(),
                        call.realm().getId(),
                        FeedResource.Caller.of(
                                call.token(),
                                call.caller().client(),
                                call.caller().subject()),
                        () -> {
                            call.permit(AdministrativeAction.READ_SIGNALS);
                            return FeedScope.of(Set.of(call.organization().getId()));
                        });
            }

            @Override
            public JsonNode openApi() {
                return Json.resource(OrganizationFeed.class, "organization-feed.json");
            }
        };
    }
}
