package io.stagedoor.signals.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.signals.api.Signal;
import io.stagedoor.signals.api.SignalLog;
import io.stagedoor.signals.domain.FeedScope;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedReadersTest {

    private OnH2 database;

    @BeforeEach
    void open() throws Exception {
        database = new OnH2();
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    @Test
    void aGatewayOfOneOrganizationIsNoReaderOfAnother() {
        note("all", FeedScope.REALM, 7, 100);
        note("acme", FeedScope.of(Set.of("acme", "initech")), 8, 100);

        assertThat(readers("acme", 100)).extracting(SignalLog.Reader::instance).containsExactly("acme", "all");
        assertThat(readers("globex", 100))
                .extracting(SignalLog.Reader::instance)
                .containsExactly("all");
    }

    @Test
    void whatWasNotHeardOfIsNoReaderAndIsForgotten() {
        note("old", FeedScope.REALM, 7, 100);

        assertThat(readers("acme", 101)).isEmpty();
        database.inTransaction(entities -> {
            new FeedReaders(entities, "r").note("gateway", "new", FeedScope.REALM, 1, 500, 101);
            return true;
        });
        assertThat(readers("acme", 0)).extracting(SignalLog.Reader::instance).containsExactly("new");
    }

    @Test
    void theLastWordCounts() {
        note("one", FeedScope.REALM, 7, 100);
        note("one", FeedScope.REALM, 9, 101);

        assertThat(readers("acme", 0)).extracting(SignalLog.Reader::position).containsExactly(9L);
        assertThat(database.<Long>inTransaction(entities -> new FeedReaders(entities, "r").count("gateway")))
                .isEqualTo(1);
        assertThat(database.<Boolean>inTransaction(entities -> new FeedReaders(entities, "r").knows("gateway", "two")))
                .isFalse();
    }

    @Test
    void thePositionIsKnownWhenAllSignalsAboutSomebodyHaveOne() {
        add("maya", 100);
        assertThat(about("maya", 100)).isNull();
        database.inTransaction(entities -> new SignalTable(entities).dispatch("r", 10, 100));
        add("tom", 100);

        assertThat(about("maya", 100)).isEqualTo(1);
        assertThat(about("maya", 101)).isZero();
        assertThat(about("tom", 100)).isNull();
    }

    private void add(String subject, long now) {
        database.inTransaction(entities -> {
            new SignalTable(entities).add(Signal.credentialChanged("r", subject, null), null, null, now);
            return true;
        });
    }

    private Long about(String subject, long since) {
        return database.inTransaction(entities -> new SignalTable(entities).lastAbout("r", subject, since));
    }

    private void note(String instance, FeedScope scope, long position, long now) {
        database.inTransaction(entities -> {
            new FeedReaders(entities, "r").note("gateway", instance, scope, position, now, 0);
            return true;
        });
    }

    private java.util.List<SignalLog.Reader> readers(String organization, long since) {
        return database.inTransaction(entities -> new FeedReaders(entities, "r").of(organization, since));
    }
}
