// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.xml;

/** Ends parsing with an error. It carries no stack: it is an outcome of input, not of a fault. */
final class XmlFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    final transient XmlError error;

    XmlFailure(XmlError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }
}
