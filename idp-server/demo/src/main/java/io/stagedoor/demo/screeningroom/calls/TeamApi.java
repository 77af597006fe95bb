package io.stagedoor.demo.screeningroom.calls;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * What the API says to any call about a team. It does nothing; it shows what an application is told by the gateway: who calls, with
 * which team role, and the constraint that it has to keep to itself ({@code approved-only} means nothing to a gateway).
 */
final class TeamApi {

    private static final String CONSTRAINT = "X-Auth-Permission-Constraint";

    private TeamApi() {}

    static JsonObject answer(JsonObject caller) {
        return new JsonObject().put("done", true).put("caller", caller);
    }

    /** What the application made of the constraint that it was told, where it was told one. */
    static Optional<String> constraint(String body) {
        try {
            return Optional.ofNullable(new JsonObject(body).getJsonObject("caller"))
                    .map(caller -> caller.getString(CONSTRAINT, ""))
                    .filter(constraint -> !constraint.isEmpty())
                    .map(constraint ->
                            "Allowed with the constraint “" + constraint + "”, which the application keeps.");
        } catch (DecodeException | ClassCastException e) {
            return Optional.empty();
        }
    }
}
