// SPDX-License-Identifier: Apache-2.0
/** What readers of lists, dicts and sets may see while another thread changes them. */
package io.github.typhon.stress.collections;
