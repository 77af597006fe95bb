package io.stagedoor.mfapolicy.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.stagedoor.mfapolicy.store.DecisionStore.Kept;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportJsonTest {

    private static Kept kept(String person, String reported, String reasons) {
        return new Kept("s", "acme", person, "desk", "", Instant.EPOCH, "allow", reported, reasons);
    }

    private static String reason(String policy, String state, boolean matched) {
        return "{\"floor\":false,\"policy\":\"" + policy + "\",\"name\":\"" + policy + "!\",\"state\":\"" + state
                + "\",\"matched\":" + matched + ",\"code\":\"c\"}";
    }

    @Test
    void countsWhatPoliciesThatOnlyReportWouldHaveDone() {
        ReportJson report = ReportJson.of(
                7,
                List.of(
                        kept("ada", "refuse", "[" + reason("a", "report-only", true) + "]"),
                        kept(
                                "ada",
                                "step-up",
                                "[" + reason("a", "enforced", true) + "," + reason("b", "report-only", true) + "]"),
                        kept(
                                "ben",
                                "enrol-now",
                                "[" + reason("b", "report-only", true) + "," + reason("a", "report-only", false)
                                        + "]")));
        assertThat(report)
                .isEqualTo(new ReportJson(
                        7,
                        1,
                        2,
                        2,
                        List.of(new ReportJson.OfPolicy("b", "b!", 2), new ReportJson.OfPolicy("a", "a!", 1))));
    }

    @Test
    void asksForAsManyDaysAsAreKept() {
        assertThat(ReportJson.days(null)).isEqualTo(7);
        assertThat(ReportJson.days(90)).isEqualTo(90);
        assertThatIllegalArgumentException().isThrownBy(() -> ReportJson.days(0));
        assertThatIllegalArgumentException().isThrownBy(() -> ReportJson.days(91));
    }
}
