package io.stagedoor.mfapolicy.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.stagedoor.administration.api.Json;
import io.stagedoor.mfapolicy.domain.Effect;
import io.stagedoor.mfapolicy.domain.Factor;
import io.stagedoor.mfapolicy.domain.PolicySet;
import io.stagedoor.mfapolicy.domain.Who;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicySetDocumentTest {

    private static final String EVERYTHING = """
            {"policies":[{"id":"a","name":"Contractors <b>","state":"report-only",
            "who":{"organizationRoles":["owner"],"teamRoles":["reviewer"],"teams":["t1"],"people":["p1"],
            "exceptPeople":["p2"],"exceptOrganizationRoles":["auditor"],"exceptTeams":["t2"]},
            "whereTo":{"applications":["desk"],"scopes":["exports"]},
            "fromWhere":{"inNetworks":["studio"],"outsideNetworks":["archive"],"device":"unknown"},
            "when":{"strongFactorOlderThanMinutes":60},
            "effect":{"level":2,"factors":["totp","passkey"],"maximumAgeMinutes":30,"sessionLengthMinutes":480,
            "idleTimeMinutes":15,"rememberDays":7,"terms":"2026-11"},
            "grace":{"until":"2026-12-01T00:00:00Z","signIns":3}}],
            "networks":[{"name":"studio","ranges":["203.0.113.0/24"]},{"name":"archive","ranges":["2001:db8::/32"]}]}
            """;

    private static PolicySet read(String json) {
        return Json.read(json, PolicySetDocument.class).toDomain();
    }

    @Test
    void everyMemberIsReadAndWrittenAgain() {
        PolicySet set = read(EVERYTHING);
        assertThat(Json.write(PolicySetDocument.of(set)))
                .isEqualTo(EVERYTHING.replace("\n", "").replace("\r", ""));
        assertThat(read(Json.write(PolicySetDocument.of(set)))).isEqualTo(set);
    }

    @Test
    void whatIsLeftOutMeansEveryoneEverythingEverywhere() {
        PolicySet set = read("{\"policies\":[{\"id\":\"a\",\"name\":\"A\",\"state\":\"draft\",\"effect\":{\"level\":2,"
                + "\"factors\":[\"totp\"]}}]}");
        assertThat(set.policies().getFirst().who()).isEqualTo(Who.EVERYONE);
        assertThat(((Effect.Require) set.policies().getFirst().effect()).factors())
                .isEqualTo(Set.of(Factor.TOTP));
        assertThat(read("{}")).isEqualTo(PolicySet.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"level\":2,\"refuse\":true}",
                "{\"refuse\":false}",
                "{\"refuse\":true,\"rememberDays\":3}",
                "{\"refuse\":true,\"idleTimeMinutes\":3}",
                "{\"level\":2,\"factors\":[\"sms\"]}",
                "{\"level\":2,\"factors\":[\"totp\",\"totp\"]}",
                "{\"level\":2,\"factors\":[null]}",
                "{\"level\":5}",
                "{\"level\":2,\"maximumAgeMinutes\":2147483647}",
                "{\"level\":2,\"maximumAgeMinutes\":-1}"
            })
    void anEffectThatSaysNothingOrTwoThingsIsRefused(String effect) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(
                        "{\"policies\":[{\"id\":\"a\",\"name\":\"A\",\"state\":\"draft\",\"effect\":" + effect + "}]}"))
                .withMessageStartingWith("in policy 1: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"policies\":[null]}",
                "{\"networks\":[null]}",
                "{\"networks\":[{\"name\":\"a\"}]}",
                "{\"networks\":[{\"name\":\"a\",\"ranges\":[null]}]}",
                "{\"policies\":[{\"id\":\"a\",\"name\":\"A\",\"state\":\"on\",\"effect\":{\"level\":1}}]}",
                "{\"policies\":[{\"id\":\"a\",\"name\":\"A\",\"state\":\"draft\",\"effect\":{\"level\":1},"
                        + "\"grace\":{\"until\":\"tomorrow\"}}]}",
                "{\"policies\":[{\"id\":\"a\",\"name\":\"A\",\"state\":\"draft\",\"effect\":{\"level\":1},"
                        + "\"fromWhere\":{\"device\":\"mine\"}}]}"
            })
    void whatIsNoSetIsRefused(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> read(json));
    }

    @Test
    void aHundredPoliciesAreTheMost() {
        String policies = IntStream.range(0, 101)
                .mapToObj(i -> "{\"id\":\"p" + i + "\",\"name\":\"A\",\"state\":\"draft\",\"effect\":{\"level\":1}}")
                .collect(Collectors.joining(","));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"policies\":[" + policies + "]}"))
                .withMessage("there are at most 100 policies");
    }
}
