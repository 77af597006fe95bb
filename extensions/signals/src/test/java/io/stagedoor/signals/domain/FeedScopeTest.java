package io.stagedoor.signals.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.signals.api.Signal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeedScopeTest {

    private static final FeedScope ACME = FeedScope.of(Set.of("acme-id"));

    @Test
    void aScopedReaderSeesItsOrganizationAndNoOther() {
        assertThat(ACME.sees(logged(Signal.catalogueChanged("r", "acme-id"), null)))
                .isTrue();
        assertThat(ACME.sees(logged(Signal.catalogueChanged("r", "globex-id"), null)))
                .isFalse();
    }

    @Test
    void aScopedReaderLearnsNothingOfStrangers() {
        assertThat(ACME.sees(logged(Signal.sessionEnded("r", "stranger", "s", null), null)))
                .isFalse();
        assertThat(ACME.sees(logged(Signal.sessionEnded("r", "stranger", "s", null), "globex-id")))
                .isFalse();
    }

    @Test
    void aFactAboutAPersonIsSeenOnceByEach() {
        Signal ended = Signal.sessionEnded("r", "maya", "s", null);
        assertThat(FeedScope.REALM.sees(logged(ended, null))).isTrue();
        assertThat(FeedScope.REALM.sees(logged(ended, "acme-id"))).isFalse();
        assertThat(ACME.sees(logged(ended, "acme-id"))).isTrue();
    }

    @Test
    void whatConcernsEverybodyIsSeenByAll() {
        assertThat(ACME.sees(logged(Signal.allEnded("r", null), LoggedSignal.EVERYBODY)))
                .isTrue();
        assertThat(FeedScope.REALM.sees(logged(Signal.allEnded("r", null), LoggedSignal.EVERYBODY)))
                .isTrue();
    }

    private static LoggedSignal logged(Signal signal, @Nullable String shownTo) {
        return new LoggedSignal(1, 0, signal, shownTo, null);
    }
}
