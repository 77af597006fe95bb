# Finds a JDK, whatever 'java' on this machine happens to be. Sourced by ./stagedoor.

# The feature release of the JDK in a folder ("25"), or nothing where there is no whole JDK.
jdk_release() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
    local version
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null || true)
    [ -n "$version" ] || version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
    printf %s "$version"
}

# Sets JAVA_HOME to JDK 25 where there is one (it can use the AOT cache), else to the newest from 21 on.
find_java() {
    local candidate release best='' best_release=0 on_path=''
    if command -v javac >/dev/null; then
        on_path=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")
    fi
    for candidate in "${STAGEDOOR_JAVA_HOME:-}" "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/*jdk* /opt/java/* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        [ -n "$candidate" ] || continue
        release=$(jdk_release "$candidate")
        [ -n "$release" ] && ((release >= 21)) || continue
        if ((release == 25)); then
            best=$candidate
            break
        fi
        if ((release > best_release)); then best=$candidate best_release=$release; fi
    done
    [ -n "$best" ] || fail "no JDK 21 or newer was found. Install one (JDK 25 is best, for example Temurin: https://adoptium.net; on Debian and Ubuntu 'apt install openjdk-21-jdk' or newer), or point JAVA_HOME at one."
    export JAVA_HOME=$best STAGEDOOR_JAVA=$best/bin/java
}
