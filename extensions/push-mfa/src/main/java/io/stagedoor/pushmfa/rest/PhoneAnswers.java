package io.stagedoor.pushmfa.rest;

import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Answers to phones: each brings the nonce of the next proof (RFC 9449 8.2), and none is kept by anybody.
 *
 * @param nonce the next one
 * @param now for phones whose clock is wrong
 */
record PhoneAnswers(String nonce, Instant now) {

    Response json(int status, Object body) {
        return bare(Response.status(status).type("application/json").entity(Json.write(body)));
    }

    Response nothing() {
        return bare(Response.noContent());
    }

    Response problem(Problem problem) {
        return bare(problemOf(problem));
    }

    /** RFC 9449 8. */
    Response nonceNeeded() {
        return bare(problemOf(new Problem(
                        401,
                        "nonce-needed",
                        "The proof needs a nonce",
                        "Repeat the request with a proof that holds the DPoP-Nonce of this answer.",
                        null))
                .header("WWW-Authenticate", "DPoP error=\"use_dpop_nonce\", algs=\"ES256\""));
    }

    /** RFC 9449 7.1. */
    Response unproved(String why) {
        return bare(problemOf(new Problem(
                        401,
                        "proof-needed",
                        "A proof of the phone's key is needed",
                        why + " Make a new one for each request.",
                        null))
                .header("WWW-Authenticate", "DPoP error=\"invalid_dpop_proof\", algs=\"ES256\""));
    }

    private static Response.ResponseBuilder problemOf(Problem problem) {
        return Response.status(problem.status())
                .type(ProblemException.PROBLEM_JSON)
                .entity(Json.write(problem));
    }

    private Response bare(Response.ResponseBuilder answer) {
        return answer.header("DPoP-Nonce", nonce)
                .header("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)))
                .header("Cache-Control", "no-store")
                .build();
    }
}
