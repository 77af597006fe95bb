package io.stagedoor.realmconfig.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stagedoor.realmconfig.domain.Flow.Execution;
import io.stagedoor.realmconfig.domain.Flow.SubFlow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlowReplacementTest {
    private static final Flow OLD = flow("old");
    private static final Flow NEW = flow("new");

    private static Flow flow(String authenticator) {
        Flow below = new Flow("below", "", List.of(new Execution(authenticator, "REQUIRED", Map.of())));
        return new Flow("browser", "", List.of(new SubFlow(below, "REQUIRED")));
    }

    /** A realm in memory that breaks off after so many writes, and checks each use after each write. */
    private static final class RealmInMemory implements FlowReplacement.Flows {
        private final Map<String, Flow> whole = new HashMap<>();
        private final List<String> parts = new ArrayList<>();
        private final List<String> uses = new ArrayList<>(List.of("browser", "browser"));
        private int writesLeft = Integer.MAX_VALUE;

        RealmInMemory() {
            whole.put("browser", OLD);
        }

        private void write() {
            if (writesLeft-- == 0) {
                throw new IllegalStateException("broken off");
            }
        }

        private void everyUseHasAWholeFlow() {
            assertThat(whole.keySet()).containsAll(uses);
        }

        @Override
        public boolean exists(String alias) {
            return whole.containsKey(alias) || parts.contains(alias);
        }

        @Override
        public boolean holds(Flow flow) {
            return flow.equals(whole.get(flow.alias()));
        }

        @Override
        public void build(Flow flow) {
            assertThat(exists(flow.alias())).as("a name is taken once").isFalse();
            write();
            parts.add(flow.alias());
            write();
            parts.remove(flow.alias());
            whole.put(flow.alias(), flow);
        }

        @Override
        public void delete(String alias) {
            assertThat(uses).as("nobody deletes a flow in use").doesNotContain(alias);
            if (exists(alias)) {
                write();
                whole.remove(alias);
                parts.remove(alias);
            }
        }

        @Override
        public boolean isUsed(String alias) {
            return uses.contains(alias);
        }

        @Override
        public void moveUses(String from, String to) {
            for (int i = 0; i < uses.size(); i++) {
                if (uses.get(i).equals(from)) {
                    write();
                    uses.set(i, to);
                    everyUseHasAWholeFlow();
                }
            }
        }
    }

    private final RealmInMemory realm = new RealmInMemory();

    private void isAsDeclared(Flow wanted) {
        assertThat(realm.whole).isEqualTo(Map.of("browser", wanted));
        assertThat(realm.parts).isEmpty();
        assertThat(realm.uses).containsExactly("browser", "browser");
    }

    @Test
    void replacesAFlowInUse() {
        new FlowReplacement(realm).apply(NEW);

        isAsDeclared(NEW);
    }

    @Test
    void replacesAFlowThatNobodyUsesWithoutAStandby() {
        realm.uses.clear();
        realm.writesLeft = 3;

        new FlowReplacement(realm).apply(NEW);

        assertThat(realm.whole).isEqualTo(Map.of("browser", NEW));
    }

    @Test
    void createsAFlowThatIsNotThere() {
        realm.uses.clear();
        realm.whole.clear();

        new FlowReplacement(realm).apply(NEW);

        assertThat(realm.whole).isEqualTo(Map.of("browser", NEW));
    }

    @Test
    void whereverItBreaksOffEveryUseHasAWholeFlowAndTheNextRunCompletesIt() {
        int broken = 0;
        for (int writes = 0; breaksOffAfter(writes).isPresent(); writes++) {
            broken++;
        }
        assertThat(broken).isGreaterThan(8);
    }

    /** The realm after the second run; empty where so many writes were enough for the first. */
    private static Optional<RealmInMemory> breaksOffAfter(int writes) {
        FlowReplacementTest test = new FlowReplacementTest();
        test.realm.writesLeft = writes;
        FlowReplacement replacement = new FlowReplacement(test.realm);
        try {
            replacement.apply(NEW);
            return Optional.empty();
        } catch (IllegalStateException brokenOff) {
            test.realm.everyUseHasAWholeFlow();
        }
        test.realm.writesLeft = Integer.MAX_VALUE;
        replacement.apply(NEW);
        test.isAsDeclared(NEW);
        return Optional.of(test.realm);
    }

    @Test
    void aBrokenRunMayBeContinuedWithAnotherDeclaration() {
        Flow newest = flow("newest");
        for (int writes = 0; writes < 12; writes++) {
            FlowReplacementTest test = new FlowReplacementTest();
            test.realm.writesLeft = writes;
            try {
                new FlowReplacement(test.realm).apply(NEW);
            } catch (IllegalStateException brokenOff) {
                test.realm.everyUseHasAWholeFlow();
            }
            test.realm.writesLeft = Integer.MAX_VALUE;
            new FlowReplacement(test.realm).apply(newest);
            test.isAsDeclared(newest);
        }
    }

    @Test
    void theRealmOfThisTestNoticesADeletedFlowInUse() {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> realm.delete("browser"));
    }
}
