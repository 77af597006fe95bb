package io.stagedoor.people.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.audit.api.AuditFact.Actor;
import io.stagedoor.audit.api.AuditFact.Outcome;
import io.stagedoor.audit.api.AuditFact.Target;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnFactsTest {

    private static final Instant AT = Instant.parse("2026-11-22T06:00:00Z");

    @Test
    void ofWhatOthersDidTellTheKindOfActorAndNothingOfThem() {
        OwnFacts.Told told =
                tell("admin-1", new Target("person", "maya"), Map.of("reason", "as Kim asked", "team", "t"));

        assertThat(told)
                .isEqualTo(new OwnFacts.Told(
                        AT.toString(), "person.suspend", "success", "person", "you", null, Map.of("team", "t")));
    }

    @Test
    void ofWhatThePersonDidToOthersDoNotTellToWhom() {
        OwnFacts.Told told = tell("maya", new Target("person", "noah"), Map.of("inviter", "noah"));

        assertThat(told.by()).isEqualTo("you");
        assertThat(told.about()).isEqualTo("person");
        assertThat(told.from()).isEqualTo("192.0.2.1");
        assertThat(told.details()).isEmpty();
    }

    @Test
    void nameWhatIsNobody() {
        assertThat(tell("maya", new Target("team", "t-1"), Map.of()).about()).isEqualTo("team t-1");
        assertThat(tell("maya", new Target("invitation", "i-1"), Map.of()).about())
                .isEqualTo("invitation");
    }

    private static OwnFacts.Told tell(String actor, Target target, Map<String, String> details) {
        return OwnFacts.tell(
                "maya",
                AT,
                new AuditFact(
                        "r",
                        "o",
                        Actor.person(actor, "portal"),
                        "person.suspend",
                        target,
                        Outcome.SUCCESS,
                        null,
                        "192.0.2.1",
                        "c",
                        details));
    }
}
