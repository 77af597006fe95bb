package io.stagedoor.passwords.nbvcxz;

import io.stagedoor.passwords.domain.StrengthEstimate;
import me.gosimple.nbvcxz.Nbvcxz;
import me.gosimple.nbvcxz.resources.Configuration;
import me.gosimple.nbvcxz.resources.ConfigurationBuilder;

/** nbvcxz looks for words, dates, keyboard walks and repetitions, with dictionaries of its own: nothing leaves the machine. */
public final class NbvcxzStrength implements StrengthEstimate {

    /** Beyond it nbvcxz takes the best way found so far. */
    private static final long MOST_MILLIS = 200;

    /** Dictionaries are read once, when somebody asks first. */
    private static final class Loaded {
        private static final Configuration CONFIGURATION = new ConfigurationBuilder()
                .setMaxLength(LONGEST * 2)
                .setCombinationAlgorithmTimeout(MOST_MILLIS)
                .createConfiguration();
    }

    @Override
    public int of(String start) {
        return start.isEmpty()
                ? 0
                : new Nbvcxz(Loaded.CONFIGURATION).estimate(start).getBasicScore();
    }
}
