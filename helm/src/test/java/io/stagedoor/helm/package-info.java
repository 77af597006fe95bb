/** Tests of the chart and of the image's recipe: rendered by the real Helm library, read as strictly as an API server would. */
@NullMarked
package io.stagedoor.helm;

import org.jspecify.annotations.NullMarked;
