// SPDX-License-Identifier: Apache-2.0
/** Strings, and the attributes of instances: adding, overwriting, deleting, and moving to a dict, by two threads. */
package io.github.typhon.stress.objects;
