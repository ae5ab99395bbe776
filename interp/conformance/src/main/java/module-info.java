// SPDX-License-Identifier: Apache-2.0
/** Runs CPython's own test files in processes of the command {@code typhon}. */
module io.github.typhon.conformance {
    requires java.xml;
}
