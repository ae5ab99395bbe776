// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax;

/**
 * Switches of the parser. {@code allowIncompleteInput} and {@code dontImplyDedent} are codeop's flags; {@code barryAsFlufl} is
 * the inherited future feature; {@code maxStrDigits} limits decimal int literals (0: no limit).
 */
public record ParseOptions(boolean allowIncompleteInput, boolean dontImplyDedent, boolean barryAsFlufl, int maxStrDigits) {

    public static final int PYCF_DONT_IMPLY_DEDENT = 0x200;
    public static final int PYCF_ALLOW_INCOMPLETE_INPUT = 0x4000;
    public static final int CO_FUTURE_BARRY_AS_BDFL = 0x400000;
    public static final int DEFAULT_MAX_STR_DIGITS = 4300;

    public static final ParseOptions DEFAULT = new ParseOptions(false, false, false, DEFAULT_MAX_STR_DIGITS);

    /** From the flags argument of {@code compile()}. */
    public static ParseOptions of(int flags, int maxStrDigits) {
        return new ParseOptions((flags & PYCF_ALLOW_INCOMPLETE_INPUT) != 0, (flags & PYCF_DONT_IMPLY_DEDENT) != 0,
                (flags & CO_FUTURE_BARRY_AS_BDFL) != 0, maxStrDigits);
    }
}
