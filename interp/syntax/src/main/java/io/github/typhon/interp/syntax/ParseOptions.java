// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax;

/**
 * Switches of the parser. {@code allowIncompleteInput} and {@code dontImplyDedent} are codeop's flags; {@code barryAsFlufl} is
 * the inherited future feature; {@code typeComments} makes type comments part of the grammar; {@code maxStrDigits} limits decimal
 * int literals (0: no limit); syntax newer than Python 3.{@code featureVersion} is an error.
 */
public record ParseOptions(boolean allowIncompleteInput, boolean dontImplyDedent, boolean barryAsFlufl, boolean typeComments,
        int maxStrDigits, int featureVersion) {

    public static final int PYCF_DONT_IMPLY_DEDENT = 0x200;
    public static final int PYCF_TYPE_COMMENTS = 0x1000;
    public static final int PYCF_ALLOW_INCOMPLETE_INPUT = 0x4000;
    public static final int CO_FUTURE_BARRY_AS_BDFL = 0x400000;
    public static final int DEFAULT_MAX_STR_DIGITS = 4300;

    /** The minor version of Python that this parser is for. */
    public static final int NEWEST = 14;

    public static final ParseOptions DEFAULT = of(0, DEFAULT_MAX_STR_DIGITS);

    /** From the flags argument of {@code compile()}. */
    public static ParseOptions of(int flags, int maxStrDigits) {
        return new ParseOptions((flags & PYCF_ALLOW_INCOMPLETE_INPUT) != 0, (flags & PYCF_DONT_IMPLY_DEDENT) != 0,
                (flags & CO_FUTURE_BARRY_AS_BDFL) != 0, (flags & PYCF_TYPE_COMMENTS) != 0, maxStrDigits, NEWEST);
    }

    /** The same for the syntax of Python 3.{@code minor}. */
    public ParseOptions withFeatureVersion(int minor) {
        return new ParseOptions(allowIncompleteInput, dontImplyDedent, barryAsFlufl, typeComments, maxStrDigits, minor);
    }
}
