package io.stagedoor.applications.rest;

import io.stagedoor.applications.domain.Identifier;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.mappers.AudienceProtocolMapper;
import org.keycloak.services.Urls;

/** What tokens of the realm name as audience although nobody has registered it: clients, scopes' own, and the issuer. */
final class ReservedAudiences {

    private ReservedAudiences() {}

    static boolean contain(KeycloakSession session, RealmModel realm, String audience) {
        return Identifier.RESERVED.contains(audience)
                || session.clients().getClientByClientId(realm, audience) != null
                || audience.startsWith(
                        Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName()))
                || realm.getClientScopesStream()
                        .flatMap(scope -> scope.getProtocolMappersStream())
                        .flatMap(ReservedAudiences::named)
                        .anyMatch(audience::equals);
    }

    private static Stream<String> named(ProtocolMapperModel mapper) {
        return Stream.ofNullable(mapper.getConfig())
                .flatMap(config -> Stream.ofNullable(config.get(AudienceProtocolMapper.INCLUDED_CUSTOM_AUDIENCE)));
    }
}
