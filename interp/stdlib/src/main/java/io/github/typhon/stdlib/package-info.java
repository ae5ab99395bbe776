// SPDX-License-Identifier: Apache-2.0
/** The modules that CPython writes in C, one package each, named exactly as Python names them. */
package io.github.typhon.stdlib;
