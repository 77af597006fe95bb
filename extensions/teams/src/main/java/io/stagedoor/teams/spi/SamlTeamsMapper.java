package io.stagedoor.teams.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.teams.change.Changes;
import io.stagedoor.teams.domain.Access;
import io.stagedoor.teams.domain.Permission;
import io.stagedoor.teams.domain.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.dom.saml.v2.assertion.AttributeType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.protocol.ProtocolMapper;
import org.keycloak.protocol.saml.mappers.AbstractSAMLProtocolMapper;
import org.keycloak.protocol.saml.mappers.AttributeStatementHelper;
import org.keycloak.protocol.saml.mappers.SAMLAttributeStatementMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.saml.common.constants.JBossSAMLURIConstants;

/**
 * Teams for SAML applications. Which organization: the client's attribute {@value #ORGANIZATION}, as an assertion cannot ask for
 * one. Whoever does not belong to it gets none of these attributes.
 */
@AutoService(ProtocolMapper.class)
public final class SamlTeamsMapper extends AbstractSAMLProtocolMapper implements SAMLAttributeStatementMapper {

    /** Attribute of the client: the organization's alias. */
    public static final String ORGANIZATION = "stagedoor.organization";

    @Override
    public void transformAttributeStatement(
            AttributeStatementType statement,
            ProtocolMapperModel mapping,
            KeycloakSession session,
            UserSessionModel userSession,
            AuthenticatedClientSessionModel clientSession) {
        @Nullable String alias = clientSession.getClient().getAttribute(ORGANIZATION);
        UserModel user = userSession.getUser();
        @Nullable
        OrganizationModel organization = alias == null || alias.isBlank()
                ? null
                : session.getProvider(OrganizationProvider.class).getByAlias(alias);
        if (organization == null || !organization.isEnabled() || !organization.isMember(user)) {
            return;
        }
        Instant now = Changes.CLOCK.instant();
        NavigableMap<TeamId, Access> teams = Changes.stores(session, organization.getId())
                .heldTeams()
                .of(user.getId(), now)
                .at(now);
        add(statement, "organization", List.of(organization.getAlias()));
        add(statement, "organization_id", List.of(organization.getId()));
        add(statement, "teams", values(teams, access -> access.role().key()));
        add(statement, "team_permissions", values(teams, SamlTeamsMapper::permissions));
    }

    /** Without any condition, so that no exception is lost on the way to an application that cannot read them. */
    private static String permissions(Access access) {
        return access.unconditional(null).stream()
                .map(Permission::word)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static List<String> values(NavigableMap<TeamId, Access> teams, Function<Access, String> value) {
        return teams.entrySet().stream()
                .map(team -> team.getKey().value() + "=" + value.apply(team.getValue()))
                .toList();
    }

    private static void add(AttributeStatementType statement, String name, List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        AttributeType attribute = new AttributeType(name);
        attribute.setFriendlyName(name);
        attribute.setNameFormat(JBossSAMLURIConstants.ATTRIBUTE_FORMAT_BASIC.get());
        values.forEach(attribute::addAttributeValue);
        statement.addAttribute(new AttributeStatementType.ASTChoiceType(attribute));
    }

    @Override
    public String getId() {
        return "stagedoor-saml-teams-mapper";
    }

    @Override
    public String getDisplayType() {
        return "Stagedoor teams";
    }

    @Override
    public String getDisplayCategory() {
        return AttributeStatementHelper.ATTRIBUTE_STATEMENT_CATEGORY;
    }

    @Override
    public String getHelpText() {
        return "Organization, teams and permissions of the organization that the client's attribute " + ORGANIZATION
                + " names.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }
}
