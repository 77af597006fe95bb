package io.stagedoor.organizations.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.organizations.api.Attention;
import io.stagedoor.organizations.api.AttentionSource;
import io.stagedoor.organizations.domain.PeopleCount;
import io.stagedoor.organizations.domain.SignInDay;
import io.stagedoor.organizations.domain.SignInHistory;
import io.stagedoor.organizations.store.PeopleFigures;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;

/** How an organization does, at one look. */
public final class OverviewResource {

    record OverviewJson(
            PeopleJson people, List<SignInJson> signIns, SecondFactorJson secondFactor, List<Attention> attention) {}

    record PeopleJson(long total, long suspended, long guests, long invited) {}

    record SignInJson(String date, long succeeded, long failed) {
        static SignInJson of(SignInDay day) {
            return new SignInJson(day.date().toString(), day.succeeded(), day.failed());
        }
    }

    record SecondFactorJson(long with, long without) {}

    private final AdministrativeCall call;

    OverviewResource(AdministrativeCall call) {
        this.call = call;
    }

    @GET
    @Path("")
    public Response read() {
        call.permit(AdministrativeAction.READ_OVERVIEW);
        Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
        PeopleCount people = PeopleFigures.of(call).count(now.getEpochSecond());
        SignInHistory signIns = SignIns.of(call, now);
        return Answers.ok(new OverviewJson(
                new PeopleJson(people.total(), people.suspended(), people.guests(), people.invited()),
                signIns.days().stream().map(SignInJson::of).toList(),
                new SecondFactorJson(people.withSecondFactor(), people.withoutSecondFactor()),
                attention(people, signIns)));
    }

    private List<Attention> attention(PeopleCount people, SignInHistory signIns) {
        Stream<Attention> own = Stream.of(
                        new Count("people-without-second-factor", people.withoutSecondFactor()),
                        new Count("failed-sign-ins-rising", signIns.risingFailures()))
                .filter(one -> one.count() > 0)
                .map(one -> new Attention(one.kind(), one.count()));
        Stream<Attention> others = call.session().getAllProviders(AttentionSource.class).stream()
                .flatMap(source -> source.of(call).stream());
        return Stream.concat(own, others)
                .sorted(Comparator.comparing(Attention::kind))
                .toList();
    }

    private record Count(String kind, long count) {}
}
