package io.stagedoor.administration.api;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** JSON answers. They tell of people and of one caller's rights, so nobody stores them. */
public final class Answers {

    private Answers() {}

    public static Response ok(Object value) {
        return json(Response.ok(), value);
    }

    public static Response ok(Object value, EntityTag tag) {
        return json(Response.ok().header("ETag", tag.toString()), value);
    }

    public static Response created(Object value) {
        return json(Response.status(201), value);
    }

    public static Response created(Object value, EntityTag tag) {
        return json(Response.status(201).header("ETag", tag.toString()), value);
    }

    public static Response nothing() {
        return Response.noContent().header("Cache-Control", "no-store").build();
    }

    /** Where the answer has headers of its own. */
    public static Response json(Response.ResponseBuilder answer, Object value) {
        return answer.type(MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-store")
                .entity(Json.write(value))
                .build();
    }
}
