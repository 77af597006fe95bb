package io.stagedoor.federation.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.federation.change.Projection;
import io.stagedoor.federation.change.Providers;
import io.stagedoor.federation.change.TestAttempt;
import io.stagedoor.federation.domain.Connection;
import io.stagedoor.federation.store.TestSignIns;
import io.stagedoor.federation.store.TestSignIns.TestSignIn;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Test sign-ins with what was saved last. */
public final class TestSignInsResource {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration KEPT = Duration.ofDays(1);

    record Begun(String id, String url, String expires) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TestJson(
            String id,
            String state,
            int revision,
            @Nullable String arrivedAt,
            @JsonUnwrapped TestAttempt.@Nullable Result result) {}

    private final AdministrativeCall call;
    private final String connection;
    private final TestSignIns tests;

    TestSignInsResource(AdministrativeCall call, String connection) {
        this.call = call;
        this.connection = connection;
        this.tests = Providers.testSignIns(call.session());
    }

    @POST
    @Path("")
    public Response begin() {
        call.permit(AdministrativeAction.CHANGE_CONNECTIONS);
        Connection found = found();
        boolean described = Providers.connections(
                        call.session(), call.organization().getId())
                .revision(connection, found.draft())
                .filter(draft -> !draft.fetched().isEmpty())
                .isPresent();
        if (!described) {
            throw call.fail(Problem.conflict(
                    "nothing-to-test",
                    "The settings are not complete",
                    "Paste what your identity provider gives you first."));
        }
        Instant now = Providers.CLOCK.instant();
        TestSignIn test = new TestSignIn(
                UUID.randomUUID().toString(),
                connection,
                found.draft(),
                call.caller().subject(),
                now.plus(LIFE),
                TestSignIns.State.WAITING,
                null,
                "");
        tests.begin(test, now.minus(KEPT));
        Trail.record(
                call, "connection.test", "connection", connection, Map.of("revision", String.valueOf(found.draft())));
        return Answers.created(new Begun(
                test.id(),
                TestAttempt.begin(call.session(), test.id(), Projection.alias(connection))
                        .toString(),
                test.expires().toString()));
    }

    @GET
    @Path("{test}")
    public Response read(@PathParam("test") String id) {
        call.permit(AdministrativeAction.CHANGE_CONNECTIONS);
        found();
        TestSignIn test = tests.find(connection, id).orElseThrow(() -> call.fail(Problem.notFound()));
        boolean expired = test.state() == TestSignIns.State.WAITING
                && !Providers.CLOCK.instant().isBefore(test.expires());
        return Answers.ok(new TestJson(
                test.id(),
                expired ? "expired" : test.state().name().toLowerCase(Locale.ROOT),
                test.revision(),
                test.arrivedAt() == null ? null : test.arrivedAt().toString(),
                test.result().isEmpty() ? null : TestAttempt.result(test.result())));
    }

    private Connection found() {
        return Providers.connections(call.session(), call.organization().getId())
                .find(connection)
                .orElseThrow(() -> call.fail(Problem.notFound()));
    }
}
