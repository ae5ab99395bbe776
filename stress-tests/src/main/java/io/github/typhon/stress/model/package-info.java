// SPDX-License-Identifier: Apache-2.0
/** Small concurrent programs over one container whose interleavings Lincheck tries one after the other, compared with plain Java collections. */
package io.github.typhon.stress.model;
