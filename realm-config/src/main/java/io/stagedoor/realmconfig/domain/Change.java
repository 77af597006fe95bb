package io.stagedoor.realmconfig.domain;

import java.util.List;

/** One planned change of one resource, and how to make it. */
public record Change(Action action, String kind, String name, List<Difference> differences, Effect effect) {
    public Change {
        differences = List.copyOf(differences);
    }

    /** What happens to the resource, with the sign that the plan prints. */
    public enum Action {
        CREATE('+'),
        CHANGE('~'),
        DELETE('-');

        private final char sign;

        Action(char sign) {
            this.sign = sign;
        }

        public char sign() {
            return sign;
        }
    }

    /** The write itself. It may throw: then the change did not happen, or not wholly. */
    @FunctionalInterface
    public interface Effect {
        void run();
    }

    public String title() {
        return kind + " '" + name + "'";
    }

    @Override
    public String toString() {
        return action.sign() + " " + title();
    }
}
