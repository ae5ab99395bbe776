// SPDX-License-Identifier: Apache-2.0
/** The containers as the lower module sees them. Arrows: out to every container package; in from objects by service loading only. */
package io.github.typhon.collections.factory;
