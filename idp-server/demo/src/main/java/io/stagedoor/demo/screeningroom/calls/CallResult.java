package io.stagedoor.demo.screeningroom.calls;

/**
 * What came of a call.
 *
 * @param request what was asked, for people
 * @param status the HTTP status; 0 where nobody answered
 * @param reason why, as the gateway or the application said it
 * @param correlationId finds the decision in the gateway's log
 * @param body what the caller got
 */
public record CallResult(
        String title, String request, int status, Decision decision, String reason, String correlationId, String body) {

    /** The gateway's decision, or that there was none. */
    public enum Decision {
        ALLOWED,
        REFUSED,
        NO_ANSWER;

        static Decision of(int status) {
            if (status >= 200 && status < 300) {
                return ALLOWED;
            }
            return status == 401 || status == 403 ? REFUSED : NO_ANSWER;
        }
    }
}
