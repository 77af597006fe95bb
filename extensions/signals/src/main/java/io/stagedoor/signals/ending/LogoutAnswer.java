package io.stagedoor.signals.ending;

/** What came of telling an application. */
enum LogoutAnswer {
    /** It has acted on it. */
    ACKNOWLEDGED,
    /** It will not, and the same token again would get the same answer; or nobody is there to be told any more. */
    REFUSED,
    /** Nothing was heard of it: to be tried again. */
    AGAIN
}
