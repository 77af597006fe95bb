package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code ./stagedoor scim-token ORGANIZATION}: what a directory of the demonstration is configured with. */
class ScimTokenIT {

    private static final Installation INSTALLATION = Installation.shared();

    @Test
    void printsAddressAndATokenThatOpensThatOrganizationAndTheOldestGivesWay() {
        DirectoryClient first = printed();
        DirectoryClient second = printed();
        DirectoryClient third = printed();
        assertThat(second.get("/Users?count=1").statusCode()).isEqualTo(200);
        assertThat(third.get("/Groups?count=1").statusCode()).isEqualTo(200);
        assertThat(first.get("/Users?count=1").statusCode()).isEqualTo(401);
        assertThat(third.base).endsWith("/realms/studio/scim/acme/v2");
    }

    @Test
    void saysWhatIsMissing() {
        Shell.Result result = asked("no-such-organization");
        assertThat(result.status()).isNotZero();
        assertThat(result.output())
                .contains("There is no organization no-such-organization.")
                .doesNotContain("{");
    }

    private static DirectoryClient printed() {
        Shell.Result result = asked("acme");
        assertThat(result.status()).as(result.output()).isZero();
        JsonNode printed = Installation.json(result.output());
        assertThat(printed.properties().stream().map(Map.Entry::getKey)).containsExactly("baseUrl", "token");
        return new DirectoryClient(
                printed.get("baseUrl").asText(), printed.get("token").asText());
    }

    private static Shell.Result asked(String organization) {
        return Shell.launcher(Map.of(), "scim-token", organization, "--data", INSTALLATION.data.toString());
    }
}
