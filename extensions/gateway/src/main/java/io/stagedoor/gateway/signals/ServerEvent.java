package io.stagedoor.gateway.signals;

import org.jspecify.annotations.Nullable;

/**
 * One server-sent event (HTML Living Standard 9.2.6).
 *
 * @param name of the {@code event} field, {@code message} where there was none
 * @param data the {@code data} lines, joined by line feeds
 * @param id of this event's own {@code id} field, null where it had none
 */
record ServerEvent(String name, String data, @Nullable String id) {}
