// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

/**
 * When a site whose guesses fail learns again: at each failure while there were few, later at every eighth. Learning costs some lookups and an entry, which is
 * lost where no two receivers are of one class, but pays where classes or namespaces come and go and are used for a while.
 */
final class Learning {
    /** Failures that are all learnt from, of a site that tells few receivers apart. */
    static final int FEW = 48;
    /** The same for a site with a table. */
    static final int MANY = 1000;

    private Learning() {}

    /** Whether a site with so many failures behind it learns from the next one. */
    static boolean again(int failures, int limit) {
        return failures < limit || (failures & 7) == 0;
    }

    /** One failure more; positive, also after very many. */
    static int more(int failures) {
        return Math.max(1, failures + 1);
    }
}
