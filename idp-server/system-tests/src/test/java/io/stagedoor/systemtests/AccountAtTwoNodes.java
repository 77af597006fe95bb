package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;

/** A service account that is changed at one node and gets its tokens at the other, which remembers what it has read of it. */
record AccountAtTwoNodes(Installation installation, ServerNode other, String organization) {

    void isKnownAsItIs() {
        TestPeople people = new TestPeople(installation);
        Administrators administrators = new Administrators(installation, people, "two-nodes-administration");
        StudioApi owner = administrators.hire("two-nodes-owner", organization, "owner");
        StudioApi developer = administrators.hire("two-nodes-developer", organization, "developer");
        ServiceAccountCalls calls = new ServiceAccountCalls(installation, organization);
        JsonNode profile =
                calls.profile(owner, "Two nodes", ServiceAccountCalls.everywhere("asset.view", "asset.download"));
        JsonNode account = calls.approved(owner, developer, profile, Map.of("name", "Between nodes"));
        String first = calls.secret(developer, account, 0);
        assertThat(permissions(there(account, first))).contains("asset.view", "asset.download");
        assertThat(permissions(there(account, first))).contains("asset.download");

        calls.change(owner, profile, "asset.view");
        assertThat(permissions(there(account, first)))
                .as("what was taken away at the other node")
                .contains("asset.view")
                .doesNotContain("asset.download");

        String second = calls.secret(developer, account, 0);
        assertThat(there(account, first).statusCode())
                .as("a secret that was replaced at the other node")
                .isEqualTo(401);
        assertThat(there(account, second).statusCode()).isEqualTo(200);

        StudioApi.accepted(calls.decide(owner, "POST", account, "/suspension", Map.of()));
        assertThat(there(account, second).statusCode()).isIn(400, 401);
    }

    private HttpResponse<String> there(JsonNode account, String secret) {
        return Installation.send(HttpRequest.newBuilder(
                        URI.create(other.address() + "/realms/studio/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Installation.form(Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        account.get("clientId").asText(),
                        "client_secret",
                        secret)))));
    }

    private static String permissions(HttpResponse<String> answer) {
        return ApplicationVisit.claims(StudioApi.accepted(answer)).get("teams").toString();
    }
}
