package io.stagedoor.demo.screeningroom.calls;

import com.nimbusds.jose.util.Base64URL;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/** The {@code teams} claim, read to know what to try. What may be done is the gateway's to say. */
final class TeamsClaim {

    private TeamsClaim() {}

    /** Team role by team id; empty where the token names no team. */
    static Map<String, String> of(String token) {
        Map<String, String> roles = new TreeMap<>();
        try {
            JsonObject claims = new JsonObject(new Base64URL(token.split("\\.", -1)[1]).decodeToString());
            JsonObject teams = claims.getJsonObject("teams", new JsonObject());
            teams.fieldNames()
                    .forEach(team -> roles.put(team, teams.getJsonObject(team).getString("role", "")));
        } catch (DecodeException | ArrayIndexOutOfBoundsException | ClassCastException e) {
            return Map.of();
        }
        return roles;
    }
}
