package io.stagedoor.realmconfig.domain;

/**
 * Replaces a flow that may be in use. It is never edited: the new one is built beside it, the uses move there, the old one
 * is rebuilt under its own name, the uses move back. At every moment each use points to a whole flow, whatever breaks off;
 * the next run continues.
 */
public final class FlowReplacement {
    /** What the name of the flow ends with that stands in meanwhile. */
    public static final String STANDBY = " standby";

    private final Flows flows;

    public FlowReplacement(Flows flows) {
        this.flows = flows;
    }

    /** The flows of a realm, and who uses them. */
    public interface Flows {
        boolean exists(String alias);

        /** Whether the flow is there, whole and exactly so. */
        boolean holds(Flow flow);

        /** May break off half-way and leave a part. */
        void build(Flow flow);

        /** Nothing happens where there is no such flow. */
        void delete(String alias);

        boolean isUsed(String alias);

        /** Each use moves by one write. May break off between two uses. */
        void moveUses(String from, String to);
    }

    public void apply(Flow wanted) {
        String alias = wanted.alias();
        String standby = alias + STANDBY;
        if (!flows.holds(wanted)) {
            if (flows.isUsed(alias)) {
                prepare(wanted, standby);
                flows.moveUses(alias, standby);
            }
            flows.delete(alias);
            flows.build(wanted);
        }
        if (flows.exists(standby)) {
            flows.moveUses(standby, alias);
            flows.delete(standby);
        }
    }

    /** A standby that is used already is whole: uses only ever move to it when it is complete. */
    private void prepare(Flow wanted, String standby) {
        if (!flows.isUsed(standby)) {
            flows.delete(standby);
            flows.build(wanted.renamed(STANDBY));
        }
    }
}
