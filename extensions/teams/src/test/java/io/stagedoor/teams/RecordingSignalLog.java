package io.stagedoor.teams;

import io.stagedoor.signals.api.Signal;
import io.stagedoor.signals.api.SignalLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Remembers what was raised and counts versions. */
public final class RecordingSignalLog implements SignalLog {

    public final List<Signal> raised = new ArrayList<>();
    /** What another transaction commits while this one waits for the row of the version; once. */
    public Runnable meanwhile = () -> {};

    private final Map<String, Long> versions = new HashMap<>();

    @Override
    public void raise(Signal signal) {
        raised.add(signal);
    }

    @Override
    public void raiseAboutPerson(Signal.Type type, String realmId, String subject, @Nullable String reason) {
        raise(new Signal(type, realmId, null, subject, null, null, null, null, null, reason));
    }

    @Override
    public long nextVersion(String organizationId, String subject) {
        Runnable other = meanwhile;
        meanwhile = () -> {};
        other.run();
        return versions.merge(organizationId + "/" + subject, 1L, Long::sum);
    }

    @Override
    public long nextOrganizationVersion(String organizationId) {
        return versions.merge(organizationId, 1L, Long::sum);
    }

    @Override
    public Versions versions(@Nullable String organizationId, String subject) {
        return new Versions(
                versions.getOrDefault(organizationId + "/" + subject, 0L),
                versions.getOrDefault(String.valueOf(organizationId), 0L));
    }

    @Override
    public OptionalLong positionOf(String realmId, String subject, Instant since) {
        return OptionalLong.empty();
    }

    @Override
    public List<Reader> readers(String realmId, String organizationId, Instant since) {
        return List.of();
    }

    /** Types, subjects, teams and team roles of what was raised since the last time. */
    public List<String> news() {
        List<String> news = raised.stream()
                .map(signal -> signal.type().word() + " " + signal.organization() + " " + signal.subject() + " "
                        + signal.teamRole() + " " + signal.ver())
                .toList();
        raised.clear();
        return news;
    }
}
