package io.stagedoor.provisioning.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Page;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.provisioning.change.Providers;
import io.stagedoor.provisioning.domain.Rules;
import io.stagedoor.provisioning.store.Runs;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** People who leave with notice: for as many, until then, the brake is not for them. */
public final class AnnouncementsResource {

    private static final Duration LONGEST = Duration.ofDays(31);
    private static final int MOST = 20;

    /** Asked. */
    record AnnouncementRequest(
            @Nullable String until, @Nullable Integer people) {}

    /** Answered. */
    record AnnouncementJson(String id, String until, int people, int used, String announced) {
        static AnnouncementJson of(Runs.Announcement announcement) {
            return new AnnouncementJson(
                    announcement.id(),
                    announcement.until().toString(),
                    announcement.people(),
                    announcement.used(),
                    announcement.at().toString());
        }
    }

    private final AdministrativeCall call;

    AnnouncementsResource(AdministrativeCall call) {
        this.call = call;
    }

    @GET
    @Path("")
    public Response list() {
        call.permit(AdministrativeAction.READ_DEPROVISIONING);
        return Answers.ok(new Page<>(
                runs().announced(call.organization().getId(), Providers.CLOCK.instant()).stream()
                        .map(AnnouncementJson::of)
                        .toList(),
                null));
    }

    @POST
    @Path("")
    public Response announce(String body) {
        call.permit(AdministrativeAction.DECIDE_DEPROVISIONING);
        AnnouncementRequest asked = Json.read(body, AnnouncementRequest.class);
        Instant now = Providers.CLOCK.instant();
        Instant until = until(asked.until());
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
            throw call.fail(Problem.invalid("Choose a time within the next 31 days.", "/until"));
        }
        Integer people = asked.people();
        if (people == null || people < 1 || people > Rules.MOST_PEOPLE) {
            throw call.fail(
                    Problem.invalid("Say how many people leave, from 1 to " + Rules.MOST_PEOPLE + ".", "/people"));
        }
        if (runs().announced(call.organization().getId(), now).size() >= MOST) {
            throw call.fail(Problem.conflict(
                    "too-many-announcements",
                    "There are " + MOST + " announcements",
                    "Withdraw one that is not needed."));
        }
        Runs.Announcement made = runs().announce(
                        call.realm().getId(),
                        call.organization().getId(),
                        until,
                        people,
                        call.caller().subject(),
                        now);
        Trail.record(
                call,
                "deprovisioning.announce",
                Map.of("until", until.toString(), "people", String.valueOf(people), "announcement", made.id()));
        return Answers.created(AnnouncementJson.of(made));
    }

    private Instant until(@Nullable String text) {
        try {
            return Instant.parse(text == null ? "" : text);
        } catch (DateTimeParseException e) {
            throw call.fail(Problem.invalid("A time is written as 2026-11-22T18:00:00Z.", "/until"));
        }
    }

    @DELETE
    @Path("{id}")
    public Response withdraw(@PathParam("id") String id) {
        call.permit(AdministrativeAction.DECIDE_DEPROVISIONING);
        if (!runs().withdraw(call.organization().getId(), id)) {
            throw call.fail(Problem.notFound());
        }
        Trail.record(call, "deprovisioning.withdraw", Map.of("announcement", id));
        return Answers.nothing();
    }

    private Runs runs() {
        return new Runs(Providers.entities(call.session()));
    }
}
