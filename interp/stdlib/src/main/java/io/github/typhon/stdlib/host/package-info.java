// SPDX-License-Identifier: Apache-2.0
/** What several modules need of the operating system: file descriptors, error numbers. */
package io.github.typhon.stdlib.host;
