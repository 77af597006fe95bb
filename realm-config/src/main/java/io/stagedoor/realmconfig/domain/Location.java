package io.stagedoor.realmconfig.domain;

/** Where a declared value stands, as people name it: {@code file:line}, lines counted from 1; 0 means the whole file. */
public record Location(String file, int line) {
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line;
    }
}
