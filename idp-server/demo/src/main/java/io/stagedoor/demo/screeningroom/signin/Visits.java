package io.stagedoor.demo.screeningroom.signin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The sessions of Screening Room, in memory. The oldest goes where there are too many. */
public final class Visits {

    static final int MOST = 1_000;

    private final Map<String, Visit> byId = new LinkedHashMap<>();

    synchronized void put(Visit visit) {
        byId.put(visit.id(), visit);
        if (byId.size() > MOST) {
            byId.remove(byId.keySet().iterator().next());
        }
    }

    /** Changes nothing where the visit has ended meanwhile: a refresh must not revive what a logout ended. */
    synchronized void renew(Visit visit) {
        byId.replace(visit.id(), visit);
    }

    public synchronized Optional<Visit> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public synchronized Optional<Visit> end(String id) {
        return Optional.ofNullable(byId.remove(id));
    }

    int endSession(String sessionId) {
        return endAll(visit -> visit.visitor().sessionId().equals(Optional.of(sessionId)));
    }

    int endSubject(String subject) {
        return endAll(visit -> visit.visitor().subject().equals(subject));
    }

    private synchronized int endAll(Predicate<Visit> which) {
        List<Visit> ended = new ArrayList<>(byId.values());
        ended.removeIf(which.negate());
        ended.forEach(visit -> byId.remove(visit.id()));
        return ended.size();
    }
}
