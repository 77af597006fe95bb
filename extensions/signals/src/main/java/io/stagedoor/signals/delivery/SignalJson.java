package io.stagedoor.signals.delivery;

import io.stagedoor.administration.api.Json;
import io.stagedoor.signals.api.Signal;
import io.stagedoor.signals.domain.LoggedSignal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A signal as it stands in the feed. */
final class SignalJson {

    private SignalJson() {}

    static String of(LoggedSignal logged) {
        Signal signal = logged.signal();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", signal.type().word());
        members.put("at", logged.atMillis());
        put(members, "organization", signal.organization());
        put(members, "alias", logged.alias());
        put(members, "subject", signal.subject());
        put(members, "session", signal.session());
        put(members, "client", signal.client());
        put(members, "team", signal.team());
        put(members, "teamRole", signal.teamRole());
        put(members, "ver", signal.ver());
        if (!signal.type().isListed()) {
            members.put("ends", true);
        }
        return Json.write(members);
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}
