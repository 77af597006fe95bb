package io.stagedoor.organizations.rest;

import io.stagedoor.administration.api.EntityTag;
import io.stagedoor.administration.api.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** JSON answers for one administrator, so nobody stores them. */
final class Answers {

    private Answers() {}

    static Response ok(Object value) {
        return json(Response.ok(), value);
    }

    static Response ok(Object value, EntityTag tag) {
        return json(Response.ok().header("ETag", tag.toString()), value);
    }

    private static Response json(Response.ResponseBuilder answer, Object value) {
        return answer.type(MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-store")
                .entity(Json.write(value))
                .build();
    }
}
