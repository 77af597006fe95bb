package io.stagedoor.signals.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.administration.api.ReadableOrganizations;
import io.stagedoor.administration.api.RealmApi;
import io.stagedoor.administration.api.RealmApiFactory;
import io.stagedoor.administration.api.RealmCall;
import io.stagedoor.signals.domain.FeedScope;
import java.util.Objects;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.organization.OrganizationProvider;

/** {@code /signals/feed}: for gateways of several organizations, and for operators. */
@AutoService(RealmApiFactory.class)
public final class RealmFeed implements RealmApiFactory {

    @Override
    public String getId() {
        return "signals";
    }

    @Override
    public RealmApi create(KeycloakSession session) {
        return new RealmApi() {
            @Override
            public Object resource(RealmCall call) {
                return new FeedResource(
                        call.session(),
                        call.realm().getId(),
                        FeedResource.Caller.of(
                                call.token(),
                                call.client().getClientId(),
                                call.user().getId()),
                        () -> scope(call));
            }

            @Override
            public JsonNode openApi() {
                return Json.resource(RealmFeed.class, "realm-feed.json");
            }
        };
    }

    private static FeedScope scope(RealmCall call) {
        ReadableOrganizations readable = call.readable();
        if (call.byOperator() || readable.all()) {
            return FeedScope.REALM;
        }
        if (readable.isEmpty()) {
            throw new ProblemException(Problem.forbidden("This client's attribute " + ReadableOrganizations.ATTRIBUTE
                    + " names no organization: an operator has to set it."));
        }
        if (readable.aliases().size() > FeedScope.MOST_ORGANIZATIONS) {
            throw new ProblemException(Problem.forbidden("This client's attribute " + ReadableOrganizations.ATTRIBUTE
                    + " names more than " + FeedScope.MOST_ORGANIZATIONS
                    + " organizations: use several clients, or * for all."));
        }
        OrganizationProvider organizations = call.session().getProvider(OrganizationProvider.class);
        return FeedScope.of(readable.aliases().stream()
                .map(organizations::getByAlias)
                .filter(Objects::nonNull)
                .map(OrganizationModel::getId)
                .collect(Collectors.toSet()));
    }
}
