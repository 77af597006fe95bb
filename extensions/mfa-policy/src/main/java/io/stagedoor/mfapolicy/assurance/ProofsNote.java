package io.stagedoor.mfapolicy.assurance;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How proofs are kept with a session: {@code password=1700000000;totp=1700000009;upstream=2@1700000000:mfa otp}. Sessions are held in memory and
 * copied between nodes, so it is short.
 */
public final class ProofsNote {

    private static final String UPSTREAM = "upstream";

    private ProofsNote() {}

    public static String write(Proofs proofs) {
        String methods = proofs.methods().entrySet().stream()
                .map(one -> one.getKey().word() + '=' + one.getValue().getEpochSecond())
                .collect(Collectors.joining(";"));
        @Nullable Upstream upstream = proofs.upstream();
        if (upstream == null) {
            return methods;
        }
        return (methods.isEmpty() ? "" : methods + ';')
                + UPSTREAM
                + '='
                + upstream.level()
                + '@'
                + upstream.at().getEpochSecond()
                + ':'
                + String.join(" ", upstream.references());
    }

    /** What cannot be read proves nothing. */
    public static Proofs read(@Nullable String note) {
        if (note == null || note.isEmpty()) {
            return Proofs.NONE;
        }
        try {
            return parse(note);
        } catch (IllegalArgumentException | DateTimeException e) {
            return Proofs.NONE;
        }
    }

    private static Proofs parse(String note) {
        Map<Method, Instant> methods = new EnumMap<>(Method.class);
        @Nullable Upstream upstream = null;
        for (String part : note.split(";", -1)) {
            String[] pair = part.split("=", 2);
            if (pair.length != 2) {
                throw new IllegalArgumentException(part);
            }
            if (pair[0].equals(UPSTREAM)) {
                upstream = upstream(pair[1]);
            } else {
                Instant at = instant(pair[1]);
                Method.of(pair[0]).ifPresent(method -> methods.put(method, at));
            }
        }
        return new Proofs(methods, upstream);
    }

    private static Upstream upstream(String text) {
        int at = text.indexOf('@');
        int colon = text.indexOf(':');
        if (at < 0 || colon < at) {
            throw new IllegalArgumentException(text);
        }
        return new Upstream(
                Integer.parseInt(text.substring(0, at)),
                instant(text.substring(at + 1, colon)),
                List.of(text.substring(colon + 1).split(" ", -1)));
    }

    private static Instant instant(String seconds) {
        return Instant.ofEpochSecond(Long.parseLong(seconds));
    }
}
