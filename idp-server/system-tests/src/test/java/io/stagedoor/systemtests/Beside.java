package io.stagedoor.systemtests;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** The same operation of two servers, in turns: what each costs its server, and how long it takes. */
final class Beside {

    /** Milliseconds of CPU that a server has used so far. */
    interface Cpu {
        long millis() throws IOException;
    }

    private final Cpu ourCpu;
    private final Cpu theirCpu;
    private final List<Double> times = new ArrayList<>();
    private long ours;
    private long theirs;
    private int operations;

    Beside(Cpu ourCpu, Cpu theirCpu) {
        this.ourCpu = ourCpu;
        this.theirCpu = theirCpu;
    }

    void warm(int times, IntConsumer our, IntConsumer their) {
        ScimLoad.millis(times, our);
        ScimLoad.millis(times, their);
    }

    void round(int times, IntConsumer our, IntConsumer their) throws IOException {
        long began = ourCpu.millis();
        double ourTime = ScimLoad.sum(ScimLoad.millis(times, our));
        long middle = ourCpu.millis();
        long theirBegan = theirCpu.millis();
        double theirTime = ScimLoad.sum(ScimLoad.millis(times, their));
        theirs += theirCpu.millis() - theirBegan;
        ours += middle - began;
        operations += times;
        this.times.add(theirTime / ourTime);
    }

    double ours() {
        return (double) ours / operations;
    }

    double theirs() {
        return (double) theirs / operations;
    }

    double ratio() {
        return (double) theirs / ours;
    }

    /** Their time to ours, the median of the rounds. */
    double times() {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}
