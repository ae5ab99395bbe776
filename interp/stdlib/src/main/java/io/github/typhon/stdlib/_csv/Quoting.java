// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._csv;

/** The values of {@code csv.QUOTE_*}. */
final class Quoting {
    static final int MINIMAL = 0;
    static final int ALL = 1;
    static final int NONNUMERIC = 2;
    static final int NONE = 3;
    static final int STRINGS = 4;
    static final int NOTNULL = 5;

    private Quoting() {}
}
