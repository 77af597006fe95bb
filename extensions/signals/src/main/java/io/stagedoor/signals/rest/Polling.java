package io.stagedoor.signals.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.signals.domain.EventStream;
import io.stagedoor.signals.domain.LoggedSignal;
import io.stagedoor.signals.domain.SecurityEvent;
import io.stagedoor.signals.rest.EventStreamRequests.Poll;
import io.stagedoor.signals.rest.EventStreamRequests.Polled;
import io.stagedoor.signals.store.EventStreams;
import io.stagedoor.signals.store.SignalTable;
import io.stagedoor.signals.streams.EventTokens;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Answers one poll (RFC 8936). A stream has one position: acknowledgements count up to the first token that was not acknowledged; what lies
 * behind it is sent again, under the same ids.
 */
final class Polling {

    private static final int PAGE = 500;

    private final AdministrativeCall call;
    private final EntityManager entities;

    Polling(AdministrativeCall call, EntityManager entities) {
        this.call = call;
        this.entities = entities;
    }

    Polled answer(EventStream stream, Poll request) {
        Set<String> answered = new HashSet<>(request.ack() == null ? List.of() : request.ack());
        // An error report is an answer: the same token again would get the same one.
        answered.addAll(request.setErrs() == null ? Set.of() : request.setErrs().keySet());
        EventTokens tokens = new EventTokens(call.session(), call.realm());
        boolean verified = stream.verification() != null && answered.contains(stream.verificationJti());
        Map<String, String> sets = new LinkedHashMap<>();
        if (stream.verification() != null && !verified && request.most() > 0) {
            sets.put(stream.verificationJti(), tokens.verification(stream));
        }
        List<LoggedSignal> page = new SignalTable(entities).beyond(call.realm().getId(), stream.position(), PAGE);
        long position = stream.position();
        boolean contiguous = true;
        boolean more = page.size() == PAGE;
        for (LoggedSignal logged : page) {
            Optional<SecurityEvent> event =
                    stream.scope().sees(logged) ? SecurityEvent.of(logged, stream.issuer()) : Optional.empty();
            String jti = stream.jti(logged.position());
            if (event.isPresent() && !answered.contains(jti)) {
                contiguous = false;
                if (sets.size() < request.most()) {
                    sets.put(jti, tokens.of(stream, logged.position(), event.get()));
                } else {
                    more = true;
                }
            }
            position = contiguous ? logged.position() : position;
        }
        if (position > stream.position() || verified) {
            new EventStreams(entities).advance(stream, position, verified);
        }
        return new Polled(sets, more);
    }
}
