package io.stagedoor.federation.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stagedoor.federation.domain.Arrival;
import io.stagedoor.federation.domain.Assurance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Keeps what arrived with the attempt, for whoever decides later on about teams and assurance. */
public final class ArrivalNote {

    /** Name of the auth note. */
    public static final String NAME = "stagedoor.arrival";

    /** Characters: attempts are held in memory and copied between nodes. */
    static final int LONGEST = 64 * 1024;

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    /** As it is written; the instant in seconds, so that no module of Jackson is needed. */
    private record Written(
            String immutableId,
            String username,
            @Nullable String email,
            @Nullable Boolean emailVerified,
            @Nullable String firstName,
            @Nullable String lastName,
            List<String> groups,
            boolean groupsTruncated,
            Map<String, List<String>> claims,
            @Nullable String acr,
            List<String> amr,
            @Nullable Long authTime) {}

    private ArrivalNote() {}

    /** What is too long is written without its claims, and then with as many groups as fit. */
    public static void write(AuthenticationSessionModel attempt, Arrival arrival) {
        attempt.setAuthNote(NAME, written(arrival));
    }

    /** Null where nothing arrived. */
    public static @Nullable Arrival read(AuthenticationSessionModel attempt) {
        @Nullable String note = attempt.getAuthNote(NAME);
        return note == null ? null : read(note);
    }

    static String written(Arrival arrival) {
        String full = json(arrival, arrival.claims(), arrival.groups(), arrival.groupsTruncated());
        if (full.length() <= LONGEST) {
            return full;
        }
        List<String> groups = arrival.groups();
        String text = json(arrival, Map.of(), groups, arrival.groupsTruncated());
        while (text.length() > LONGEST) {
            groups = groups.subList(0, groups.size() / 2);
            text = json(arrival, Map.of(), groups, true);
        }
        return text;
    }

    static Arrival read(String note) {
        try {
            Written read = JSON.readValue(note, Written.class);
            return new Arrival(
                    read.immutableId(),
                    read.username(),
                    read.email(),
                    read.emailVerified(),
                    read.firstName(),
                    read.lastName(),
                    read.groups(),
                    read.groupsTruncated(),
                    read.claims(),
                    new Assurance(
                            read.acr(),
                            read.amr(),
                            read.authTime() == null ? null : Instant.ofEpochSecond(read.authTime())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(
            Arrival arrival, Map<String, List<String>> claims, List<String> groups, boolean truncated) {
        Assurance assurance = arrival.assurance();
        @Nullable Instant at = assurance.authTime();
        try {
            return JSON.writeValueAsString(new Written(
                    arrival.immutableId(),
                    arrival.username(),
                    arrival.email(),
                    arrival.emailVerified(),
                    arrival.firstName(),
                    arrival.lastName(),
                    groups,
                    truncated,
                    claims,
                    assurance.acr(),
                    assurance.amr(),
                    at == null ? null : at.getEpochSecond()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
