package io.stagedoor.gateway.signals;

/** Learns of signals after they took effect; called on the feed's thread, so it must not wait. */
public interface SignalListener {

    /** Every signal, also those that end nothing. */
    void signal(Signal signal);

    /** The feed starts afresh: anything may have changed. */
    void afresh();

    /** Is told nothing. */
    static SignalListener none() {
        return new SignalListener() {
            @Override
            public void signal(Signal signal) {
                // not of interest
            }

            @Override
            public void afresh() {
                // not of interest
            }
        };
    }
}
