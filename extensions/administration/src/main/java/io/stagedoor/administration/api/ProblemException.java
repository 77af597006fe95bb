package io.stagedoor.administration.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Ends a call with a problem. Whoever throws it inside a transaction that has written marks that for rollback: see {@link AdministrativeCall#fail}. */
public final class ProblemException extends WebApplicationException {

    public static final MediaType PROBLEM_JSON = MediaType.valueOf("application/problem+json");

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        this(problem, Map.of());
    }

    public ProblemException(Problem problem, Map<String, String> headers) {
        super(problem.code(), response(problem, headers));
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    private static Response response(Problem problem, Map<String, String> headers) {
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(PROBLEM_JSON).entity(Json.write(problem));
        headers.forEach(answer::header);
        return answer.header("Cache-Control", "no-store").build();
    }
}
