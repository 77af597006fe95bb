package io.stagedoor.signals.ending;

import io.stagedoor.signals.domain.SessionEndJob;
import java.util.List;
import java.util.Set;

/** What applications are to be told; each call is a transaction of its own, and none is open while an application is talked to. */
interface LogoutJobs {

    /** Applications that something is due for, whoever waits longest first. */
    List<String> dueApplications(Set<String> except, int most);

    /** The next of one application; they come back by themselves where nothing is heard of them. */
    List<SessionEndJob> take(String application);

    /**
     * Told, or given up.
     *
     * @param acknowledged whether the application has acted on it
     */
    void done(SessionEndJob job, boolean acknowledged);

    /** Tried in vain. The application is left alone for a while, with everything that waits for it. */
    void failed(SessionEndJob job);

    /** Taken and not tried. */
    void untried(List<SessionEndJob> jobs);
}
