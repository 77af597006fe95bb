package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A directory that deletes people by mistake: access ends at once, what cannot be undone waits, and one decision brings everybody back. */
class BrakeIT {

    private static final Installation INSTALLATION = Installation.shared();

    @Test
    void aMistakeIsHeldAndUndoneAsAWhole() {
        ConnectedOrganization organization = new ConnectedOrganization(INSTALLATION, "braked");
        StaffOfLastYear staff = StaffOfLastYear.of(INSTALLATION, organization, StaffOfLastYear.LEAST + 1);
        List<String> emails = staff.emails();

        emails.subList(0, StaffOfLastYear.LEAST)
                .forEach(email -> assertThat(staff.deleted(staff.user(email)).statusCode())
                        .isEqualTo(204));
        String last = staff.user(emails.getLast());
        HttpResponse<String> held = staff.deleted(last);
        assertThat(held.statusCode()).as(held.body()).isEqualTo(429);
        assertThat(held.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
        assertThat(emails).as("access has ended all the same").noneMatch(staff::isEnabled);
        JsonNode kept =
                Installation.json(staff.directory().get("/Users/" + last).body());
        assertThat(kept.get("active").asBoolean()).isFalse();

        // What a directory makes to test its connection is not held.
        assertThat(staff.deleted(staff.made("probe@" + organization.domain)).statusCode())
                .isEqualTo(204);
        assertThat(Letters.awaitHtml(INSTALLATION, organization.ownerPerson.email()))
                .isNotEmpty();

        String run = StudioApi.accepted(organization.get("/deprovisioning/brake"))
                .get("run")
                .asText();
        ConnectedOrganization another = new ConnectedOrganization(INSTALLATION, "unbraked");
        String path = "/organizations/" + organization.alias + "/deprovisioning/brake";
        assertThat(another.owner.get(path).statusCode()).isEqualTo(404);
        assertThat(another.owner
                        .call("POST", path + "/confirm", Map.of("run", run), Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(another.call("POST", "/deprovisioning/brake/undo", Map.of("run", run))
                        .statusCode())
                .as("a run of somebody else's")
                .isEqualTo(409);

        StudioApi.accepted(organization.call("POST", "/deprovisioning/brake/undo", Map.of("run", run)));
        emails.forEach(email -> Eventually.get(
                email + " to be back", () -> staff.isEnabled(email) ? Optional.of(true) : Optional.empty()));
        assertThat(organization
                        .call("POST", "/deprovisioning/brake/undo", Map.of("run", run))
                        .statusCode())
                .as("decided once")
                .isEqualTo(409);
    }
}
