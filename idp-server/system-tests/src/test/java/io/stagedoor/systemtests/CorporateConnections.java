package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Connections of organizations as the server projects them, made for one test, and what their trail says of refusals. */
final class CorporateConnections {

    private static final Pattern CORRELATION = Pattern.compile("this number: ([0-9a-f-]{36})");

    private final Installation installation;
    private final List<String> added = new ArrayList<>();

    CorporateConnections(Installation installation) {
        this.installation = installation;
    }

    /** Makes one that belongs to an organization. */
    void add(String alias, String providerId, String organization, Map<String, String> settings) {
        Map<String, Object> connection = new LinkedHashMap<>();
        connection.put("alias", alias);
        connection.put("providerId", providerId);
        connection.put("enabled", true);
        connection.put("hideOnLogin", true);
        connection.put("trustEmail", true);
        connection.put("firstBrokerLoginFlowAlias", "stagedoor first broker login");
        connection.put("config", settings);
        made(installation.admin("POST", "studio/identity-provider/instances", connection));
        added.add(alias);
        String id = new TestPeople(installation).organizationId(organization);
        made(installation.admin("POST", "studio/organizations/" + id + "/identity-providers", alias));
    }

    /** Other tests invite people of these organizations, who would have to sign in there. */
    void removeAll() {
        added.forEach(alias -> made(installation.admin("DELETE", "studio/identity-provider/instances/" + alias, null)));
        added.clear();
    }

    String endpoint(String alias) {
        return installation.realm() + "/broker/" + alias + "/endpoint";
    }

    /** The visitor sees a number and no more; the organization's trail has the reason under that number. */
    void refused(HttpResponse<String> answer, String organization, String reason) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(BrokeredBrowser.location(answer)).isEmpty();
        Matcher correlation = CORRELATION.matcher(answer.body());
        assertThat(correlation.find()).as(answer.body()).isTrue();
        assertThat(answer.body()).doesNotContain(reason);
        JsonNode fact = fact(organization, correlation.group(1));
        assertThat(fact.at("/details/reason").asText()).as(fact.toString()).isEqualTo(reason);
        assertThat(fact.get("action").asText()).isEqualTo("identity.sign-in");
    }

    /** Why something was refused that was sent with this number, as the organization's trail says. */
    String reason(String organization, String correlation) {
        return fact(organization, correlation).at("/details/reason").asText();
    }

    private JsonNode fact(String organization, String correlation) {
        StudioApi operator = StudioApi.asOperator(installation);
        return Eventually.get("the fact of " + correlation, () -> {
            JsonNode page = StudioApi.accepted(
                    operator.get("/organizations/" + organization + "/audit-events?action=identity.sign-in&limit=50"));
            for (JsonNode fact : page.get("items")) {
                if (correlation.equals(fact.path("correlationId").asText())) {
                    return Optional.of(fact);
                }
            }
            return Optional.empty();
        });
    }

    private static void made(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
    }
}
